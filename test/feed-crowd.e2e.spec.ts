/** Readers of the feed by the thousand, and readers that hang up at bad moments. */
import { openEmbeddedLedger } from '#ledger';
import { connect, type Sql } from '#postgres';
import { eventually, type NewsroomService, startNewsroom } from '#testing';
import { RawFeed } from './raw-feed.js';

/** Connections that are made at once: fewer than the system keeps for a server that has not taken them yet. */
const AT_ONCE = 200;
/** As many as a process takes. */
const READERS = 2000;
/** Connections to Postgres: what the pools of a process come to, once they are full, with what is to spare. */
const POOLED = 25;

describe('the feed of a process', () => {
  let newsroom: NewsroomService;
  let admin: Sql;
  let posted = 0;

  beforeAll(async () => {
    // Thousands come, and go, and come again: how many may begin in a second is of another test.
    newsroom = await startNewsroom({ doorLimits: { feedsOpened: 100_000 } });
    admin = connect(newsroom.databaseUrl, { max: 1 });
  });

  afterAll(async () => {
    await admin.end();
    await newsroom.stop();
  });

  it('once kept a connection to Postgres for ever for each of a hundred who hung up at once, and told nobody anything', async () => {
    for (let n = 0; n < 100; n++) (await RawFeed.open(newsroom.url)).leave();
    const reader = await RawFeed.open(newsroom.url);
    await reader.heard(/event: heartbeat/);
    expect(await told(reader)).toBe(true);
    reader.leave();
    await eventually(async () => (await connections()) <= POOLED);
  });

  it.each([
    ['as it is answered', 1500, (feed: RawFeed) => feed.heard(/HTTP\/1.1 200/)],
    ['once it is told where it stands', 1500, (feed: RawFeed) => feed.heard(/event: heartbeat/)],
    [
      'while another waits behind it on the same connection',
      750,
      (feed: RawFeed) => (feed.ask(), feed.heard(/event: heartbeat/)),
    ],
  ])('has a place again for each who hangs up %s', async (_when, count, until) => {
    const feeds = await inBatches(count, async () => {
      const feed = await RawFeed.open(newsroom.url);
      await until(feed);
      return feed;
    });
    for (const feed of feeds) feed.leave();
    const others = await inBatches(1300, placed);
    expect(await told(others[0])).toBe(true);
    for (const other of others) other.leave();
  });

  it('once served 84 of 130: now it tells 2,000 at once, on one connection, and tells the next to come later', async () => {
    const feeds = await inBatches(READERS, placed);
    const begun = await Promise.all(feeds.map((feed) => feed.heard(/\nid: .*\n/)));
    expect(begun.filter((text) => !text.includes('HTTP/1.1 200 '))).toEqual([]);
    const id = await post();
    await Promise.all(
      feeds.map((feed) => feed.heard(new RegExp(`event: commit\nid: [\\d:,]+\ndata: {[^\n]*"id":"${id}"`))),
    );
    expect(await connections()).toBeLessThanOrEqual(POOLED);

    const refused = await RawFeed.open(newsroom.url);
    expect(await refused.heard(/\}/)).toMatch(
      /^HTTP\/1.1 503 [^]*\nretry-after: \d+\r\n[^]*"code":"service.not-ready"/i,
    );
    refused.leave();
    feeds.pop()?.leave();
    feeds.push(await placed());
    for (const feed of feeds) feed.leave();
  });

  it('once stood still before more void records than it reads at once', async () => {
    const reader = await RawFeed.open(newsroom.url);
    await reader.heard(/event: heartbeat/);
    reader.leave();
    const ledger = await openEmbeddedLedger({ database: newsroom.databaseUrl });
    for (let partition = 0; partition < ledger.partitions; partition++)
      await ledger.append(
        Array.from({ length: 250 }, () => ({ partition, key: 'k', value: Buffer.from('no commit') })),
      );
    await ledger.close();
    const id = await post();
    await eventually(async () => (await newsroom.get(`/v1/outlets/${id}`)).status === 200);
    const again = await RawFeed.open(newsroom.url, { lastId: reader.lastId });
    await again.heard(new RegExp(`"id":"${id}"`));
    again.leave();
  });

  /** Comes again for as long as it is told to. */
  function placed(): Promise<RawFeed> {
    return eventually(async () => {
      const feed = await RawFeed.open(newsroom.url);
      if (!(await feed.heard(/HTTP\/1.1 \d+/)).includes(' 503 ')) return feed;
      feed.leave();
      return undefined;
    });
  }

  /** Is it told of a commit that is made now? */
  async function told(reader: RawFeed | undefined): Promise<boolean> {
    const id = await post();
    return (await reader?.heard(new RegExp(`"id":"${id}"`))) !== undefined;
  }

  async function post(): Promise<string> {
    posted += 1;
    const id = `crowd-${posted}`;
    const { status } = await newsroom.post('register-outlet', { outletId: id, name: id }, { 'idempotency-key': id });
    expect(status).toBe(201);
    return id;
  }

  async function connections(): Promise<number> {
    const rows = await admin`select 1 from pg_stat_activity where datname = current_database()`;
    return rows.length;
  }
});

describe('a feed that so many may begin in a second', () => {
  it('once had all of a process for whoever opened it only to hang up: now others are answered before them', async () => {
    const newsroom = await startNewsroom({ doorLimits: { feedsOpened: 5 } });
    const feeds = await Promise.all(Array.from({ length: 30 }, () => RawFeed.open(newsroom.url)));
    await Promise.race(feeds.map((feed) => feed.heard(/event: heartbeat/)));
    expect((await newsroom.get('/v1/outlets')).status).toBe(200);
    const haveBegun = () => feeds.filter(({ text }) => text !== '').length;
    const early = haveBegun();
    expect(early).toBeLessThan(30);
    for (const feed of feeds.slice(0, 20)) feed.leave();
    // Whoever is still there has its turn.
    await eventually(() => Promise.resolve(haveBegun() > early));
    for (const feed of feeds) feed.leave();
    await newsroom.stop();
  });
});

async function inBatches<T>(count: number, open: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count)
    all.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - all.length) }, open))));
  return all;
}
