/** Connections that end at bad moments, over a line that the test cuts. */
import { connect as connectTo, createServer, type Server } from 'node:net';
import { freshDatabase, type FreshDatabase } from '#testing';
import { addressBy } from '../test/address-by.js';
import { connect, isAway, type Sql } from './index.js';

/** How a server says that it is ready for a query. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

describe('a pool of connections', () => {
  let database: FreshDatabase;
  let line: Server;
  let sql: Sql;
  let isCut = true;

  beforeAll(async () => {
    database = await freshDatabase();
    line = lineTo(database.url);
    sql = connect(await addressBy(line, database.url), { max: 1 });
  });

  afterAll(async () => {
    await sql.end();
    line.close();
    await database.drop();
  });

  it('outlives a connection that is lost as soon as it is opened: the question after its types ended the process', async () => {
    expect(isAway(await sql`select 1 as one`.catch((error: unknown) => error))).toBe(true);
    isCut = false;
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('sends arrays whatever stands in them', async () => {
    const texts = ['plain', 'a "quoted" one', 'back\\slash', 'comma, brace {}', 'null', '', 'Zürich 서울'];
    const [row] = await sql<{ texts: string[]; ints: number[]; bigints: number[] }[]>`
      select to_json(${texts}::text[]) as texts, to_json(${[1, -2]}::int[]) as ints, to_json(${[2 ** 40]}::bigint[]) as bigints`;
    expect(row).toEqual({ texts, ints: [1, -2], bigints: [2 ** 40] });
    expect(await sql`select 1 where 'x' = any (${[] as string[]})`).toHaveLength(0);
  });

  it('once reserved a connection on which a transaction had begun: two ran on it after it was given back', async () => {
    const busy = sql`select pg_sleep(0.05)`.execute();
    const reserving = sql.reserve();
    await busy;
    let isOver: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (isOver = resolve));
    const first = sql.begin(async (transaction) => {
      await transaction`create table written (by text)`;
      await until;
      return transaction`insert into written values ('the first')`;
    });
    const reserved = await reserving;
    await reserved`select 1`;
    reserved.release();
    const second = sql.begin('isolation level repeatable read', (transaction) => transaction`select 1 as one`);
    isOver();
    expect(await second).toEqual([{ one: 1 }]);
    await first;
    expect(await sql`select by from written`).toEqual([{ by: 'the first' }]);
  });

  function lineTo(url: string): Server {
    const { hostname, port } = new URL(url);
    return createServer((client) => {
      const upstream = connectTo(Number(port), hostname);
      for (const socket of [client, upstream]) socket.on('error', () => undefined);
      client.pipe(upstream);
      upstream.on('data', (said: Buffer) => {
        client.write(said);
        if (!isCut || !said.includes(READY)) return;
        client.once('data', () => upstream.destroy());
        upstream.once('close', () => client.destroy());
      });
    });
  }
});
