/**
 * Long work, in slices: of each turn of the event loop all of it together takes a few milliseconds, and goes on in the
 * next, one work after the other. Whoever else asks waits for a slice, never for the whole.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '#newsroom';

/** Of one turn of the event loop. Hardly more than an ordinary answer takes. */
const SLICE_MS = 3;

/** When this turn's slice is over; undefined while nothing was done in it. */
let over: number | undefined;
let turns: Promise<void> = Promise.resolve();

/** Short work is done at once. Rejects once it is over: nobody waits for it any more. */
export async function inSlices<T>(steps: Steps<T>, over?: AbortSignal): Promise<T> {
  for (;;) {
    over?.throwIfAborted();
    const until = endOfSlice();
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    turns = turns.then(() => nextTurn());
    await turns;
  }
}

function endOfSlice(): number {
  if (over === undefined) {
    over = performance.now() + SLICE_MS;
    setImmediate(() => (over = undefined));
  }
  return over;
}
