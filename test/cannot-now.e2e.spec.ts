/**
 * A database that is there and cannot take anything now: its disk is full, its memory is used up, it can only be read.
 * Nobody is told 201 for what is not written, nobody ends for it, and all goes on by itself once it can.
 */
import { eventually, type NewsroomService, startNewsroom } from '#testing';
import { RefusingDatabase } from './refusing-database.js';

describe('a newsroom whose database', () => {
  let newsroom: NewsroomService;
  let database: RefusingDatabase;
  let posted = 0;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    database = await RefusingDatabase.over(newsroom.databaseUrl);
  });

  afterAll(async () => {
    await database.close();
    await newsroom.stop();
  });

  it.each([
    ['has no room on its disk', '53100'],
    ['has no memory', '53200'],
    ['has too many connections', '53300'],
    ['has used up its temporary files', '53400'],
    ['is starting or ending', '57P03'],
    ['takes too long for what it was told', '57014'],
    ['has a disk that fails', '58030'],
    ['was in a deadlock', '40P01'],
  ])('%s keeps what is read of the log, says so, and shows it once it can', async (_what, code) => {
    await database.refuse('stet_index.commits', code);
    const { outletId, status, position } = await post();
    expect(status).toBe(201);
    const { detail } = await readiness(503);
    expect(detail).toMatch(new RegExp(`The views have taken nothing since 20\\S+Z \\(${code}\\).`));
    expect((await newsroom.get('/v1/health/live')).status).toBe(200);
    await database.takeAgain('stet_index.commits');
    const read = await newsroom.get(`/v1/outlets/${outletId}`, { 'read-after': position });
    expect(read.status).toBe(200);
    await readiness(200);
  });

  it.each([
    ['has no room for the log', '53100'],
    ['has no memory for the log', '53200'],
  ])('%s is answered 503, writes nothing, and takes the same post once it can', async (_what, code) => {
    await database.refuse('stet_ledger.log', code);
    const refused = await Promise.all(Array.from({ length: 20 }, () => post()));
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503));
    await database.takeAgain('stet_ledger.log');
    const taken = await Promise.all(refused.map(({ outletId }) => eventually(() => take(outletId))));
    for (const { outletId, position } of taken) {
      const { body } = await newsroom.get(`/v1/streams/outlet-${outletId}`, { 'read-after': position });
      expect(body).toMatchObject({ version: 1, commits: [{ id: outletId, stands: true }] });
    }
  });

  it('is not ready while the log takes nothing', async () => {
    await database.refuse('stet_ledger.log', '53100');
    const { detail } = await eventually(async () => {
      await post();
      const { status, body } = await newsroom.get('/v1/health/ready');
      return status === 503 && { detail: String(body.detail) };
    });
    expect(detail).toMatch(/^The log has taken nothing since 20\S+Z\./);
    await database.takeAgain('stet_ledger.log');
    await readiness(200);
  });

  it('can only be read is read, and answers posts 503 until it takes them', async () => {
    await readOnly('on');
    await eventually(async () => (await post()).status === 503);
    await eventually(async () => (await readiness(503)).detail.includes('(it takes no writes)'));
    expect((await newsroom.get('/v1/outlets')).status).toBe(200);
    await readOnly('off');
    await eventually(async () => (await post()).status === 201);
    await readiness(200);
  });

  async function post(outletId = `outlet-${(posted += 1)}`) {
    const headers = { 'idempotency-key': outletId };
    const { status, body } = await newsroom.post('register-outlet', { outletId, name: 'One' }, headers);
    return { outletId, status, position: String(body.position) };
  }

  async function take(outletId: string) {
    const answer = await post(outletId);
    return answer.status === 201 && answer;
  }

  async function readiness(wanted: number): Promise<{ detail: string }> {
    const body = await eventually(async () => {
      const ready = await newsroom.get('/v1/health/ready');
      return ready.status === wanted && ready.body;
    });
    return { detail: String(body.detail) };
  }

  /** For whoever connects from now on. */
  async function readOnly(state: 'on' | 'off'): Promise<void> {
    const { sql } = database;
    const name = new URL(newsroom.databaseUrl).pathname.slice(1);
    await sql.unsafe(
      `set default_transaction_read_only = off; alter database ${name} set default_transaction_read_only = ${state}`,
    );
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and pid <> pg_backend_pid()`;
  }
});
