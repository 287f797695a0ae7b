/** A feed that is cut off, anywhere and however often, is resumed: nothing is lost, and nothing comes twice. */
import { array, asyncProperty, assert, integer } from 'fast-check';
import { type FeedCommit, type FollowOptions, Stet } from '#client';
import { problem } from '../test/memory-door.js';

const COMMITS = 6;

describe('the feed', () => {
  it('comes whole, each commit once, wherever its connections are cut off', () =>
    assert(
      asyncProperty(
        array(integer({ min: 0, max: 400 }), { maxLength: 8 }),
        integer({ min: 1, max: 60 }),
        (cuts, piece) => comesWhole(feedOf({ cuts, piece })),
      ),
    ));

  it('is resumed where its connection is there and nothing comes on it any more', () =>
    comesWhole(feedOf({ cuts: [0, 90, 250], piece: 30, silent: true })));

  it('is asked again where the door is busy, when the door says', () =>
    comesWhole(feedOf({ cuts: [], piece: 40, busy: 3 })));

  it('begins behind what its reader names', async () => {
    const read = await readAll(feedOf({ cuts: [], piece: 40 }), { after: '0:4', count: 2 });
    expect(read.map(({ id }) => id)).toEqual(['0:5', '0:6']);
  });

  it('tells its reader of each sign of life, and of each connection that is lost', async () => {
    const heard: string[] = [];
    const onBeat = () => heard.push('beat');
    const onLost = (why: string) => heard.push(why);
    await readAll(feedOf({ cuts: [120], piece: 30 }), { after: '0:0', count: COMMITS, onBeat, onLost });
    expect(heard).toEqual(['beat', 'the feed ended', 'beat']);
  });

  it('ends quietly with its reader’s signal, and clearly where it never began', async () => {
    const busy = (): Promise<Response> =>
      Promise.resolve(new Response(JSON.stringify(problem(503, 'service.not-ready')), { status: 503 }));
    const feed = new Stet({ url: 'http://door.example', pauseMs: 1, fetch: busy }).follow({
      signal: AbortSignal.timeout(20),
    });
    await expect(feed.next()).rejects.toThrow(/following the feed was given up after .* 503 service\.not-ready/);
  });

  it('that is refused is not asked for again', async () => {
    const refused = () => Promise.resolve(new Response(JSON.stringify(problem(401, 'key.missing')), { status: 401 }));
    const feed = new Stet({ url: 'http://door.example', fetch: refused }).follow();
    await expect(feed.next()).rejects.toMatchObject({ problem: { code: 'key.missing' } });
  });
});

async function comesWhole(fetch: typeof globalThis.fetch): Promise<void> {
  const read = await readAll(fetch, { after: '0:0', count: COMMITS });
  expect(read.map(({ id, commit }) => [id, commit.version])).toEqual(
    Array.from({ length: COMMITS }, (_, n) => [`0:${n + 1}`, n + 1]),
  );
}

async function readAll(
  fetch: typeof globalThis.fetch,
  { count, ...following }: FollowOptions & { count: number },
): Promise<FeedCommit[]> {
  const enough = new AbortController();
  const read: FeedCommit[] = [];
  const stet = new Stet({ url: 'http://door.example', pauseMs: 0, fetch });
  for await (const commit of stet.follow({ signal: enough.signal, silenceMs: 20, ...following })) {
    read.push(commit);
    if (read.length === count) enough.abort();
  }
  return read;
}

interface Misfortunes {
  /** After how many bytes each connection is cut off, in turn. */
  cuts: number[];
  /** Bytes that come at once. */
  piece: number;
  /** It is not closed then: nothing comes any more. */
  silent?: boolean;
  /** So many requests are told to come again. */
  busy?: number;
}

function feedOf({ cuts, piece, silent = false, busy = 0 }: Misfortunes): typeof fetch {
  const left = [...cuts];
  let refusals = busy;
  return async (_address, { headers, signal } = {}) => {
    signal?.throwIfAborted();
    if (refusals-- > 0)
      return new Response(JSON.stringify(problem(503, 'service.not-ready')), {
        status: 503,
        headers: { 'retry-after': '0' },
      });
    const seen = Number((headers as Record<string, string>)['last-event-id']?.split(':')[1]);
    const bytes = new TextEncoder().encode(textBehind(seen));
    const end = left.shift() ?? Infinity;
    let sent = 0;
    return new Response(
      new ReadableStream({
        start: (controller) => signal?.addEventListener('abort', () => controller.error(signal.reason)),
        pull: async (controller) => {
          const next = bytes.slice(sent, Math.min(sent + piece, end));
          sent += next.length;
          if (next.length > 0) return controller.enqueue(next);
          if (end < bytes.length && !silent) return controller.close();
          // It stays open, and nothing more comes.
          await new Promise(() => undefined);
        },
      }),
    );
  };
}

/** As a door sends it: when to come again, a heartbeat, then what is new. */
function textBehind(seen: number): string {
  const commits = Array.from({ length: COMMITS }, (_, n) => n + 1).filter((n) => n > seen);
  const told = commits.map((n) => `event: commit\nid: 0:${n}\ndata: {"version":${n},"said":"“zwölf”"}\n\n`);
  return ['retry: 0\n\n', `event: heartbeat\nid: 0:${seen}\ndata: {}\n\n`, ...told].join('');
}
