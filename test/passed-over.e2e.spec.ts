/** What the doors say of a stream that the views pass over: no half a story, and all of it where it is kept. */
import { connect, type Sql } from '#postgres';
import { COPY, eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const lines = [
  { command: 'register-outlet', body: { outletId: 'kbs-world', name: 'KBS World' } },
  { command: 'register-outlet', body: { outletId: 'tass', name: 'TASS' } },
  { command: 'publish-report', body: { reportId: 'r1', outletId: 'kbs-world', publishedAt: '2024-10-24' } },
  { command: 'register-claim', body: { claimId: 'troops', proposition: 'Troops are there' } },
  { command: 'register-claim', body: { claimId: 'tanker', proposition: 'A tanker sank' } },
  { command: 'link-claim', body: { claimId: 'tanker', kind: 'part_of', to: 'troops' } },
  { command: 'assert-claim', body: { ...statementOn('troops'), statementId: 's0' } },
  { command: 'publish-report', body: { reportId: 'r0', outletId: 'kbs-world', publishedAt: '2024-10-24' } },
  { command: 'assert-claim', body: { ...statementOn('troops'), statementId: 's00', reportId: 'r0' } },
];

describe('a claim that the views pass over', () => {
  let stet: NewsroomService;
  let sql: Sql;

  beforeAll(async () => {
    stet = await startNewsroom();
    sql = connect(stet.databaseUrl, { max: 1 });
    const posted = await stet.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect((await stet.get('/v1/claims/troops', { 'read-after': positionAfterAll(posted) })).status).toBe(200);
    await park('claim-troops', 'report-r1', 'outlet-tass');
    await stet.restart();
  });

  afterAll(async () => {
    await sql.end();
    await stet.stop();
  });

  it.each(['/v1/claims/troops', '/v1/claims/troops/timeline', '/v1/claims/troops?at=2024-10-24', '/v1/reports/r1'])(
    'is told of by no half a story: %s',
    async (path) => {
      const { status, body, headers } = await stet.get(path);
      expect([status, body.code, headers.has('retry-after')]).toEqual([503, 'stream.passed-over', true]);
      expect(body.detail).toMatch(/is at \/v1\/streams\/(claim-troops|report-r1)\./);
    },
  );

  it('is shown commit by commit, and others are told as ever', async () => {
    const paths = [
      '/v1/streams/claim-troops',
      '/v1/claims/tanker',
      '/v1/outlets/kbs-world',
      '/v1/claims',
      '/v1/outlets',
    ];
    for (const path of paths) expect([path, (await stet.get(path)).status]).toEqual([path, 200]);
  });

  it.each([
    ['/v1/claims', 'claims', 'claimId', { tanker: undefined, troops: true }],
    ['/v1/claims?q=there', 'claims', 'claimId', { troops: true }],
    ['/v1/outlets', 'outlets', 'outletId', { 'kbs-world': undefined, tass: true }],
  ])('is marked in lists, where it once was shown as it had been: %s', async (path, list, id, marks) => {
    const rows = (await stet.get(path)).body[list] as Record<string, unknown>[];
    expect(Object.fromEntries(rows.map((row) => [row[id], row.passedOver]))).toEqual(marks);
  });

  it.each<[string, string, Marks]>([
    ["an outlet's record", '/v1/outlets/kbs-world', { reports: [['r0'], ['r1', true]], claims: [['troops', true]] }],
    ['a report', '/v1/reports/r0', { claims: [['troops', true]] }],
    ['the other end of a link', '/v1/claims/tanker/links', { links: [['troops', true]] }],
    ['the sheet of a claim linked to it', '/v1/claims/tanker', { links: [['troops', true]] }],
    [
      'the same as the desk knew it',
      `/v1/claims/tanker/links?known=${new Date().getUTCFullYear()}`,
      { links: [['troops', true]] },
    ],
  ])('is marked wherever it is named beside others: in %s', async (_where, path, marks) => {
    const { body } = await stet.get(path);
    for (const [list, those] of Object.entries(marks)) expect(marksIn(body[list])).toEqual(those);
  });

  it('is marked in the feed, which tells its commits: the claim beside them is as it was', async () => {
    const { changes } = (await stet.get('/v1/feed', { accept: 'application/json' })).body as { changes: FeedItem[] };
    const passedOver = (stream: string) =>
      changes.filter((item) => item.stream === stream).map((item) => item.passedOver);
    expect(passedOver('claim-troops')).toEqual([true, true, true]);
    expect(passedOver('claim-tanker')).toEqual([undefined, undefined]);
    expect(passedOver('report-r1')).toEqual([true]);
  });

  it('takes commands, and so do others that refer to it: they are decided on the index of the log, which has all of it', async () => {
    const reworded = (claimId: string) => stet.post('reword-claim', { claimId, proposition: 'Other', reason: 'r' });
    const answers = await Promise.all([
      reworded('troops'),
      stet.post('assert-claim', statementOn('tanker')),
      reworded('tanker'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await stet.get('/v1/claims/troops')).body.code).toBe('stream.passed-over');
  });

  it('holds up no courier: what is due elsewhere is carried, though it is behind 500 that cannot be', async () => {
    await stet.post('publish-report', { reportId: 'r2', outletId: 'kbs-world', publishedAt: '2024-10-24' });
    await stet.post('register-claim', { claimId: 'apart', proposition: 'Something apart' });
    const { body } = await stet.post('assert-claim', { ...statementOn('tanker'), statementId: 's2', reportId: 'r2' });
    await stet.shows(String(body.position));
    await sql`
      insert into ${sql(COPY)}.statements select (jsonb_populate_record(s, jsonb_build_object(
        'claim_id', 'apart', 'ordinal', n, 'statement_id', 'x' || n,
        'data', data::jsonb || jsonb_build_object('claimId', 'apart', 'statementId', 'x' || n)))).*
      from ${sql(COPY)}.statements s, generate_series(1, 500) n where claim_id = 'tanker' and statement_id = 's2'`;
    await park('claim-apart');
    await stet.restart();
    await stet.post('withdraw-report', { reportId: 'r2', note: 'wrong', publishedAt: '2024-10-25' });
    await eventually(async () => {
      const { commits } = (await stet.get('/v1/streams/claim-tanker')).body as { commits: { command: string }[] };
      return commits.some(({ command }) => command === 'RetractStatement');
    });
    await sql`delete from ${sql(COPY)}.parked where stream = 'claim-apart'`;
  });

  it('is counted by readiness, which is well, for nobody else waits for it, with where it is and since when, and no name', async () => {
    const ready = await eventually(async () => {
      const { status, body } = await stet.get('/v1/health/ready');
      return status === 200 && body.passedOver === 3 && body;
    });
    const place = { position: expect.stringMatching(/^\d+:\d+$/), view: 'board', since: expect.stringMatching(/Z$/) };
    expect(ready).toEqual({
      status: 'ready',
      passedOver: 3,
      firstPassedOver: [place, place, place],
      circlesOfMergers: [],
    });
  });

  /** As a projector does with what it cannot take. */
  async function park(...streams: string[]): Promise<void> {
    await sql`
      insert into ${sql(COPY)}.parked
      select stream, partition, min("offset"), 'board', 'TypeError: x' from stet_index.commits
      where stream = any (${streams}) group by stream, partition`;
  }
});

type FeedItem = { stream: string; passedOver?: true };
type Marks = Record<string, [string, true?][]>;
type Named = { claimId?: string; reportId?: string; claim?: Named; passedOver?: true };

function marksIn(list: unknown): [string, true?][] {
  return (list as Named[]).map((one) => {
    const { claimId, reportId, passedOver } = one.claim ?? one;
    return [reportId ?? claimId ?? '', ...(passedOver ? [passedOver] : [])] as [string, true?];
  });
}

function statementOn(claimId: string) {
  const holder = { name: 'NIS', role: 'third_party_official' };
  const framing = { headline: 'reports', body: 'reports' };
  return { claimId, statementId: 's1', reportId: 'r1', holder, act: 'states', basis: 'named', framing };
}
