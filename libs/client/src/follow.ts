/**
 * The live feed, for as long as its reader wants it. Whenever it is cut off, or falls silent, it comes again with the id
 * of the last event that came whole: nothing is lost, and nothing comes twice.
 */
import type { Door } from './door.js';
import { NotNow } from './errors.js';
import { Events, type ServerSentEvent } from './events.js';
import { texts } from './ndjson.js';
import { Patience } from './patience.js';
import type { FeedItem } from './words.js';

export interface FeedCommit {
  /** The position that includes all that was told until now: to follow from behind it. */
  id: string;
  commit: FeedItem;
}

export interface FollowOptions {
  /** The id of the last commit seen, or a position; `0:0` for the first commit; by default it begins now. */
  after?: string | undefined;
  /** Ends it. */
  signal?: AbortSignal | undefined;
  /** Told of each sign of life: how far the views are, and how far the log, where they are known. */
  onBeat?: ((beat: { position?: string; head?: string }) => void) | undefined;
  /** Told when a connection is lost, or cannot be had, with why; it is tried again. */
  onLost?: ((why: string) => void) | undefined;
  /** A connection on which nothing comes for so long is none any more: by default 15 s, for heartbeats come every 2 s. */
  silenceMs?: number | undefined;
}

/** Ends with the signal. Throws Refused; and GaveUp, if the signal comes before the feed has. */
export async function* followFeed(
  door: Door,
  { after, signal, silenceMs = 15_000, onBeat, onLost, pauseMs }: FollowOptions & { pauseMs: number },
): AsyncGenerator<FeedCommit, void, undefined> {
  const patience = new Patience('following the feed', { signal, patienceMs: Infinity, pauseMs, onFailure: onLost });
  let last: Partial<ServerSentEvent> = { id: after };
  let hasBegun = false;
  try {
    for (;;) {
      const connection = new Connection(patience.signal, silenceMs);
      const events = connection.events(door, last.id);
      for (;;) {
        const next = await patience.tried(() => events.next(), last.retryMs);
        if (!next || next.done === true) break;
        hasBegun = true;
        patience.renew();
        last = next.value;
        if (next.value.event === 'commit') yield commitIn(next.value);
        if (next.value.event === 'heartbeat') onBeat?.(JSON.parse(next.value.data) as object);
      }
    }
  } catch (error) {
    if (!hasBegun || !patience.signal.aborted) throw error;
  } finally {
    patience.over();
  }
}

function commitIn({ id = '', data }: ServerSentEvent): FeedCommit {
  return { id, commit: JSON.parse(data) as FeedItem };
}

class Connection {
  private readonly cut = new AbortController();

  constructor(
    private readonly signal: AbortSignal,
    private readonly silenceMs: number,
  ) {}

  /** Throws NotNow when it ends. */
  async *events(door: Door, after: string | undefined): AsyncGenerator<ServerSentEvent, void, undefined> {
    const leave = () => this.cut.abort();
    if (this.signal.aborted) leave();
    this.signal.addEventListener('abort', leave);
    try {
      const headers = { accept: 'text/event-stream', 'last-event-id': after };
      const request = { what: 'following the feed', path: '/v1/feed', headers, signal: this.cut.signal };
      const { body } = await this.heard(door.answer(request));
      if (!body) throw new NotNow('the feed had no body');
      const [events, pieces] = [new Events(), texts(body)];
      for (let piece = await this.heard(pieces.next()); piece.done !== true; piece = await this.heard(pieces.next()))
        yield* events.take(piece.value);
      throw new NotNow('the feed ended');
    } finally {
      this.signal.removeEventListener('abort', leave);
      leave();
    }
  }

  private async heard<T>(coming: Promise<T>): Promise<T> {
    const silence = new NotNow(`nothing came for ${this.silenceMs / 1000} s`);
    const timer = setTimeout(() => this.cut.abort(silence), this.silenceMs);
    try {
      return await coming;
    } finally {
      clearTimeout(timer);
    }
  }
}
