/**
 * What an auditor takes away with `stet export`, and what `stet open` tells of it: of one history on Kafka and on the
 * embedded log, while no Stet runs. And a copy of the log, held against it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stet } from '../apps/cli/src/stet.js';
import { openKafkaLedger } from '#ledger';
import {
  type FreshDatabase,
  freshDatabase,
  freshTopic,
  kafkaLog,
  kafkaSettings,
  positionAfterAll,
  startNewsroom,
} from '#testing';
import { copiedToKafka } from './copied-to-kafka.js';
import { onTerminal, piped } from './on-terminal.js';

const CLAIM = 'nk-troops-in-russia';
const COVERAGE = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8').trim();
const MOMENTS = ['2024-10-17', '2024-10-24T12:00Z', '2024-10-25'].map((at) => ({ at }));
/** Of what a sheet tells, what the door tells as well, under the same name. */
const AS_AT_THE_DOOR = `proposition topic status since assertingOrigins outlets flags because becauseTotal cause raised
  quantities origins verdict dependences statements version`.split(/\s+/);

describe('an archive', () => {
  let folder: string;
  let database: FreshDatabase;
  let topic: string;
  let settings: Record<'embedded' | 'kafka', Record<string, string>>;
  /** What the door told, by the words that it was asked with. */
  const asked = new Map<string, Record<string, unknown>>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-archives-'));
    [database, topic] = [await freshDatabase(), freshTopic()];
    const newsroom = await startNewsroom({ kafka: false, database });
    const answers = await newsroom.bulk(COVERAGE);
    const recorded = { claimIds: [CLAIM], exportId: 'court-1', reason: 'Asked for by a court.' };
    const { status, body } = await newsroom.post('request-export', recorded);
    expect(status).toBe(201);
    await newsroom.shows(positionAfterAll([...answers, body]));
    for (const moment of MOMENTS) {
      const { body: told, headers } = await newsroom.get(`/v1/claims/${CLAIM}?limit=500&at=${moment.at}`);
      asked.set(JSON.stringify({ ...moment, known: headers.get('log-position') }), told);
    }
    await newsroom.stop();
    // Behind a record of its own in each partition: so no offset is the same.
    const elsewhere = Array.from({ length: 12 }, (_, partition) => {
      return { partition, key: 'claim-elsewhere', value: Buffer.from('{}') };
    });
    await copiedToKafka(database.url, topic, elsewhere);
    settings = {
      embedded: { DATABASE_URL: database.url },
      kafka: { DATABASE_URL: database.url, ...kafkaSettings(), STET_TOPIC: topic },
    };
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  it('is made of either log, and opens to the same sheet, byte for byte', async () => {
    const sheets: string[] = [];
    for (const kind of ['embedded', 'kafka'] as const) {
      const out = join(folder, kind);
      const made = await piped<{ sha256: string; claimIds: string[] }>(() =>
        stet(settings[kind], ['export', CLAIM, '--out', out]),
      );
      expect([made.code, made.said]).toMatchObject([
        0,
        [{ claimIds: [CLAIM], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      ]);
      const opened = await piped(() => stet({}, ['open', out]));
      expect([opened.code, `${opened.printed}\n`]).toEqual([
        0,
        await readFile(join(out, `sheets/${CLAIM}.json`), 'utf8'),
      ]);
      sheets.push(opened.printed);
    }
    expect(sheets[0]).toBe(sheets[1]);
    const [one, other] = await Promise.all(
      ['embedded', 'kafka'].map((kind) =>
        readFile(join(folder, kind, `streams/claim-${CLAIM}.positions.ndjson`), 'utf8'),
      ),
    );
    expect(one).not.toBe(other);
  });

  it('tells of any moment what the door told of it', async () => {
    const told = new Set<unknown>();
    for (const [moment, door] of asked) {
      const words = Object.entries(JSON.parse(moment) as Record<string, string>).flatMap(([on, to]) => [`--${on}`, to]);
      const { said } = await piped<Record<string, unknown>>(() =>
        stet({}, ['open', join(folder, 'embedded'), ...words]),
      );
      for (const field of AS_AT_THE_DOOR)
        expect({ moment, [field]: said[0]?.[field] }).toEqual({ moment, [field]: door[field] });
      told.add(door.status);
    }
    expect(told.size).toBeGreaterThan(1);
  });

  it('is opened on a terminal with what it is, and where it is from', async () => {
    const { told, code } = await onTerminal(() => stet({}, ['open', join(folder, 'kafka'), '--claim', CLAIM]));
    expect([code, told]).toEqual([0, expect.stringMatching(/^North Korean .+\n\w+ since .+$/m)]);
    expect(told).toMatch(/^\d+ files are as they were made; SHA-256 of manifest\.json: [0-9a-f]{64}$/m);
    expect(told).toMatch(/^Made of kafka:\S+ up to \S+, at \S+ by .+; on record nowhere\.$/m);
  });

  it('is checked by sha256sum alone', () => {
    const check = () =>
      execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: join(folder, 'embedded'), stdio: 'pipe' });
    expect(String(check())).toBe('');
  });

  it('says which file was altered, was added, or is missing, by another exit code; and writes nothing', async () => {
    const out = join(folder, 'harmed');
    await onTerminal(() => stet(settings.embedded, ['export', CLAIM, '--out', out]));
    const altered = `streams/claim-${CLAIM}.commits`;
    const bytes = await readFile(join(out, altered));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(join(out, altered), bytes);
    await writeFile(join(out, 'added.txt'), '');
    await rm(join(out, 'README.txt'));
    const before = await seen(out);
    const { said, code } = await piped<{ fault: { path: string; kind: string } }>(() => stet({}, ['open', out]));
    expect(code).toBe(3);
    expect(said.map(({ fault }) => [fault.path, fault.kind])).toEqual([
      ['README.txt', 'missing'],
      ['added.txt', 'added'],
      [altered, 'altered'],
    ]);
    const terminal = await onTerminal(() => stet({}, ['open', out]));
    expect([terminal.code, terminal.told]).toEqual([3, expect.stringContaining('Nothing is told from it.')]);
    expect(await seen(out)).toEqual(before);
  });

  it('names the record of it, where it is on record', async () => {
    const out = join(folder, 'court');
    const made = await onTerminal(() => stet(settings.kafka, ['export', '--on-record', 'court-1', '--out', out]));
    expect([made.code, made.told]).toEqual([
      0,
      expect.stringMatching(/^SHA-256 of its manifest\.json: [0-9a-f]{64}$/m),
    ]);
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as { onRecord: object };
    expect(manifest.onRecord).toMatchObject({ exportId: 'court-1', by: 'local', reason: 'Asked for by a court.' });
    expect((await onTerminal(() => stet({}, ['open', out]))).told).toContain('on record as export court-1');
  });

  it('is made in no folder that has something in it, and of no claim that the log has not', async () => {
    const full = await onTerminal(() => stet(settings.embedded, ['export', CLAIM, '--out', folder]));
    expect([full.code, full.told]).toEqual([1, expect.stringMatching(/ is not empty: name a folder/)]);
    const out = join(folder, 'none');
    const none = await onTerminal(() => stet(settings.embedded, ['export', 'unheard-of', '--out', out]));
    expect([none.code, none.told]).toEqual([1, expect.stringMatching(/^The log has no claim unheard-of/)]);
    expect(await readdir(folder)).not.toContain('none');
  });

  it('is none where there is no manifest', async () => {
    const { code, told } = await onTerminal(() => stet({}, ['open', join(folder, 'embedded', 'sheets')]));
    expect([code, told]).toEqual([3, expect.stringContaining('it is not there: this is no archive')]);
    const none = await onTerminal(() => stet({}, ['open', join(folder, 'unheard-of')]));
    expect([none.code, none.told]).toEqual([1, expect.stringMatching(/^There is no folder \S+: name the one/)]);
  });

  it('stands beside a copy of the log, which leaves out what it names and differs in nothing else', async () => {
    const to = freshTopic();
    const ledger = await openKafkaLedger({ ...(await kafkaLog()), topic });
    await ledger.append([{ partition: 3, key: 'claim-garbage', value: Buffer.from('garbage') }]);
    const offset = ((await ledger.bounds())[3]?.end ?? 0) - 1;
    await ledger.close();
    const copied = await onTerminal(() => stet(settings.kafka, ['copy-log', '--to', to, '--leave-out', `3:${offset}`]));
    expect([copied.code, copied.told]).toEqual([0, expect.stringContaining(`Next: set STET_TOPIC=${to}`)]);
    const same = await onTerminal(() => stet(settings.kafka, ['diff-logs', topic, to]));
    expect([same.code, same.told]).toEqual([0, expect.stringContaining('They do not differ.')]);
    expect(same.told).toContain(`3:${offset} is left out by the second, which says so.`);
    const copy = await openKafkaLedger({ ...(await kafkaLog()), topic: to });
    await copy.append([{ partition: 3, key: 'claim-forged', value: Buffer.from('forged') }]);
    await copy.close();
    const { said, code } = await piped<{ difference?: { kind: string; position: string } }>(() =>
      stet(settings.kafka, ['diff-logs', topic, to]),
    );
    expect([code, said.flatMap(({ difference }) => difference ?? [])]).toMatchObject([
      3,
      [{ kind: 'only_in_second', position: `3:${offset + 1}` }],
    ]);
  });

  it('does not differ from itself, on the embedded log', async () => {
    const { told, code } = await onTerminal(() => stet(settings.embedded, ['diff-logs', 'embedded:', 'embedded:']));
    expect([code, told]).toEqual([0, expect.stringContaining('They do not differ.')]);
  });
});

/** Every file, and when it was written last. */
async function seen(out: string): Promise<[string, number][]> {
  const entries = await readdir(out, { recursive: true });
  return Promise.all(
    entries.toSorted().map(async (entry) => [entry, (await stat(join(out, entry))).mtimeMs] as [string, number]),
  );
}
