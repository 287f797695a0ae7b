/** A claim of two thousand holders: what the door tells of it, and what each statement more costs. */
import { connect, type Sql } from '#postgres';
import { COPY, eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const [SMALL, LARGE] = [100, 2000];
const claimId = 'everybody-speaks';
/** All that there is: it ends when the year does. */
const THIS_YEAR = new Date().getUTCFullYear();
const TABLES = [
  ...['claims', 'changes', 'statements', 'view_checkpoints'].map((table) => `${COPY}.${table}`),
  ...['commits', 'streams', 'checkpoints', 'report_statements'].map((table) => `stet_index.${table}`),
];

interface Told {
  at: string;
  assertingOrigins: number;
  because: object[];
  becauseTotal: number;
}

describe('a claim of many holders', () => {
  let newsroom: NewsroomService;
  let sql: Sql;
  let after: string;
  const written: Record<number, { rows: number; bytes: number }> = {};

  beforeAll(async () => {
    newsroom = await startNewsroom();
    sql = connect(newsroom.databaseUrl, { max: 1 });
    await post([
      line('register-outlet', { outletId: 'kbs', name: 'KBS' }),
      line('publish-report', { reportId: 'kbs-1', outletId: 'kbs', publishedAt: '2024-10-01' }),
      line('register-claim', { claimId, proposition: 'Everybody speaks' }),
    ]);
    for (const [from, size] of [
      [0, SMALL],
      [SMALL + 1, LARGE],
    ] as const) {
      await post(Array.from({ length: size - from }, (_, n) => statement(from + n)));
      await post([statement(size)]);
      written[size] = await writtenLast();
    }
  });

  afterAll(async () => {
    await sql.end();
    await newsroom.stop();
  });

  it('is told a page at a time, and of each change twenty reasons: it once was told in 117 megabytes', async () => {
    const changes: Told[] = [];
    const sizes: number[] = [];
    for (let next: unknown = ''; next !== null;) {
      const cursor = next === '' ? '' : `&cursor=${String(next)}`;
      const { body } = await newsroom.get(`/v1/claims/${claimId}/timeline?limit=500${cursor}`);
      changes.push(...(body.changes as Told[]));
      sizes.push(JSON.stringify(body).length);
      next = body.next;
    }
    expect(changes.map(({ assertingOrigins }) => assertingOrigins)).toEqual(
      Array.from({ length: LARGE + 1 }, (_, n) => n + 1),
    );
    for (const { because, becauseTotal, assertingOrigins } of changes)
      expect([because.length, becauseTotal]).toEqual([Math.min(20, assertingOrigins), assertingOrigins]);
    expect(Math.max(...sizes)).toBeLessThan(1_500_000);
    expect(sizes).toHaveLength(5);
  });

  it('has as many rows and bytes written for one statement more as a small claim', () => {
    const [small, large] = [written[SMALL], written[LARGE]];
    expect(large?.rows).toBe(small?.rows);
    expect(large?.bytes).toBeLessThan(1.1 * (small?.bytes ?? 0));
    expect(small?.bytes).toBeGreaterThan(1000);
  });

  it('has all its reasons in its sheet, over the pages, now and at a moment', async () => {
    for (const moment of ['', `at=${dayOf(LARGE)}`]) {
      const { body } = await newsroom.get(`/v1/claims/${claimId}?limit=1&${moment}`);
      expect((body.because as object[]).length).toBe(20);
      expect((await behind('status', moment)).length).toBe(body.becauseTotal);
    }
    expect(await behind('quantities', '')).toEqual([]);
  });

  it('has no more in its grid than a page shows, and the rest over the pages of an outlet: it once was half a megabyte', async () => {
    const { body } = await newsroom.get(`/v1/claims/${claimId}/grid`);
    const [row] = body.outlets as { cells: object[]; statementsTotal: number }[];
    expect([row?.cells.length, row?.statementsTotal]).toEqual([20, LARGE + 1]);
    const first = await newsroom.get(`/v1/claims/${claimId}/grid?outlet=kbs&limit=500`);
    const [whole] = first.body.outlets as { cells: object[] }[];
    expect([whole?.cells.length, first.body.next === null]).toEqual([500, false]);
  });

  it('holds up nobody who asks for something else, however many ask for all of it at once', async () => {
    const many = Array.from({ length: 40 }, () => newsroom.get(`/v1/claims/${claimId}?known=${THIS_YEAR}&limit=1`));
    const small = await newsroom.get('/v1/outlets');
    expect(small.status).toBe(200);
    const answers = await Promise.all(many);
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThan(0);
    for (const { body } of taken) expect(body.becauseTotal).toBe(LARGE + 1);
    for (const { status, headers, body } of answers.filter((one) => one.status !== 200)) {
      expect([status, headers.get('retry-after'), body.code]).toEqual([503, '1', 'service.not-ready']);
      expect(body.detail).toMatch(/^Others ask for large claims/);
    }
    expect((await newsroom.get(`/v1/claims/${claimId}?known=${THIS_YEAR}&limit=1`)).status).toBe(200);
  });

  async function behind(what: string, moment: string): Promise<unknown[]> {
    const ids: unknown[] = [];
    for (let next: unknown = ''; next !== null;) {
      const cursor = next === '' ? '' : `&cursor=${String(next)}`;
      const { body } = await newsroom.get(`/v1/claims/${claimId}?behind=${what}&limit=500&${moment}${cursor}`);
      ids.push(...(body.statements as { statementId: string }[]).map(({ statementId }) => statementId));
      next = body.next;
    }
    return [...new Set(ids)];
  }

  /** And waits until the views have it. */
  async function post(lines: string[]): Promise<void> {
    const answers = await newsroom.bulk(lines.join('\n'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    after = positionAfterAll(answers);
    await eventually(async () => (await newsroom.get('/v1/outlets', { 'read-after': after })).status === 200);
  }

  /** By the projector's last transaction, which wrote a checkpoint as well. */
  async function writtenLast(): Promise<{ rows: number; bytes: number }> {
    const all = TABLES.map((table) => `select xmin, pg_column_size(t.*) as bytes from ${table} t`);
    const [row] = await sql.unsafe<{ rows: number; bytes: number }[]>(`
      select count(*)::int as rows, sum(bytes)::int as bytes from (${all.join(' union all ')}) w
      where w.xmin = (select xmin from stet_index.checkpoints order by age(xmin) limit 1)`);
    return row ?? { rows: 0, bytes: 0 };
  }
});

function line(command: string, body: object): string {
  return JSON.stringify({ command, body });
}

function statement(n: number): string {
  return line('assert-claim', {
    claimId,
    statementId: `s-${n}`,
    reportId: 'kbs-1',
    holder: { name: `Official ${String(n).padStart(4, '0')}`, role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    publishedAt: dayOf(n),
  });
}

function dayOf(n: number): string {
  return new Date(Date.UTC(2024, 9, 1, 0, n)).toISOString().replace(':00.000Z', 'Z');
}
