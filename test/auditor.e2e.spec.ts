/** What an auditor asks of a log with `stet`, while no Stet runs: on a terminal and piped, embedded and on Kafka. */
import { readFileSync } from 'node:fs';
import { stet } from '../apps/cli/src/stet.js';
import { type Ledger, openEmbeddedLedger, openKafkaLedger, partitionOf } from '#ledger';
import { connect } from '#postgres';
import {
  eventually,
  type FreshDatabase,
  freshDatabase,
  freshTopic,
  kafkaLog,
  kafkaSettings,
  positionAfterAll,
  startNewsroom,
} from '#testing';
import { missingIn, shownExamples } from './audit-page.js';
import { as, saidBy } from './said-by.js';

const CLAIM_ID = 'nk-troops-in-russia';
const CLAIM = `claim-${CLAIM_ID}`;
/** The claim's version once the courier has nothing to add. */
const WHOLE = 68;
const MOMENTS = ['2024-10-17', '2024-10-18', '2024-10-24T12:00Z', '2024-10-25'].map((at) => ({ at }));
const COVERAGE = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8').trim();

interface Said {
  finding?: { kind: string; position: string; stream: string };
  checked?: { records: number; standing: number; findings: object; isComparedWithViews: boolean; log: string };
}

describe.each([
  { where: 'on one machine', kafka: false },
  { where: 'on Kafka', kafka: true },
])('an auditor of a log $where', ({ kafka }) => {
  let database: FreshDatabase;
  let topic: string;
  let lines: number;
  /** What the door told, by what it was asked. */
  const asked = new Map<string, Record<string, unknown>>();
  const diffs = new Map<string, Record<string, unknown>>();
  let timeline: object[];

  beforeAll(async () => {
    [database, topic] = [await freshDatabase(), freshTopic()];
    const newsroom = await startNewsroom({ kafka, topic, database });
    const answers = await newsroom.bulk(COVERAGE);
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    lines = answers.length;
    await newsroom.shows(positionAfterAll(answers));
    // Whom the names mean the courier says by and by: then it is as the page on auditing has it.
    await eventually(async () => (await newsroom.get(`/v1/claims/${CLAIM_ID}`)).body.version === WHOLE);
    const half = positionAfterAll(answers.slice(0, answers.length / 2));
    const moments: Record<string, string>[] = [{}, ...MOMENTS, { known: half }, { at: '2024-10-23', known: half }];
    for (const moment of moments) {
      const { body, headers } = await newsroom.get(`/v1/claims/${CLAIM_ID}?${new URLSearchParams(moment).toString()}`);
      // The courier goes on identifying holders: the answer is of what the views had by then.
      asked.set(JSON.stringify({ known: headers.get('log-position'), ...moment }), body);
    }
    const stretches: Record<string, string>[] = [
      { from: '2024-10-18', to: '2024-10-24' },
      { fromKnown: half, to: '2024-10-25' },
    ];
    for (const between of stretches) {
      const first = await newsroom.get('/v1/claims');
      const moments = { ...between, toKnown: first.headers.get('log-position') ?? '' };
      const path = `/v1/claims/${CLAIM_ID}/diff?${new URLSearchParams({ ...moments, limit: '100' }).toString()}`;
      diffs.set(JSON.stringify(moments), (await newsroom.get(path)).body);
    }
    timeline = (await newsroom.get(`/v1/claims/${CLAIM_ID}/timeline?limit=100`)).body.changes as object[];
    await newsroom.stop();
  });

  afterAll(() => database.drop());

  it('reads in a sentence that nothing was found, and what was held against what', async () => {
    const { told, code } = await onTerminal(['check']);
    expect([code, told]).toEqual([0, expect.stringContaining('Nothing was found.')]);
    expect(told).toContain('Held against what the views have read of it.');
    expect(told).toMatch(/^(embedded|kafka):\S+ up to 0:\d+\S*: \d+ records, \d+ standing, \d+ streams on file\.$/m);
  });

  it('gets the same as JSON in a pipe', async () => {
    const { said, code } = await piped<Said>(['check']);
    expect([code, said.length]).toEqual([0, 1]);
    const [{ checked }] = said as [Said];
    expect(checked).toMatchObject({ findings: {}, isComparedWithViews: true });
    expect(checked?.standing).toBeGreaterThanOrEqual(lines);
  });

  it('is told if no views were asked', async () => {
    const { told, code } = await onTerminal(['check', '--log-alone']);
    expect([code, told]).toEqual([0, expect.stringContaining('Not held against any views')]);
  });

  it("reads a stream's history as a table, and as a line of JSON for each commit", async () => {
    const { told, code } = await onTerminal(['history', CLAIM]);
    expect([code, told.split('\n')[0]]).toEqual([0, expect.stringMatching(/^position +at +by +command +version/)]);
    expect(told).toMatch(/^\d+:\d+ +2\S+Z +local +RegisterClaim +1$/m);
    const { said } = await piped<{ stands: boolean; version: number; events: unknown[] }>(['history', CLAIM]);
    expect(said).toHaveLength(told.split('\n').length - 1);
    const standing = said.filter(({ stands }) => stands);
    expect(standing.at(-1)?.version).toBe(standing.flatMap(({ events }) => events).length);
  });

  it('reads how a claim stood at any moment of either clock, as the door told it', async () => {
    const told = new Set<unknown>();
    for (const [moment, door] of asked) {
      const words = Object.entries(JSON.parse(moment) as Record<string, string>).flatMap(([on, to]) => [`--${on}`, to]);
      const { said } = await piped<Record<string, unknown>>(['as-of', CLAIM_ID, ...words]);
      for (const field of ['status', 'since', 'assertingOrigins', 'outlets', 'flags', 'because', 'becauseTotal'])
        expect({ moment, [field]: said[0]?.[field] }).toEqual({ moment, [field]: door[field] });
      told.add(door.status);
    }
    // Else one answer would have been as good as another.
    expect(told.size).toBeGreaterThan(2);
  });

  it('reads it on a terminal with the reasons, and the last commit that it is folded from', async () => {
    const { told, code } = await onTerminal(['as-of', CLAIM_ID, '--at', '2024-10-24T12:00Z']);
    expect([code, told]).toEqual([0, expect.stringMatching(/^statement +holder +stance$/m)]);
    expect(told).toMatch(/^Folded from \d+ commits; the last at \d+:\d+, by \S+ at 2\S+Z, SHA-256 [\w-]{43}\.$/m);
    const none = await onTerminal(['as-of', CLAIM_ID, '--known', '2024-10-24']);
    expect([none.code, none.told]).toEqual([0, `Claim ${CLAIM_ID} was not on file.`]);
  });

  it('reads what lies between two moments of either clock, as the door told it', async () => {
    const fields = ['flags', 'statements'] as const;
    for (const [moments, door] of diffs) {
      const words = Object.entries(JSON.parse(moments) as Record<string, string>).flatMap(([on, to]) => [
        `--${on.replace('Known', '-known')}`,
        to,
      ]);
      const { said } = await piped<Record<string, unknown>>(['diff', CLAIM_ID, ...words]);
      for (const field of fields)
        expect({ moments, [field]: said[0]?.[field] }).toEqual({ moments, [field]: door[field] });
      expect(door.statements).not.toEqual([]);
      const { told, code } = await onTerminal(['diff', CLAIM_ID, ...words]);
      expect([code, told]).toEqual([0, expect.stringMatching(/^statement +outlet +holder +what became of it$/m)]);
    }
  });

  it('reads how it came to stand so, each change with the commits by which its cause was recorded', async () => {
    const { said } = await piped<{ changes: { recorded: { position: string; by: string }[] }[] }>(['story', CLAIM_ID]);
    const changes = said[0]?.changes ?? [];
    expect(changes).toHaveLength(timeline.length);
    for (const [n, change] of timeline.entries()) {
      const { at, status, flags, cause } = change as Record<string, unknown>;
      expect(changes[n]).toMatchObject({ at, status, flags, cause });
    }
    const { said: commits } = await piped<{ position: string; stands: boolean }>(['history', CLAIM]);
    const standing = commits.filter(({ stands }) => stands).map(({ position }) => position);
    for (const { recorded } of changes)
      for (const { position, by } of recorded) expect([standing.includes(position), by]).toEqual([true, 'local']);
    expect(changes.filter(({ recorded }) => recorded.length === 0)).toEqual([]);
    const { told, code } = await onTerminal(['story', CLAIM_ID]);
    expect([code, told]).toEqual([0, expect.stringMatching(/^published +status +why +recorded by$/m)]);
  });

  it('is told beside it that what was killed is in what the log says, and nothing of that where no text is shown', async () => {
    for (const [words, isSaid] of [
      [['history', CLAIM], true],
      [['story', CLAIM_ID], true],
      [['as-of', CLAIM_ID], true],
      [['diff', CLAIM_ID, '--to', '2024-10-24'], true],
      [['check'], false],
    ] as const)
      for (const isTTY of [true, undefined] as const) {
        const { beside } = await as({ isTTY }, () => saidBy(() => stet(environment(), [...words])));
        expect({ words, isSaid: beside.includes('what was killed since is in it') }).toEqual({ words, isSaid });
      }
  });

  it('answers the question that the page on auditing works through as it says there', async () => {
    const shown = shownExamples();
    expect(shown.length).toBeGreaterThan(3);
    for (const { words, lines } of shown) {
      const { told } = await onTerminal(words);
      expect({ words, told, missing: missingIn(told, lines) }).toEqual({ words, told, missing: [] });
    }
  });

  it('reads that a stream has no history', async () => {
    const { told, code } = await onTerminal(['history', 'claim-never-registered']);
    expect([code, told]).toEqual([0, 'The log has no record of claim-never-registered.']);
  });

  it('is shown where somebody has written to the log beside Stet, by another exit code', async () => {
    const ledger = await opened();
    const partition = partitionOf(CLAIM, ledger.partitions);
    await ledger.append([{ partition, key: CLAIM, value: Buffer.from('forged') }]);
    const offset = ((await ledger.bounds())[partition]?.end ?? 0) - 1;
    await ledger.close();
    const terminal = await onTerminal(['check']);
    const row = new RegExp(`^unreadable +${partition}:${offset} +${CLAIM} +it is no JSON`, 'm');
    expect([terminal.code, terminal.told]).toEqual([3, expect.stringMatching(row)]);
    expect(terminal.told).toContain('1 found.');
    const { said, code } = await piped<Said>(['check']);
    expect(code).toBe(3);
    expect(said[0]?.finding).toMatchObject({ kind: 'unreadable', position: `${partition}:${offset}`, stream: CLAIM });
    expect(said[1]?.checked?.findings).toEqual({ unreadable: 1 });
  });

  it('is told that the log of the views is another', async () => {
    const another = kafka ? { ...environment(), STET_TOPIC: freshTopic() } : undefined;
    if (another) await (await openKafkaLedger({ ...(await kafkaLog()), topic: another.STET_TOPIC })).close();
    else await asOwner('update stet_ledger.identity set id = gen_random_uuid()');
    const { said, code } = await piped<Said>(['check'], another);
    expect([code, said[0]?.finding?.kind]).toEqual([3, 'another_log']);
  });

  it('makes no log where there is none', async () => {
    const empty = await freshDatabase();
    const nowhere = { ...environment(), DATABASE_URL: empty.url, ...(kafka && { STET_TOPIC: freshTopic() }) };
    for (const words of [['check'], ['history', CLAIM]])
      expect(await onTerminal(words, nowhere)).toEqual({
        code: 1,
        told: expect.stringMatching(/^There is no (log|topic)/),
      });
    const sql = connect(empty.url, { max: 1 });
    expect(await sql`select 1 from pg_namespace where nspname like 'stet%'`).toEqual([]);
    await sql.end();
    await empty.drop();
  });

  function environment(): Record<string, string> {
    return { DATABASE_URL: database.url, ...(kafka && { ...kafkaSettings(), STET_TOPIC: topic }) };
  }

  async function opened(): Promise<Ledger> {
    return kafka ? openKafkaLedger({ ...(await kafkaLog()), topic }) : openEmbeddedLedger({ database: database.url });
  }

  async function asOwner(statement: string): Promise<void> {
    const sql = connect(database.url, { max: 1 });
    await sql.unsafe(statement);
    await sql.end();
  }

  /** What is said beside it, where nothing else is. */
  async function onTerminal(words: string[], settings = environment()): Promise<{ told: string; code: number }> {
    const { printed, beside, code } = await as({ isTTY: true }, () => saidBy(() => stet(settings, words)));
    return { told: printed || beside, code };
  }

  async function piped<Line>(words: string[], settings = environment()): Promise<{ said: Line[]; code: number }> {
    const { printed, code } = await as({ isTTY: undefined }, () => saidBy(() => stet(settings, words)));
    return { said: printed.split('\n').map((line) => JSON.parse(line) as Line), code };
  }
});
