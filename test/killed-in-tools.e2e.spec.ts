/**
 * What a kill hides, and the tools of auditors: whoever may read the log reads what was killed, for the past stays
 * provable, and is told so beside it; whoever has a key of Stet's alone is told what the doors tell him.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stet } from '../apps/cli/src/stet.js';
import { readFolder } from '#audit';
import { openKafkaLedger } from '#ledger';
import { connect } from '#postgres';
import { makeKeys } from '#service';
import { eventually, freshTopic, kafkaLog, kafkaSettings, type NewsroomService, startNewsroom } from '#testing';
import { Canaries, type Description } from './canaries.js';
import { copiedToKafka } from './copied-to-kafka.js';
import { saidBy } from './said-by.js';

const about = { reportId: 'killed-1', outletId: 'northwire', claimId: 'tanker-sank' };
const SAYS = 'what was killed since is in it';

describe("a killed report in an auditor's tools", () => {
  let newsroom: NewsroomService;
  let folder: string;
  let keys: Record<string, string>;
  let canaries: Canaries;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    keys = await makeKeys(join(folder, 'keys.json'));
    newsroom = await startNewsroom({ kafka: false, keysFile: join(folder, 'keys.json') });
    canaries = new Canaries((await newsroom.get('/docs/openapi.json')).body as unknown as Description);
    await accepted('register-outlet', { outletId: about.outletId, name: 'Northwire' });
    await accepted('register-claim', { claimId: about.claimId, proposition: 'A tanker sank' });
    await accepted('publish-report', canaries.bodyOf('publish-report', about));
    await accepted('assert-claim', canaries.bodyOf('assert-claim', { ...about, statementId: 'said' }));
    const killed = await accepted('kill-report', canaries.bodyOf('kill-report', about));
    await eventually(async () => (await asked('auditor', killed)).body.due === 0);
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['history', 'claim-tanker-sank'],
    ['history', 'report-killed-1'],
    ['story', 'tanker-sank'],
    ['as-of', 'tanker-sank'],
    ['diff', 'tanker-sank'],
  ])('is in what %s says of %s from the log, and that is said beside it', async (...words) => {
    const { printed, beside, code } = await said([...words, '--json']);
    expect([code, beside]).toEqual([0, expect.stringContaining(SAYS)]);
    if (words[0] === 'history') expect(canaries.in(printed)).not.toEqual([]);
  });

  it('is not in what check and replay say', async () => {
    for (const words of [['check'], ['replay', '--into', 'replayed'], ['compare']]) {
      const { told, code } = await said([...words, '--json']);
      expect([words, code, canaries.in(told)]).toEqual([words, 0, []]);
    }
  });

  it('is in a row that compare shows, and that is said beside it', async () => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    const [serving] = await sql<{ schema: string }[]>`select schema from stet_views.editions where serves`;
    await sql`delete from ${sql(serving?.schema ?? '')}.reports`;
    await sql.end();
    const { printed, beside, code } = await said(['compare', '--json']);
    expect([code, beside]).toEqual([3, expect.stringContaining(SAYS)]);
    expect(canaries.in(printed)).not.toEqual([]);
  });

  it('is told by its story at the door to whom the door tells it', async () => {
    for (const role of ['tool', 'editor', 'auditor']) {
      const file = join(folder, role);
      await writeFile(file, keys[role] ?? '');
      const words = ['story', about.claimId, '--url', newsroom.url, '--key-file', file, '--json'];
      const { told, code } = await said(words);
      expect([role, code, canaries.in(told).length > 0]).toEqual([role, 0, role === 'auditor']);
    }
  });

  it('is in no archive that was not asked for it: in no file, and in nothing that is said of it', async () => {
    const { files, told, beside } = await archive('without');
    expect(canaries.in(files)).toEqual([]);
    expect(canaries.in(told)).toEqual([]);
    expect(beside).not.toContain(SAYS);
    expect(told).toContain(`say a word of what was killed (${about.reportId})`);
  });

  it('is in an archive that was asked for it, and that is said beside it', async () => {
    const { files, told, beside } = await archive('with', '--with-killed');
    expect(canaries.in(files)).not.toEqual([]);
    expect(canaries.in(told)).not.toEqual([]);
    expect(beside).toContain(SAYS);
  });

  it('is in nothing that is said of a log and its copy, where they do not differ, and where they do', async () => {
    const [topic, copy] = [freshTopic(), freshTopic()];
    await copiedToKafka(newsroom.databaseUrl, topic);
    const history = await said(['history', `claim-${about.claimId}`, '--json']);
    const entries = history.printed.split('\n').map((line) => JSON.parse(line) as { position: string });
    const asserted = entries.find((entry) => canaries.in(JSON.stringify(entry)).length > 0)?.position ?? '';
    const leaveOut = ['--to', copy, '--leave-out', asserted, '--even-if-it-stood'];
    const copied = await said(['copy-log', ...leaveOut], topic);
    expect([copied.code, copied.told]).toEqual([0, expect.stringContaining(`${asserted} of claim-${about.claimId}`)]);
    const same = await said(['diff-logs', topic, copy, '--no-json'], topic);
    expect([same.code, same.told]).toEqual([0, expect.stringContaining(`${asserted} is left out by the second`)]);
    await addAgain(topic, asserted, copy);
    const told = [copied.told, same.told];
    for (const how of ['--json', '--no-json']) {
      const other = await said(['diff-logs', topic, copy, how], topic);
      expect([other.code, other.told]).toEqual([3, expect.stringContaining('AssertClaim')]);
      told.push(other.told);
    }
    expect(canaries.in(told.join('\n'))).toEqual([]);
  });

  /** Its files, and what is said by whoever makes and opens it. */
  async function archive(name: string, ...words: string[]) {
    const out = join(folder, name);
    const made = await said(['export', about.claimId, '--out', out, '--no-json', ...words]);
    const opened = [await said(['open', out, '--no-json']), await said(['open', out, '--json'])];
    expect([made, ...opened].map(({ code }) => code)).toEqual([0, 0, 0]);
    const files = [...(await readFolder(out))].flat().map(String).join('\n');
    const told = [made, ...opened].map((one) => one.told).join('\n');
    return { files, told, beside: opened.map((one) => one.beside).join('\n') };
  }

  /** What the one has there, once more at the end of the other. */
  async function addAgain(topic: string, position: string, to: string): Promise<void> {
    const [partition = 0, offset = 0] = position.split(':').map(Number);
    const [from, other] = await Promise.all(
      [topic, to].map(async (one) => openKafkaLedger({ ...(await kafkaLog()), topic: one })),
    );
    const records = (await from?.read(partition, offset, 1)) ?? [];
    await other?.append(records.map(({ key, value }) => ({ partition, key: key ?? '', value })));
    for (const ledger of [from, other]) await ledger?.close();
  }

  function said(words: string[], topic?: string) {
    const kafka = topic === undefined ? {} : { ...kafkaSettings(), STET_TOPIC: topic };
    return saidBy(() => stet({ DATABASE_URL: newsroom.databaseUrl, ...kafka }, words));
  }

  function asked(role: string, position: string) {
    const headers = { authorization: `Bearer ${keys[role]}`, 'read-after': position };
    return newsroom.get(`/v1/reports/${about.reportId}`, headers);
  }

  /** Gives the position that has it. */
  async function accepted(command: string, body: object): Promise<string> {
    const { status, body: answer } = await newsroom.post(command, body, { authorization: `Bearer ${keys.editor}` });
    expect([command, status, answer.detail]).toEqual([command, 201, undefined]);
    return String(answer.position);
  }
});
