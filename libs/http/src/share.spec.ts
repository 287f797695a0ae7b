import { setImmediate as turn } from 'node:timers/promises';
import { Socket } from 'node:net';
import { nobodyAsks } from '../test/nobody-asks.js';
import { noteAsking } from './asking.js';
import { Share, SharesBySize } from './share.js';

/** As long as a turn may be for all of them together, and longer. */
function hold(): void {
  for (const until = performance.now() + 3; performance.now() < until;);
}

describe.each([
  ['reading what callers sent', 1],
  ['taking requests', 0],
])('%s', (_what, rests) => {
  it('once left no turn to anybody else until all had been served that came together', async () => {
    const COUNT = 20;
    const told: string[] = [];
    const share = new Share(rests);
    const act = () => {
      hold();
      told.push('one of many');
    };
    const all = Promise.all(Array.from({ length: COUNT }, () => share.run(act)));
    expect(told).toEqual(['one of many']);
    while (told.filter((one) => one === 'one of many').length < COUNT) {
      await turn();
      told.push('another');
    }
    await all;
    // The first acts at once, and the turn that this one began is over before another's.
    expect(told.slice(1).join()).not.toContain('one of many,one of many');
  });

  it('is done in the order of the calls, and whatever fails fails alone', async () => {
    const done: number[] = [];
    const share = new Share(rests);
    const acts = Array.from({ length: 6 }, (_, n) =>
      share.run(() => {
        hold();
        done.push(n);
        if (n === 2) throw new Error('of its own');
      }),
    );
    const outcomes = await Promise.allSettled(acts);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true, true]);
    expect(done).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('a share that rests', () => {
  /** How many turns others have until five are done. */
  async function turnsBeside(share: Share, caller?: Socket): Promise<number> {
    let turns = 0;
    const done: boolean[] = [];
    const act = () => {
      hold();
      done.push(true);
    };
    const acts = Promise.all(Array.from({ length: 5 }, () => share.run(act, caller)));
    while (done.length < 5) {
      await turn();
      turns += 1;
    }
    await acts;
    return turns;
  }

  it('does so while others ask, and not for nobody: lines that were posted alone once took twice as long', async () => {
    await nobodyAsks();
    const one = new Socket();
    const alone = await turnsBeside(new Share(3));
    noteAsking(one);
    const askingHimself = await turnsBeside(new Share(3), one);
    const beside = await turnsBeside(new Share(3), new Socket());
    expect([alone < 12, askingHimself < 12]).toEqual([true, true]);
    expect(beside).toBeGreaterThan(5 * alone);
  });
});

describe('shares by size', () => {
  it('have nobody wait behind the long ones of others: a post once waited behind sixty of 1,500 wrong items', async () => {
    const shares = new SharesBySize({ short: 0, long: 3 });
    const told: string[] = [];
    const long = Promise.all(Array.from({ length: 10 }, () => shares.of(4096).run(() => (hold(), told.push('long')))));
    await shares.of(300).run(() => told.push('short'));
    expect(told).toEqual(['long', 'short']);
    await long;
    expect(told).toHaveLength(11);
  });
});
