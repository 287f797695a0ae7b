import { connect as connectTo, createServer, type Socket } from 'node:net';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { addressBy } from '../test/address-by.js';
import { connect, type Sql } from './index.js';

const MANY = 100;

describe('a channel', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let admin: Sql;
  let lines: Awaited<ReturnType<typeof lineTo>>[] = [];
  let pools: Sql[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 1 });
    admin = connect(database.url, { max: 1 });
  });

  afterAll(async () => {
    await Promise.all([sql, admin, ...pools].map((pool) => pool.end()));
    for (const line of lines) line.close();
    await database.drop();
  });

  it('once took a connection for each who listened to it: now they share one, and it goes with the last of them', async () => {
    const told = new Set<number>();
    const listening = await Promise.all(Array.from({ length: MANY }, (_, n) => sql.listen('news', () => told.add(n))));
    expect(await listeners()).toBe(1);
    await admin.notify('news', '');
    await eventually(() => Promise.resolve(told.size === MANY));
    await Promise.all(listening.slice(1).map((one) => one.unlisten()));
    expect(await listeners()).toBe(1);
    await listening[0]?.unlisten();
    await eventually(async () => (await listeners()) === 0);
  });

  it('tells each who listens when it is listened to, and again when its connection was lost', async () => {
    const begun = [0, 0];
    const [first] = await Promise.all(
      begun.map((_, n) =>
        sql.listen(
          'news',
          () => undefined,
          () => (begun[n] = (begun[n] ?? 0) + 1),
        ),
      ),
    );
    const late = await sql.listen(
      'news',
      () => undefined,
      () => begun.push(1),
    );
    expect(begun).toEqual([1, 1, 1]);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen %'`;
    await eventually(() => Promise.resolve(begun.join() === '2,2,1,1'));
    await Promise.all([first?.unlisten(), late.unlisten()]);
  });

  it('once was tried on and on, for nobody, where it could not be listened to at first', async () => {
    lines = await Promise.all([lineTo(database.url), lineTo(database.url)]);
    const [kept, never] = (pools = lines.map(({ url }) => connect(url, { max: 1 })));
    await kept?.listen('news', () => undefined);
    for (const line of lines) line.cut();
    const tries = Array.from({ length: MANY }, async () => never?.listen('news', () => undefined));
    expect((await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')).toEqual([]);
    const [toKept, toNever] = lines.map(({ refused }) => refused());
    // Whoever was listening tries on: by the time of its third try any other would have tried again.
    await eventually(() => Promise.resolve((lines[0]?.refused() ?? 0) >= (toKept ?? 0) + 3));
    expect(lines[1]?.refused()).toBe(toNever);
  });

  async function listeners(channel = 'news'): Promise<number> {
    const rows = await admin`
      select 1 from pg_stat_activity where datname = current_database() and query ilike ${`listen "${channel}"`}`;
    return rows.length;
  }
});

/** To a database, until it is cut: from then on it refuses, and counts. */
async function lineTo(url: string) {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let refused: number | undefined;
  const server = createServer((client) => {
    if (refused !== undefined) {
      refused += 1;
      return client.destroy();
    }
    const upstream = connectTo(Number(port), hostname);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) open.add(socket.on('error', () => undefined));
  });
  return {
    url: await addressBy(server, url),
    refused: () => refused ?? 0,
    cut: () => {
      refused = 0;
      for (const socket of open) socket.destroy();
    },
    close: () => server.close(),
  };
}
