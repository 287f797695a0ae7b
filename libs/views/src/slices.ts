/**
 * Long work, in slices: of each turn of the event loop all of it together takes a few milliseconds, and goes on in the
 * next, one work after the other. Whoever else asks waits for a slice, never for the whole. An answer is made of many turns,
 * each of which would have its slice: so what is done for one who asks rests between two slices while others ask.
 */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Steps } from '#newsroom';

/** Of one turn of the event loop. Hardly more than an ordinary answer takes. */
const SLICE_MS = 2;
/** Between two slices, for all works that rest: they go on one after the other. */
const REST_MS = 10;

/** For whom it is done. */
export interface SlicedFor {
  /** Aborts when nobody waits for it any more. */
  over?: AbortSignal;
  /** Does anybody else ask just now? Without it nobody does. */
  doOthersAsk?(): boolean;
}

/** When this turn's slice is over; undefined while nothing was done in it. */
let end: number | undefined;
let turns: Promise<void> = Promise.resolve();
let rests: Promise<void> = Promise.resolve();

/** Short work is done at once. Rejects once it is over. */
export async function inSlices<T>(steps: Steps<T>, { over, doOthersAsk }: SlicedFor = {}): Promise<T> {
  for (;;) {
    over?.throwIfAborted();
    const until = endOfSlice();
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    if (doOthersAsk?.()) await (rests = rests.then(() => wait(REST_MS)));
    else await (turns = turns.then(() => nextTurn()));
  }
}

function endOfSlice(): number {
  if (end === undefined) {
    end = performance.now() + SLICE_MS;
    setImmediate(() => (end = undefined));
  }
  return end;
}
