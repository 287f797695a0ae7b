import { connect, type Sql } from '#postgres';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { Arrivals, indexPosition, prepareViews } from './index.js';

/** Longer than any of it takes. */
const LONG_MS = 15_000;
const MOST = 1000;

describe('who waits for the views', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let arrivals: Arrivals;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 2 });
    await prepareViews(sql, { identity: 'log', partitions: 1 });
    await sql`update stet_index.checkpoints set next_offset = 5`;
    arrivals = new Arrivals(sql, indexPosition);
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('waits for nothing where they are there, though others wait', async () => {
    const waiting = arrivals.reached([6], LONG_MS);
    expect(await arrivals.reached([5], LONG_MS)).toBe(true);
    await reach(6);
    expect(await waiting).toBe(true);
  });

  it('is told when they are not there in time', async () => expect(await arrivals.reached([99], 1)).toBe(false));

  it('once was as many as came, each with a clock of its own: now they share one look, and more than so many are told at once', async () => {
    const waiting = Array.from({ length: MOST }, () => arrivals.reached([7], LONG_MS));
    expect(await arrivals.reached([7], LONG_MS)).toBe(false);
    const connections = await sql`select 1 from pg_stat_activity where datname = current_database()`;
    expect(connections.length).toBeLessThanOrEqual(3);
    await reach(7);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([true]));
    expect(await arrivals.reached([7], LONG_MS)).toBe(true);
  });

  it('is told by looking, too, where a word of the projector got lost', async () => {
    const waiting = arrivals.reached([8], LONG_MS);
    await eventually(async () => (await sql`select 1 from pg_stat_activity where query ilike 'listen %'`).length > 0);
    await sql`update stet_index.checkpoints set next_offset = 8`;
    expect(await waiting).toBe(true);
  });

  async function reach(offset: number): Promise<void> {
    await sql`update stet_index.checkpoints set next_offset = ${offset}`;
    await sql.notify('stet_views', '');
  }
});
