/** A door needs the index of the log, and no view: while a release fills its views, it takes commands and says how far they are. */
import { connect, type Sql } from '#postgres';
import { logAt, readSettings, startService } from '#service';
import {
  COPY,
  dropViews,
  eventually,
  type FreshDatabase,
  freshDatabase,
  type NewsroomService,
  startNewsroom,
} from '#testing';

const lines = [
  { command: 'register-outlet', body: { outletId: 'kbs-world', name: 'KBS World' } },
  {
    command: 'publish-report',
    body: { reportId: 'r1', outletId: 'kbs-world', headline: 'CANARY', publishedAt: '2024-10-24' },
  },
  { command: 'register-claim', body: { claimId: 'tanker', proposition: 'A tanker sank' } },
  { command: 'kill-report', body: { reportId: 'r1', note: 'CANARY: it was invented.', publishedAt: '2024-10-25' } },
];

describe('a door whose views are filled', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let door: NewsroomService;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 1 });
    const before = await startNewsroom({ database });
    const answers = await before.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await before.stop();
    // As after a release whose views are made otherwise: the index stands, and no projector of it has come yet.
    await sql.unsafe(`delete from stet_views.editions; drop schema ${COPY} cascade`);
    door = await startNewsroom({ database, projector: false });
  });

  afterAll(async () => {
    await door.stop();
    await sql.end();
    await database.drop();
  });

  it('takes commands at once, and answers whether they stand', async () => {
    const taken = await door.post(
      'register-claim',
      { claimId: 'new', proposition: 'Something new' },
      { 'idempotency-key': 'one' },
    );
    expect(taken.status).toBe(201);
    const refused = await door.post('register-claim', { claimId: 'tanker', proposition: 'Another' });
    expect([refused.status, refused.body.code]).toEqual([409, 'claim.already-registered']);
    expect((await door.get('/v1/health/ready')).body.status).toBe('ready');
  });

  it.each(['/v1/claims', '/v1/claims/tanker', '/v1/outlets', '/v1/feed'])(
    'says when to ask again: %s',
    async (path) => {
      const { status, body, headers } = await door.get(path, { accept: 'application/json' });
      expect([status, body.code, headers.has('retry-after')]).toEqual([503, 'views.filling', true]);
    },
  );

  it('answers from the index what it has, and hides what is killed', async () => {
    const { status, body } = await door.get('/v1/streams/report-r1');
    expect([status, body.version]).toEqual([200, 2]);
    expect(JSON.stringify(body)).not.toContain('CANARY');
  });

  it('answers all of it once a projector has filled them, what came meanwhile with it; readiness tells how far they are', async () => {
    const release = await heldFill(sql);
    const projector = await startNewsroom({ database, http: false });
    const { detail } = (await door.get('/v1/claims')).body;
    expect(detail).toMatch(/: 0 of [1-9]\d* records so far/);
    await eventually(async () => {
      const { filling } = (await door.get('/v1/health/ready')).body as { filling?: { done: number; records: number } };
      return filling?.done === 0 && filling.records > 0;
    });
    await release();
    const { status, body } = await eventually(async () => {
      const answer = await door.get('/v1/claims');
      return answer.status === 200 && answer;
    });
    expect([status, (body.claims as { claimId: string }[]).map(({ claimId }) => claimId)]).toEqual([
      200,
      ['new', 'tanker'],
    ]);
    expect(JSON.stringify((await door.get('/v1/reports/r1')).body)).not.toContain('CANARY');
    await projector.stop();
  });
});

describe('a door that comes before any projector', () => {
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(() => database.drop());

  it('makes no table, waits for the index, and opens once it is there', async () => {
    const sql = connect(database.url, { max: 1 });
    const starting = startNewsroom({ database, projector: false });
    await eventually(
      async () =>
        (
          await sql`select 1 from pg_stat_activity where query like '%to_regclass(%' and datname = current_database() and pid <> pg_backend_pid()`
        ).length > 0,
    );
    expect(
      await sql`select 1 from information_schema.schemata where starts_with(schema_name, 'stet_index')`,
    ).toHaveLength(0);
    const projector = await startNewsroom({ database, http: false });
    const door = await starting;
    expect((await door.post('register-outlet', { outletId: 'ap', name: 'AP' })).status).toBe(201);
    await door.stop();
    await projector.stop();
    await dropViews(sql);
    await sql.end();
  });

  it('ends when it is asked to, though the index is not there', async () => {
    const stopping = new AbortController();
    const settings = readSettings({ PORT: '0', DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    const starting = startService(
      settings,
      { http: true, projector: false, stopping: stopping.signal },
      logAt('silent'),
    );
    stopping.abort();
    await expect(starting).rejects.toMatchObject({ name: 'AbortError' });
  });
});

/** Nobody fills until it is let go. */
async function heldFill(sql: Sql): Promise<() => Promise<void>> {
  await sql`select pg_advisory_lock(hashtext(${`fill ${COPY}`}))`;
  return async () => void (await sql`select pg_advisory_unlock(hashtext(${`fill ${COPY}`}))`);
}
