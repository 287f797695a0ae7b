/** The feed: what has changed, as an editor's page follows it. */
import { readFileSync } from 'node:fs';
import { type NewsroomService, startNewsroom } from '#testing';
import { FeedReader } from './feed-reader.js';
import { namesSaid } from './names-said.js';

const sample = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8');
const commands = sample.trim().split('\n');

describe('the feed', () => {
  let newsroom: NewsroomService;
  let all: string[];
  let records: number;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const position = await namesSaid(newsroom, await newsroom.bulk(sample));
    // Offsets are dense: those behind the last ones say how many records there are.
    records = position.split(',').reduce((sum, one) => sum + Number(one.split(':')[1]), 0);
    all = (await read({ after: '0:0', count: records })).map(({ data }) => nameOf(data));
  });

  afterAll(() => newsroom.stop());

  it('tells every commit once, each stream in its order', () => {
    expect(new Set(all).size).toBe(records);
    const posted = commands.map((line) => JSON.parse(line) as { id: string; body: { claimId?: string } });
    const ids = all.map((name) => name.split(' ')[1]);
    expect(ids).toEqual(expect.arrayContaining(posted.map(({ id }) => id)));
    const presence = posted.filter(({ body }) => body.claimId === 'nk-troops-in-russia');
    expect(ids.filter((id) => presence.some((command) => command.id === id))).toEqual(presence.map(({ id }) => id));
  });

  it('tells a commit once the views have it, with the claim as the board shows it', async () => {
    const reader = await FeedReader.open(newsroom.url, {});
    await newsroom.post(
      'register-claim',
      { claimId: 'live', proposition: 'It is live' },
      { 'idempotency-key': 'live-1' },
    );
    const [event] = await reader.next(1);
    expect(event).toMatchObject({
      event: 'commit',
      data: { id: 'live-1', stream: 'claim-live', claim: { claimId: 'live', status: 'registered' } },
    });
    expect((await newsroom.get('/v1/claims/live')).status).toBe(200);
    reader.leave();
  });

  it('has a page of the past from a position on, each place once, newest first', async () => {
    const whole = await pagesOf('/v1/feed?limit=100');
    const places = new Map<number, number>();
    for (const { partition, offset } of whole.slice(20))
      places.set(partition, Math.max(offset + 1, places.get(partition) ?? 0));
    const after = [...places].map(([partition, end]) => `${partition}:${end}`).join(',');
    const behind = whole.filter(({ partition, offset }) => offset >= (places.get(partition) ?? 0));
    expect(behind.length).toBeGreaterThan(0);
    expect(await pagesOf(`/v1/feed?limit=7&after=${after}`)).toEqual(behind);
  });

  it('shows signs of life: how far the views are, and how far the log', async () => {
    const reader = await FeedReader.open(newsroom.url, {});
    const beat = await reader.heartbeat();
    expect(beat.data.position).toMatch(/^0:/);
    expect(beat.data.position).toBe(beat.data.head);
    reader.leave();
  });

  /** Each place once, instead of some of them often: each time the door reads, and sends, a page of a hundred. */
  it('goes on exactly where it broke off, wherever that was', async () => {
    const ids = (await read({ after: '0:0', count: records })).map(({ id }) => id ?? '');
    const places = ['0:0', ...ids.slice(0, -1)].map((after, place) => ({ after, rest: all.slice(place, place + 5) }));
    await inTurns(8, places, async ({ after, rest }) => {
      const told = await read({ after, count: rest.length });
      expect(told.map(({ data }) => nameOf(data))).toEqual(rest);
    });
  });

  it('can be read as a page, newest first, and on from there', async () => {
    const json = { accept: 'application/json' };
    const seen: string[] = [];
    let next: unknown = '';
    while (next !== null) {
      const cursor = next === '' ? '' : `&cursor=${String(next)}`;
      const { body } = await newsroom.get(`/v1/feed?limit=40${cursor}`, json);
      seen.push(...(body.changes as { stream: string; id: string }[]).map(nameOf));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen)).toEqual(new Set([...all, 'claim-live live-1']));
    expect(seen[0]).toBe('claim-live live-1');
  });

  it('tells at once where it stands: a reader cut off before the first commit once lost what came meanwhile', async () => {
    const reader = await FeedReader.open(newsroom.url, {});
    const { id = '' } = await reader.heartbeat();
    reader.leave();
    const { body } = await newsroom.post('register-claim', { claimId: 'missed', proposition: 'It is missed' });
    const [next] = await (await FeedReader.open(newsroom.url, { 'last-event-id': id })).next(1);
    expect(next?.data.id).toBe(body.id);
  });

  it('tells where it stands with every sign of life, also while nothing is in the log', async () => {
    const empty = await startNewsroom();
    const reader = await FeedReader.open(empty.url, {});
    expect([(await reader.heartbeat()).id, (await reader.heartbeat()).id]).toEqual(['0:0', '0:0']);
    reader.leave();
    await empty.stop();
  });

  it.each([
    ['?after=yesterday', {}, 'position.invalid', /"yesterday" is no position/],
    ['?after=', {}, 'position.invalid', /^after names one position\. Leave it out to begin now, or send 0:0/],
    ['?after=0:1&after=0:2', {}, 'position.invalid', /^after names one position/],
    [
      '?after=0:99999999',
      {},
      'position.invalid',
      /^Partition 0 of the log ends at \d+, and the position names 99999999/,
    ],
    ['?after=99:1', {}, 'position.invalid', /with partitions below/],
    ['?after=0:1,0:2', {}, 'position.invalid', /is no position/],
    ['', { 'last-event-id': '' }, 'position.invalid', /^Last-Event-ID names one position/],
    ['', { 'last-event-id': '0:1, 0:2' }, 'position.invalid', /is no position/],
    ['', { 'last-event-id': '5:99999999' }, 'position.invalid', /^Partition 5 of the log ends at/],
    ['?after=0:99999999', { 'last-event-id': 'x' }, 'position.invalid', /"x" is no position/],
    ['?afte=0:1', {}, 'request.malformed', /^The live feed takes after, once, and no afte\.$/],
    ['?after=0:1&limit=5', {}, 'request.malformed', /no limit/],
    ['?limit=5', { accept: 'application/json, text/event-stream' }, 'request.malformed', /no limit/],
    ['?after=soon', { accept: 'application/json' }, 'request.malformed', /takes after, cursor, limit/],
  ])('is refused at %s with %j: it once began at a place of its own', async (query, headers, code, detail) => {
    const answer = await fetch(`${newsroom.url}/v1/feed${query}`, { headers: headers as Record<string, string> });
    // A live feed would be waited for to its end.
    if (answer.status !== 400) await answer.body?.cancel();
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code, detail: expect.stringMatching(detail) as unknown });
  });

  it('goes on behind Last-Event-ID where after is named too: a browser comes again by the same address', async () => {
    const [, second] = await read({ after: '0:0', count: 2 });
    const reader = await FeedReader.open(`${newsroom.url}`, { 'last-event-id': second?.id ?? '' }, '?after=0:0');
    expect(nameOf((await reader.next(1))[0]?.data ?? {})).toBe(all[2]);
    reader.leave();
  });

  it('is answered where its head alone is asked for: that once waited for ever', async () => {
    const head = await fetch(`${newsroom.url}/v1/feed`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect((await fetch(`${newsroom.url}/v1/feed?after=`, { method: 'HEAD' })).status).toBe(400);
    const page = { method: 'HEAD', headers: { accept: 'application/json' } };
    expect((await fetch(`${newsroom.url}/v1/feed`, page)).headers.get('content-type')).toMatch(/json/);
  });

  it('tells where it stands before its first heartbeat', async () => {
    const seldom = await startNewsroom({ doorLimits: { beatMs: 2 ** 30 } });
    const reader = await FeedReader.open(seldom.url, {});
    expect((await reader.heartbeat()).id).toBe('0:0');
    reader.leave();
    await seldom.stop();
  });

  it('ends when the door closes, which waits for nobody', async () => {
    const reader = await FeedReader.open(newsroom.url, {});
    await newsroom.restart();
    expect(await reader.isOver()).toBe(true);
  });

  /** Over all pages. */
  async function pagesOf(path: string): Promise<Place[]> {
    const changes: Place[] = [];
    for (let cursor = ''; ;) {
      const { body } = await newsroom.get(`${path}${cursor}`, { accept: 'application/json' });
      changes.push(...(body.changes as Place[]));
      if (body.next === null) return changes;
      cursor = `&cursor=${String(body.next)}`;
    }
  }

  async function read({ after, count }: { after: string; count: number }) {
    const reader = await FeedReader.open(newsroom.url, { 'last-event-id': after });
    const events = await reader.next(count);
    reader.leave();
    return events;
  }
});

interface Place {
  partition: number;
  offset: number;
}

/** So many at once, each as another is done. */
async function inTurns<T>(most: number, items: T[], take: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const turn = async () => {
    for (const item of left) await take(item);
  };
  await Promise.all(Array.from({ length: most }, turn));
}

/** One id may stand on two streams: what the courier says of one name on two claims has one cause. */
function nameOf({ stream, id }: { stream?: unknown; id?: unknown }): string {
  return `${String(stream)} ${String(id)}`;
}
