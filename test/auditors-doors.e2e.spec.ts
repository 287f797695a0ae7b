/** What auditors ask at the doors: one commit with its stream on either side, what somebody has posted, and exports on record. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#postgres';
import { openEmbeddedLedger, partitionOf } from '#ledger';
import { makeKeys } from '#service';
import { type Asked, eventually, type NewsroomService, startNewsroom } from '#testing';

const CLAIM = 'tanker-sank';
const said = {
  claimId: CLAIM,
  reportId: 'northwire-1',
  basis: 'named',
  framing: { headline: 'reports', body: 'reports' },
};

interface Commit extends Record<'stream' | 'command', string> {
  amendedLater: { by: string; statementId: string; fields: string[]; reason?: string }[];
}

describe('at the doors, an auditor', () => {
  let newsroom: NewsroomService;
  let folder: string;
  let keys: Record<string, string>;
  let position = '';
  const places = new Map<string, string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    const keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    newsroom = await startNewsroom({ keysFile });
    await posted('tool', 'register-outlet', { outletId: 'northwire', name: 'Northwire' });
    await posted('tool', 'publish-report', {
      reportId: 'northwire-1',
      outletId: 'northwire',
      publishedAt: '2024-10-18',
    });
    await posted('tool', 'register-claim', { claimId: CLAIM, proposition: 'A tanker sank' });
    await posted('tool', 'assert-claim', statement('s1', 'Coast guard', 'states'));
    await posted('tool', 'deny-claim', statement('s2', 'Owner', 'denies'));
    await posted('editor', 'amend-statement', {
      claimId: CLAIM,
      statementId: 's1',
      changes: { holder: { name: 'Harbour master', role: 'expert' }, place: 'headline' },
      reason: 'It was the harbour master who spoke.',
    });
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it('sees a commit, and what its claim was before it and is behind it', async () => {
    const { status, body } = await get(placeOf('deny-claim'), 'tool');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stream: `claim-${CLAIM}`,
      command: 'DenyClaim',
      by: 'tool:tool-1',
      stands: true,
      version: 3,
    });
    expect(body.streamBefore).toMatchObject({
      version: 2,
      status: 'single_origin',
      statementsTotal: 1,
      state: { statements: [] },
    });
    expect(body.streamAfter).toMatchObject({
      version: 3,
      status: 'contested',
      statementsTotal: 2,
      state: { proposition: 'A tanker sank', statements: [{ statementId: 's2', stance: 'denies' }] },
    });
  });

  it('sees an amended statement as it was, and as it is', async () => {
    const { streamBefore, streamAfter } = (await get(placeOf('amend-statement'), 'editor')).body;
    expect(streamBefore).toMatchObject({
      state: { statements: [{ statementId: 's1', holder: { name: 'Coast guard' } }] },
    });
    expect(streamAfter).toMatchObject({
      state: { statements: [{ statementId: 's1', holder: { name: 'Harbour master' } }] },
    });
  });

  it('sees that nothing was on file before the first, and what there is of a report behind it', async () => {
    const { body } = await get(placeOf('publish-report'), 'tool');
    expect([body.streamBefore, body.streamAfter]).toMatchObject([
      { version: 0, state: null },
      { version: 1, state: { reportId: 'northwire-1', life: 'published' } },
    ]);
  });

  it('sees what a void commit says, which others do not, and that it changed nothing', async () => {
    const stream = `claim-${CLAIM}`;
    const partition = partitionOf(stream, 12);
    const ledger = await openEmbeddedLedger({ database: newsroom.databaseUrl });
    const [, offset = ''] = placeOf('register-claim').split('/').slice(-2);
    const [first] = await ledger.read(partition, Number(offset), 1);
    await ledger.append([{ partition, key: stream, value: first?.value ?? Buffer.alloc(0) }]);
    await ledger.append([{ partition, key: stream, value: Buffer.from('garbage') }]);
    const end = (await ledger.bounds())[partition]?.end ?? 0;
    await ledger.close();
    const path = `/v1/commits/${partition}/${end - 2}`;
    const toAuditor = await eventually(async () => {
      const answer = await get(path, 'auditor');
      return answer.status === 200 && answer;
    });
    expect(toAuditor.body).toMatchObject({ stands: false, events: [{ type: 'ClaimRegistered' }] });
    expect(toAuditor.body.streamAfter).toEqual(toAuditor.body.streamBefore);
    expect((await get(path, 'editor')).body).toMatchObject({ stands: false, events: [], streamBefore: { version: 4 } });
    const { disclosures } = (await get('/v1/disclosures', 'auditor')).body;
    expect(disclosures).toMatchObject([{ by: 'auditor:auditor-1', path, voids: [{ partition, offset: end - 2 }] }]);
    const garbage = await eventually(async () => {
      const answer = await get(`/v1/commits/${partition}/${end - 1}`, 'auditor');
      return answer.status === 200 && answer;
    });
    expect(garbage.body).toMatchObject({
      stream: null,
      stands: false,
      events: [],
      streamBefore: null,
      streamAfter: null,
    });
  });

  it('is told where there is no record, and what is no place', async () => {
    expect((await get('/v1/commits/0/999999', 'auditor')).status).toBe(404);
    const { status, body } = await get('/v1/commits/zero/-1', 'auditor');
    expect([status, body.errors]).toEqual([
      400,
      [expect.objectContaining({ field: 'offset' }), expect.objectContaining({ field: 'partition' })],
    ]);
  });

  it('sees what a tool has posted, newest first, and what of it was amended later, by whom and how', async () => {
    const commits = await postedBy('tool:tool-1');
    const posts = 'DenyClaim AssertClaim RegisterClaim PublishReport RegisterOutlet';
    expect(commits.map(({ command }) => command).join(' ')).toBe(posts);
    expect(commits.map(({ amendedLater }) => amendedLater.length)).toEqual([0, 1, 0, 0, 0]);
    expect(commits[1]?.amendedLater).toMatchObject([
      {
        by: 'editor:editor-1',
        statementId: 's1',
        fields: ['holder', 'place'],
        reason: 'It was the harbour master who spoke.',
      },
    ]);
    expect((await postedBy('tool:tool-1', 'amended=yes')).map(({ command }) => command)).toEqual(['AssertClaim']);
    expect(await postedBy('editor:editor-1', 'amended=yes')).toEqual([]);
    expect(await postedBy('tool:nobody')).toEqual([]);
  });

  it('reads who posted what from an index, however much others have posted', async () => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    await sql`set enable_seqscan = off`;
    const commits = sql`select 1 from stet_index.commits where stands`;
    const by = sql`"by" = 'tool:tool-1' and length("by") <= 200`;
    const plan = await sql`explain ${commits} and ${by} order by left(at, 40) desc, partition desc, "offset" desc`;
    const later = await sql`explain ${commits} and stream = 'claim-a' and command = 'AmendStatement'`;
    await sql.end();
    expect(JSON.stringify(plan)).toContain('commits_by_asker');
    expect(JSON.stringify(later)).toContain('amendments');
  });

  it('puts an export on record, by an id that follows from its key', async () => {
    const asked = { claimIds: [CLAIM], reason: 'Asked for by a court.' };
    const first = await exported('auditor', asked, { 'idempotency-key': 'court-1' });
    expect([first.status, first.body.events]).toEqual([
      201,
      [{ type: 'ExportRequested', data: { exportId: expect.stringMatching(/^[0-9a-f]{32}$/), ...asked } }],
    ]);
    const again = await exported('auditor', asked, { 'idempotency-key': 'court-1' });
    expect(again.body).toEqual(first.body);
    const named = await exported('auditor', { exportId: 'court-2', ...asked });
    expect([named.status, named.body.stream]).toEqual([201, 'export-court-2']);
    position = String(named.body.position);
    const { commits } = (await get('/v1/streams/export-court-2', 'auditor')).body;
    expect(commits).toMatchObject([{ by: 'auditor:auditor-1', command: 'RequestExport', stands: true }]);
    const mine = await postedBy('auditor:auditor-1');
    expect(mine.map(({ stream }) => stream)).toEqual(['export-court-2', first.body.stream]);
  });

  it('puts none on record of a claim that is not on file, nor under an id that is taken', async () => {
    const unheard = await exported('auditor', { claimIds: ['unheard-of'], reason: 'x' });
    expect([unheard.status, unheard.body.code]).toEqual([409, 'claim.not-on-file']);
    const taken = await exported('auditor', { exportId: 'court-2', claimIds: [CLAIM], reason: 'another' });
    expect([taken.status, taken.body.code]).toEqual([409, 'export.already-requested']);
    const none = await exported('auditor', { claimIds: [], reason: 'x' });
    expect([none.status, none.body.errors]).toEqual([400, [expect.objectContaining({ field: 'claimIds' })]]);
  });

  it('alone does and sees that, and posts nothing else', async () => {
    for (const role of ['tool', 'editor'])
      for (const answer of [
        await exported(role, { claimIds: [CLAIM], reason: 'x' }),
        await get(`/v1/askers/local`, role),
      ])
        expect([role, answer.status, answer.body.code]).toEqual([role, 403, 'role.forbidden']);
    const { status } = await newsroom.post('register-outlet', { outletId: 'x', name: 'X' }, as('auditor'));
    expect(status).toBe(403);
  });

  const as = (role: string) => ({ authorization: `Bearer ${keys[role]}` });

  async function posted(role: string, command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body, as(role));
    expect([command, status, answer.detail]).toEqual([command, 201, undefined]);
    position = String(answer.position);
    const [partition, count] = position.split(':');
    places.set(command, `/v1/commits/${partition}/${Number(count) - 1}`);
  }

  function placeOf(command: string): string {
    return places.get(command) ?? '';
  }

  function get(path: string, role: string): Promise<Asked> {
    return newsroom.get(path, { ...as(role), 'read-after': position });
  }

  async function exported(role: string, body: object, headers: Record<string, string> = {}): Promise<Asked> {
    const answer = await fetch(`${newsroom.url}/v1/exports`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...as(role), ...headers },
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  }

  /** Of all pages, a commit each. */
  async function postedBy(by: string, words = ''): Promise<Commit[]> {
    const all: Commit[] = [];
    for (let cursor = ''; ;) {
      const { status, body } = await get(`/v1/askers/${by}?${words}&limit=1${cursor}`, 'auditor');
      expect([by, status]).toEqual([by, 200]);
      all.push(...(body.commits as Commit[]));
      if (typeof body.next !== 'string') return all;
      cursor = `&cursor=${body.next}`;
    }
  }
});

function statement(statementId: string, name: string, act: string): object {
  return { ...said, statementId, holder: { name, role: 'expert' }, act };
}
