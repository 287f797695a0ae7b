/** What the page knows of what is new: whether it is told, what came since it was looked at, and how far the views are behind. */
import { useSyncExternalStore } from 'react';
import type { FeedItem } from '#client';
import { followInOneTab, type FeedEvent } from './feed-of-tabs.js';

export interface Live {
  /** Milliseconds; undefined while it is told. */
  lostSince: number | undefined;
  isTold: boolean;
  /** Since when the views have been behind the log. */
  behindSince: number | undefined;
  /** Of the views and of the log, as the last heartbeat had them; and how many of those came. */
  position: string | undefined;
  head: string | undefined;
  beats: number;
  /** Newest last; of more than these the first are forgotten. */
  items: readonly { item: FeedItem; number: number }[];
}

const KEPT = 2000;

let live: Live = {
  lostSince: undefined,
  isTold: false,
  behindSince: undefined,
  position: undefined,
  head: undefined,
  beats: 0,
  items: [],
};
let number = 0;
const listeners = new Set<() => void>();
let started: AbortController | undefined;

/** Once: with the first answer that says how far it goes. */
export function beLive(after: string, onCommit: (item: FeedItem) => void): void {
  if (started) return;
  started = new AbortController();
  followInOneTab((event) => hear(event, onCommit), { after, signal: started.signal });
}

function hear(event: FeedEvent, onCommit: (item: FeedItem) => void): void {
  if (event.kind === 'lost') return change({ lostSince: live.lostSince ?? Date.now(), isTold: false });
  if (event.kind === 'beat') {
    const isBehind = event.head !== undefined && event.head !== event.position;
    return change({
      lostSince: undefined,
      isTold: true,
      behindSince: isBehind ? (live.behindSince ?? Date.now()) : undefined,
      position: event.position ?? live.position,
      head: event.head ?? live.head,
      beats: live.beats + 1,
    });
  }
  const item = event.commit.commit;
  number += 1;
  change({ lostSince: undefined, isTold: true, items: [...live.items, { item, number }].slice(-KEPT) });
  onCommit(item);
}

function change(changed: Partial<Live>): void {
  live = { ...live, ...changed };
  for (const listener of listeners) listener();
}

export function useLive(): Live {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => live,
  );
}

export function latestNumber(): number {
  return number;
}
