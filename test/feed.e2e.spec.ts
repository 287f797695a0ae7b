/** The feed: what has changed, as an editor's page follows it. */
import { readFileSync } from 'node:fs';
import { assert, asyncProperty, integer } from 'fast-check';
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';
import { FeedReader } from './feed-reader.js';

const sample = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8');
const commands = sample.trim().split('\n');

describe('the feed', () => {
  let newsroom: NewsroomService;
  let all: string[];

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const after = positionAfterAll(await newsroom.bulk(sample));
    await newsroom.get('/v1/claims', { 'read-after': after });
    all = (await read({ after: '', count: commands.length })).map(({ data }) => String(data.id));
  });

  afterAll(() => newsroom.stop());

  it('tells every commit once, each stream in its order', () => {
    expect(new Set(all).size).toBe(commands.length);
    const presence = commands
      .map((line) => JSON.parse(line) as { id: string; body: { claimId?: string } })
      .filter(({ body }) => body.claimId === 'nk-troops-in-russia');
    expect(all.filter((id) => presence.some((command) => command.id === id))).toEqual(presence.map(({ id }) => id));
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

  it('shows signs of life: how far the views are, and how far the log', async () => {
    const reader = await FeedReader.open(newsroom.url, {});
    const beat = await reader.heartbeat();
    expect(beat.data.position).toBe(beat.data.head);
    reader.leave();
  });

  it('goes on exactly where it broke off, wherever that was', () =>
    assert(
      asyncProperty(
        integer({ min: 0, max: commands.length - 1 }),
        integer({ min: 1, max: 5 }),
        async (place, count) => {
          const before = place === 0 ? undefined : (await readOnce()).at(place - 1)?.id;
          const rest = await read({ after: before ?? '', count: Math.min(count, commands.length - place) });
          expect(rest.map(({ data }) => data.id)).toEqual(all.slice(place, place + count));
        },
      ),
      { numRuns: 1000 },
    ));

  it('can be read as a page, newest first, and on from there', async () => {
    const json = { accept: 'application/json' };
    const seen: string[] = [];
    let next: unknown = '';
    while (next !== null) {
      const cursor = next === '' ? '' : `&cursor=${String(next)}`;
      const { body } = await newsroom.get(`/v1/feed?limit=40${cursor}`, json);
      seen.push(...(body.changes as { id: string }[]).map(({ id }) => id));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen)).toEqual(new Set([...all, 'live-1']));
    expect(seen[0]).toBe('live-1');
  });

  it('is refused from a position that is none', async () => {
    const { status, body } = await newsroom.get('/v1/feed?after=yesterday');
    expect([status, body.code]).toEqual([400, 'position.invalid']);
  });

  it('ends when the door closes, which waits for nobody', async () => {
    const reader = await FeedReader.open(newsroom.url, {});
    await newsroom.restart();
    expect(await reader.isOver()).toBe(true);
  });

  let once: ReturnType<typeof read> | undefined;

  function readOnce() {
    once ??= read({ after: '', count: commands.length });
    return once;
  }

  async function read({ after, count }: { after: string; count: number }) {
    const reader = await FeedReader.open(newsroom.url, { 'last-event-id': after });
    const events = await reader.next(count);
    reader.leave();
    return events;
  }
});
