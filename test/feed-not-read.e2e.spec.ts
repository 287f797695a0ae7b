/** Whoever does not read the feed: how long he is kept, how much is kept for him, and what he misses, which is nothing. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import {
  eventually,
  type FreshDatabase,
  freshDatabase,
  type NewsroomService,
  type Over,
  positionAfterAll,
  startNewsroom,
} from '#testing';
import { RawFeed } from './raw-feed.js';

/** Of 90 KB each: in all more than the system keeps between two ends of which one does not read. */
const COMMITS = 70;
/** Two of them are a page, which is the most that is sent at once. */
const PAGE = 200 * 1024;
/** One that came whole. */
const COMMIT = /event: commit\nid: [\d:,]+\ndata: {"stream":"[^"]+","version":\d+,"id":"([^"]+)".*}\n\n/g;

describe('whoever does not read the feed', () => {
  /** The door's answers, by the port of the caller: what has not left them is kept by the process. */
  const answers = new Map<number | undefined, ServerResponse>();
  const keep = (message: unknown) => {
    const { response, socket } = message as { response: ServerResponse; socket: Socket };
    answers.set(socket.remotePort, response);
  };
  const ids = Array.from({ length: COMMITS }, (_, n) => `long-${n}`);
  const all = [...ids, 'of-all'];
  let database: FreshDatabase;
  let stet: NewsroomService;

  beforeAll(async () => {
    subscribe('http.server.request.start', keep);
    database = await freshDatabase();
    await start({});
    const outlet = { command: 'register-outlet', id: 'of-all', body: { outletId: 'of-all', name: 'Of all' } };
    const posted = await stet.bulk([outlet, ...ids.map(longReport)].map((line) => JSON.stringify(line)).join('\n'));
    expect(posted.filter(({ status }) => status !== 201)).toEqual([]);
    const after = { 'read-after': positionAfterAll(posted) };
    await eventually(async () => (await stet.get('/v1/claims', after)).status === 200);
    await stet.stop();
  });

  afterEach(() => stet.stop());

  afterAll(async () => {
    unsubscribe('http.server.request.start', keep);
    await database.drop();
  });

  it('has one page waiting for him, though all others are there', async () => {
    await start({});
    const stalled = await stuck();
    const reading = await RawFeed.open(stet.url, { lastId: '0:0' });
    expect(await reading.heardOften(COMMIT, all.length)).toHaveLength(all.length);
    expect(unsentTo(stalled)).toBeGreaterThan(0);
    expect(unsentTo(stalled)).toBeLessThan(PAGE);
    for (const feed of [stalled, reading]) feed.leave();
  });

  it('is cut off when more waits than a process keeps, so that many of him do not fill it', async () => {
    const unsentBytes = 2 * PAGE;
    await start({ unsentBytes, slowMs: 600 });
    const stalled: RawFeed[] = [];
    const unsent: number[] = [];
    while (stalled.length < 14) {
      stalled.push(await stuck());
      unsent.push(stalled.reduce((sum, feed) => sum + unsentTo(feed), 0));
    }
    expect(Math.max(...unsent)).toBeGreaterThan(PAGE);
    // And what has not left yet of those who were cut off just now.
    expect(Math.max(...unsent)).toBeLessThan(2 * unsentBytes + PAGE);
    for (const feed of stalled.splice(1)) feed.leave();
    for (const feed of stalled) expect(await readOn(stet.url, feed, all.length)).toEqual(all.sort());
  });

  it('is cut off after so long, comes again with the id that he has, and has missed nothing', async () => {
    await start({ readers: 2, beatMs: 50, stalledMs: 500 });
    const stalled = await stuck();
    const reading = await RawFeed.open(stet.url, { lastId: '0:0' });
    const next = await placed();
    // Whoever reads stays.
    await stet.post('register-outlet', { outletId: 'late', name: 'Late' }, { 'idempotency-key': 'late' });
    await Promise.all([reading, next].map((feed) => feed.heard(told('late'))));
    for (const feed of [reading, next]) feed.leave();
    expect(await readOn(stet.url, stalled, all.length + 1)).toEqual([...all, 'late'].sort());
  });

  async function start(doorLimits: NonNullable<Over['doorLimits']>): Promise<void> {
    stet = await startNewsroom({ database, doorLimits });
  }

  /** A reader for whom something waits that he does not read, unless he was cut off by then. */
  async function stuck(): Promise<RawFeed> {
    const feed = await RawFeed.open(stet.url, { lastId: '0:0' });
    feed.socket.pause();
    await eventually(() => Promise.resolve(answerTo(feed)?.writableEnded || unsentTo(feed) > 0));
    return feed;
  }

  function answerTo(feed: RawFeed): ServerResponse | undefined {
    return answers.get(feed.socket.localPort);
  }

  function unsentTo(feed: RawFeed): number {
    return answerTo(feed)?.socket?.writableLength ?? 0;
  }

  /** Once the door has a place for one more. */
  function placed(): Promise<RawFeed> {
    return eventually(async () => {
      const feed = await RawFeed.open(stet.url);
      if (!(await feed.heard(/HTTP\/1.1 \d+/)).includes(' 503 ')) return feed;
      feed.leave();
      return undefined;
    });
  }
});

/** What is told to a reader who reads again, and comes again wherever he was cut off, until it is so many. */
async function readOn(url: string, first: RawFeed, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let feed = first; ; feed = await RawFeed.open(url, { lastId: feed.lastId })) {
    feed.socket.resume();
    ids.push(...(await feed.heardOften(COMMIT, count - ids.length)).map(([, id = '']) => id));
    feed.leave();
    if (ids.length >= count) return ids.sort();
  }
}

function told(id: string): RegExp {
  return new RegExp(`"id":"${id}"`);
}

function longReport(reportId: string) {
  const name = '報'.repeat(200);
  const relation = { kind: 'quotes', of: { name }, url: `https://example.com/${'a'.repeat(1900)}` };
  const authors = Array.from({ length: 50 }, () => name);
  const relations = Array.from({ length: 20 }, () => relation);
  const body = { reportId, outletId: 'of-all', publishedAt: '2026-01-01', authors, relations };
  return { command: 'publish-report', id: reportId, body };
}
