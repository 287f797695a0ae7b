/**
 * What a kill hides, and the tools of auditors: whoever may read the log reads what was killed, for the past stays
 * provable, and is told so beside it; whoever has a key of Stet's alone is told what the doors tell him.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stet } from '../apps/cli/src/stet.js';
import { makeKeys } from '#service';
import { connect } from '#postgres';
import { eventually, type NewsroomService, startNewsroom } from '#testing';
import { Canaries, type Description } from './canaries.js';
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
    await accepted('kill-report', canaries.bodyOf('kill-report', about));
    await eventually(async () => (await asked('auditor')).body.due === 0);
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

  function said(words: string[]) {
    return saidBy(() => stet({ DATABASE_URL: newsroom.databaseUrl }, words));
  }

  function asked(role: string) {
    return newsroom.get(`/v1/reports/${about.reportId}`, { authorization: `Bearer ${keys[role]}` });
  }

  async function accepted(command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body, { authorization: `Bearer ${keys.editor}` });
    expect([command, status, answer.detail]).toEqual([command, 201, undefined]);
  }
});
