/** Which version of each claim one has looked at, in this browser: what is newer bears a dot on the board. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Seen } from './is-unseen.js';

const KEPT = 'stet.seen';
/** Of more the oldest are forgotten. */
const MOST = 5000;

let seen = read();
const listeners = new Set<() => void>();

/** Another tab has looked. */
addEventListener('storage', ({ key }) => key === KEPT && change(read()));

/** As it is now, and not told when it changes. */
export function allSeen(): Seen {
  return seen;
}

export function useAllSeen(): Seen {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => seen,
  );
}

/** Looking at a claim is seeing it. */
export function useSeen(claim: { claimId: string; version: number } | undefined): void {
  const { claimId, version } = claim ?? {};
  useEffect(() => {
    if (claimId !== undefined && version !== undefined) markSeen({ claimId, version });
  }, [claimId, version]);
}

export function markSeen({ claimId, version }: { claimId: string; version: number }): void {
  if ((seen.get(claimId) ?? -1) >= version) return;
  const next = new Map(seen);
  next.delete(claimId);
  next.set(claimId, version);
  const kept = new Map([...next].slice(-MOST));
  localStorage.setItem(KEPT, JSON.stringify([...kept]));
  change(kept);
}

function change(changed: Seen): void {
  seen = changed;
  for (const listener of listeners) listener();
}

/** What is not of our form is as if nothing had been seen. */
function read(): Seen {
  try {
    const pairs = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as unknown;
    return new Map(Array.isArray(pairs) ? pairs.filter(isPair) : []);
  } catch {
    return new Map();
  }
}

function isPair(pair: unknown): pair is [string, number] {
  return Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'number';
}
