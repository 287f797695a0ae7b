/**
 * A projector stood still, and told nobody why: a question whose table was altered is asked again, in two parts, and what
 * else the library (3.4.9) sent on its connection meanwhile had its answer.
 */
import { setImmediate } from 'node:timers/promises';
import { freshDatabase, type FreshDatabase } from '#testing';
import { heardLineTo, type HeardLine } from '../test/heard-line.js';
import { connect, isAway, type Sql, type Transaction } from './index.js';

const READ_ONLY = 'isolation level repeatable read read only';

describe('a question whose table is altered', () => {
  let database: FreshDatabase;
  let line: HeardLine;
  let sql: Sql;
  let admin: Sql;
  let alterations = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    line = await heardLineTo(database.url);
    admin = connect(database.url, { max: 1 });
    await admin`create table altered as select generate_series(1, 20) as number`;
  });

  beforeEach(async () => {
    sql = connect(line.url, { max: 1 });
    await asked(sql, 1);
    await alter();
  });

  afterEach(() => sql.end({ timeout: 1 }));

  afterAll(async () => {
    await admin.end();
    line.close();
    await database.drop();
  });

  it('once was asked again inside the transaction that was to begin behind it', async () => {
    const question = asked(sql, 2);
    await setImmediate();
    const within = await sql.begin(async (tx) => (await asked(tx, 3)).within);
    expect((await question).number).toBe(2);
    expect((await question).within).not.toBe(within);
  });

  it('once had a transaction begin between its two parts, and another question answered in its place', async () => {
    const others = atItsSecondPart(() => [
      sql`select 'another' as one`,
      sql.begin(READ_ONLY, async (tx) => [await asked(tx, 5)]),
      asked(sql, 6),
    ]);
    expect(await asked(sql, 4)).toMatchObject({ number: 4 });
    expect(await others).toMatchObject([[{ one: 'another' }], [{ number: 5 }], { number: 6 }]);
  });

  it('fails its transaction, of which all that ran beside it once waited for ever', async () => {
    const begun = sql.begin(async (tx) => {
      const beside = atItsSecondPart(() => [tx`select ${1}::int as one`]);
      await Promise.all([asked(tx, 7), beside]);
    });
    await expect(begun).rejects.toMatchObject({ code: '0A000' });
    expect(await sql.begin((tx) => asked(tx, 8))).toMatchObject({ number: 8 });
  });

  it('once was asked again with false for true', async () => {
    const isSo = async () =>
      (await sql`select *, ${true}::boolean as "isSo" from altered where number = 1`)[0]?.isSo as unknown;
    expect(await isSo()).toBe(true);
    await alter();
    expect(await isSo()).toBe(true);
  });

  it('and whose connection is lost between its two parts is refused with all that wait, and the next is answered', async () => {
    const others = atItsSecondPart((cut) => (cut(), [asked(sql, 9), sql.begin((tx) => asked(tx, 10))]));
    const failures = await Promise.allSettled([asked(sql, 11), others]);
    expect(failures.map((one) => one.status === 'rejected' && isAway(one.reason))).toEqual([true, true]);
    expect(await asked(sql, 12)).toMatchObject({ number: 12 });
  });

  it('has its own answer, and each transaction its own, however often tables are altered under load', async () => {
    const many = connect(database.url, { max: 4 });
    const over = new AbortController();
    const ask = async (number: number) => {
      for (let n = 0; !over.signal.aborted; n++) {
        const wanted = 1 + ((number + n) % 20);
        if (number % 3 > 0) expect((await asked(many, wanted)).number).toBe(wanted);
        // A table that was altered since it began fails a transaction; no other does.
        else await many.begin(READ_ONLY, (tx) => both(tx, wanted)).catch(expectAltered);
      }
    };
    const asking = Promise.all(Array.from({ length: 24 }, (_, number) => ask(number)));
    for (let n = 0; n < 40; n++) await alter();
    over.abort();
    await asking;
    await many.end();
  });

  async function both(tx: Transaction, wanted: number): Promise<void> {
    const [one, other] = await Promise.all([
      asked(tx, wanted),
      tx<{ number: number }[]>`select ${wanted}::int as number`,
    ]);
    expect([one.number, other[0]?.number]).toEqual([wanted, wanted]);
  }

  /** Of what `act` begins just when the question after it is asked again. */
  function atItsSecondPart(act: (cut: () => void) => Promise<unknown>[]): Promise<unknown[]> {
    return new Promise((resolve, reject) =>
      line.onAsked('from altered a', (cut) => void Promise.all(act(cut)).then(resolve, reject)),
    );
  }

  async function alter(): Promise<void> {
    alterations += 1;
    await admin.unsafe(`
      alter table altered drop column if exists of_${alterations - 1};
      alter table altered add column of_${alterations} int`);
  }
});

/** With the transaction that it was asked in. */
async function asked(sql: Sql | Transaction, number: number): Promise<{ number: number; within: string }> {
  const [row] = await sql<{ number: number; within: string }[]>`
    select a.*, l.virtualtransaction as within from altered a, pg_locks l
    where a.number = ${number} and l.locktype = 'virtualxid' and l.pid = pg_backend_pid()`;
  return row ?? { number: 0, within: '' };
}

function expectAltered(error: unknown): void {
  expect(error).toMatchObject({ code: '0A000' });
}
