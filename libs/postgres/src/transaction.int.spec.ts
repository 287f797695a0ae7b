/** Transactions beside each other and beside questions, on as many connections as the pool may have. */
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { connect, isAway, type Sql, type Transaction } from './index.js';

describe('a transaction', () => {
  let database: FreshDatabase;
  let admin: Sql;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    admin = connect(database.url, { max: 1 });
    await admin`create table written (what text unique deferrable initially deferred)`;
  });

  beforeEach(async () => {
    await admin`truncate written`;
    sql = connect(database.url, { max: 1 });
  });

  afterEach(() => sql.end({ timeout: 1 }));

  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  it('writes all, or nothing, and gives what its work gives', async () => {
    expect(await sql.begin((tx) => [write(tx, 'one'), write(tx, 'two')])).toHaveLength(2);
    const over = new Error('over');
    await expect(sql.begin(async (tx) => (await write(tx, 'three'), Promise.reject(over)))).rejects.toBe(over);
    expect(await written()).toEqual(['one', 'two']);
  });

  it('fails with the first that failed in it, though its work went on, or did not wait for it', async () => {
    const goesOn = sql.begin(async (tx) => {
      await write(tx, 'one');
      await fail(tx).catch(() => undefined);
      await write(tx, 'two');
    });
    await expect(goesOn).rejects.toMatchObject({ code: '22012' });
    const waitsNot = sql.begin(async (tx) => {
      await write(tx, 'one');
      void fail(tx).execute();
    });
    await expect(waitsNot).rejects.toMatchObject({ code: '22012' });
    await expect(sql.begin((tx) => [write(tx, 'one'), write(tx, 'one')])).rejects.toMatchObject({ code: '23505' });
    expect(await written()).toEqual([]);
  });

  it('takes back to a savepoint what failed there, and keeps the rest', async () => {
    await sql.begin(async (tx) => {
      await write(tx, 'one');
      const inner = tx.savepoint(async (apart) => {
        await write(apart, 'two');
        await apart.savepoint((deeper) => write(deeper, 'three'));
        await fail(apart).catch(() => undefined);
      });
      await expect(inner).rejects.toMatchObject({ code: '22012' });
      await tx.savepoint((apart) => write(apart, 'four'));
    });
    expect(await written()).toEqual(['one', 'four']);
  });

  it('once had inside it what another, that was over, still asked', async () => {
    let late: Transaction | undefined;
    await sql.begin((tx) => void (late = tx));
    const rows = await sql.begin(async (tx) => {
      await write(tx, 'one');
      await expect(late && fail(late)).rejects.toThrow('over');
      await expect(late?.savepoint(() => 1)).rejects.toThrow('over');
      return tx`select 1 as one`;
    });
    expect(rows).toEqual([{ one: 1 }]);
    expect(await written()).toEqual(['one']);
  });

  it('once began behind a hundred questions on no connection, and was never over for those after it', async () => {
    await sql`select 1 as one`;
    const questions = Array.from({ length: 100 }, () => sql`select 1 as one`.execute());
    const [begun] = await Promise.all([sql.begin((tx) => tx`select 2 as two`), ...questions]);
    expect([begun, await leftOpen()]).toEqual([[{ two: 2 }], 0]);
  });

  it('and a question of which one cannot be sent: once another failed for it, and the rest had the answers of others', async () => {
    const missing = undefined as unknown as string;
    const ask = (on: Sql | Transaction) => [on`select 1 as one`, on`select ${missing} as none`, on`select 2 as two`];
    const settled = await Promise.allSettled([...ask(sql), ...ask(sql)]);
    const answers = settled.map((one) =>
      one.status === 'fulfilled' ? one.value[0] : (one.reason as Error & { code: string }).code,
    );
    const each = [{ one: 1 }, 'UNDEFINED_VALUE', { two: 2 }];
    expect(answers).toEqual([...each, ...each]);
    await expect(sql.begin((tx) => Promise.all(ask(tx)))).rejects.toMatchObject({ code: 'UNDEFINED_VALUE' });
    expect(await leftOpen()).toBe(0);
  });

  it('once waited for ever for a COPY that its work had given up', async () => {
    const over = new Error('over');
    const begun = sql.begin(async (tx) => {
      const into: Writable = await tx`copy written from stdin`.writable();
      into.write('half');
      throw over;
    });
    await expect(begun).rejects.toBe(over);
    const forgotten = sql.begin(async (tx) => void (await tx`copy written from stdin`.writable()));
    await expect(forgotten).rejects.toThrow('taken the transaction back');
    await expect(sql`copy written from stdin`.writable()).rejects.toThrow('inside begin');
    await expect(sql`select 1`.cursor(() => undefined)).rejects.toThrow('inside begin');
    expect(await written()).toEqual([]);
  });

  it('is refused at once when its connection is lost, whatever its work waits for', async () => {
    const begun = sql.begin(async (tx) => {
      const [session] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await admin`select pg_terminate_backend(${session?.pid ?? 0})`;
      await new Promise(() => undefined);
    });
    expect(isAway(await begun.catch((error: unknown) => error))).toBe(true);
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('has, with all others and all questions, no more connections than the pool may have, and of one alone its session', async () => {
    const few = connect(database.url, { max: 3 });
    const pids = new Set<number>();
    const pid = async (on: Sql | Transaction) => {
      const [session] = await on<{ pid: number }[]>`select pg_backend_pid() as pid`;
      pids.add(session?.pid ?? 0);
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? pid(few) : few.begin(pid))));
    expect(pids.size).toBe(3);
    pids.clear();
    await Promise.all([pid(sql), sql.begin(pid), pid(sql)]);
    expect(pids.size).toBe(1);
    await few.end();
  });

  it('and what waits is done before the pool ends, or refused when it may take no longer', async () => {
    const all = Promise.all([sql.begin((tx) => write(tx, 'one')), sql`select 1`, sql.begin((tx) => write(tx, 'two'))]);
    await setImmediate();
    await sql.end();
    await all;
    expect(await written()).toEqual(['one', 'two']);
    await expect(sql`select 1`).rejects.toMatchObject({ code: 'CONNECTION_ENDED' });

    const late = connect(database.url, { max: 1 });
    const held = [late.begin((tx) => tx`select pg_sleep(60)`), late`select 1`, late.begin((tx) => tx`select 1`)];
    const settled = Promise.allSettled(held);
    await eventually(
      async () => (await admin`select 1 from pg_stat_activity where query = 'select pg_sleep(60)'`).length > 0,
    );
    await late.end({ timeout: 0 });
    expect((await settled).map((one) => one.status === 'rejected' && isAway(one.reason))).toEqual([true, true, true]);
  });

  async function written(): Promise<string[]> {
    return (await admin<{ what: string }[]>`select what from written`).map(({ what }) => what);
  }

  async function leftOpen(): Promise<number> {
    const left = await admin`
      select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
    return left.length;
  }
});

function write(on: Sql | Transaction, what: string) {
  return on`insert into written values (${what})`;
}

function fail(on: Sql | Transaction) {
  return on`select 1 / 0`;
}
