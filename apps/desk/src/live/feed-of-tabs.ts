/**
 * The live feed, once for all tabs of a browser: one of them has the connection and tells the others (a browser has six
 * to a door, and the seventh tab would hang). When it closes, the next goes on behind the last commit that it was told of.
 */
import type { FeedCommit } from '#client';
import { stet } from '../ask.js';

const NAME = 'stet.feed';

export type FeedEvent =
  | { kind: 'commit'; commit: FeedCommit }
  | { kind: 'beat'; position?: string; head?: string }
  | { kind: 'lost'; why: string };

/** `after` is what the page has been answered so far. Goes on until the signal. */
export function followInOneTab(
  hear: (event: FeedEvent) => void,
  { after, signal }: { after: string; signal: AbortSignal },
): void {
  const channel = new BroadcastChannel(NAME);
  // Of an empty log: from its beginning.
  let last = after === '' ? '0:0' : after;
  const take = (event: FeedEvent) => {
    if (event.kind === 'commit') last = event.commit.id;
    hear(event);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<FeedEvent>) => take(data));
  const tell = (event: FeedEvent) => {
    take(event);
    // To the page's own origin alone, as a channel is (WHATWG HTML, 9.5): it takes no other.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage(event);
  };
  const lead = async () => {
    const onBeat = (beat: { position?: string; head?: string }) => tell({ kind: 'beat', ...beat });
    const onLost = (why: string) => tell({ kind: 'lost', why });
    for await (const commit of stet.follow({ after: last, signal, onBeat, onLost })) tell({ kind: 'commit', commit });
  };
  navigator.locks.request(NAME, { signal }, lead).catch((error: unknown) => {
    if (!signal.aborted) tell({ kind: 'lost', why: error instanceof Error ? error.message : String(error) });
  });
  signal.addEventListener('abort', () => channel.close());
}
