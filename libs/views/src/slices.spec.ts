import { setImmediate as turn } from 'node:timers/promises';
import type { Steps } from '#newsroom';
import { inSlices } from './slices.js';

describe('long work', () => {
  it('is done at once if it is short', () => {
    let done = false;
    void inSlices(
      (function* (): Steps<void> {
        yield;
        done = true;
      })(),
    );
    expect(done).toBe(true);
  });

  it('lets others have their turn, however many ask for it at once', async () => {
    const over = new AbortController();
    const watched = countTurns(over.signal);
    const counted = await Promise.all(Array.from({ length: 5 }, () => inSlices(tenSteps())));
    over.abort();
    const turns = await watched;
    // Each step takes longer than a slice: of all five together one is taken in a turn.
    expect(counted).toEqual([10, 10, 10, 10, 10]);
    expect(turns).toBeGreaterThanOrEqual(49);
  });

  it('rests between two slices while others ask than whom it is done for, and not for nobody', async () => {
    const turnsBeside = async (isAny: boolean) => {
      const over = new AbortController();
      const watched = countTurns(over.signal);
      await Promise.all([1, 2].map(() => inSlices(tenSteps(), { doOthersAsk: () => isAny })));
      over.abort();
      return watched;
    };
    const alone = await turnsBeside(false);
    expect(await turnsBeside(true)).toBeGreaterThan(10 * alone);
  });

  it('is given up once nobody waits for it any more', async () => {
    const over = new AbortController();
    const work = inSlices(tenSteps(), { over: over.signal });
    over.abort();
    await expect(work).rejects.toThrow('aborted');
  });

  it('fails whoever asked for it alone', async () => {
    const fails = inSlices(
      (function* (): Steps<void> {
        yield;
        throw new Error('not this one');
      })(),
    );
    await expect(fails).rejects.toThrow('not this one');
    expect(await inSlices(tenSteps())).toBe(10);
  });
});

async function countTurns(over: AbortSignal): Promise<number> {
  let turns = 0;
  for (; !over.aborted; turns++) await turn();
  return turns;
}

/** Ten steps of five milliseconds each. */
function* tenSteps(): Steps<number> {
  let steps = 0;
  for (; steps < 10; steps++) {
    const until = performance.now() + 5;
    while (performance.now() < until);
    yield;
  }
  return steps;
}
