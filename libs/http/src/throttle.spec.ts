import { setImmediate as turn } from 'node:timers/promises';
import { Throttle } from './throttle.js';

const A_SECOND = 100;
const AT_ONCE = 10;

describe('what is done so often a second', () => {
  it('is done at once, before the call returns, as long as it is seldom', () => {
    const done: number[] = [];
    const throttle = new Throttle(A_SECOND);
    for (let n = 0; n < AT_ONCE; n++) throttle.run('one', () => done.push(n));
    expect(done).toHaveLength(AT_ONCE);
  });

  it('else waits, in the order of the calls, and others have their turns between: once all that came was done', async () => {
    const done: number[] = [];
    const throttle = new Throttle(A_SECOND);
    for (let n = 0; n < 3 * AT_ONCE; n++) throttle.run('one', () => done.push(n));
    expect(done).toHaveLength(AT_ONCE);
    let turns = 0;
    let most = 0;
    while (done.length < 3 * AT_ONCE) {
      const before = done.length;
      await turn();
      turns += 1;
      most = Math.max(most, done.length - before);
    }
    expect(done).toEqual(Array.from({ length: 3 * AT_ONCE }, (_, n) => n));
    expect([most, turns > 2 * AT_ONCE]).toEqual([1, true]);
  });

  it('waits behind one of each who came before, not behind all that they asked for: who asked most made all wait', async () => {
    const done: string[] = [];
    const throttle = new Throttle(A_SECOND);
    for (let n = 0; n < 4 * AT_ONCE; n++) throttle.run(`attacker ${n % 2}`, () => done.push('attacker'));
    throttle.run('another', () => done.push('another'));
    while (!done.includes('another')) await turn();
    expect(done.length - AT_ONCE).toBe(3);
  });

  it('counts as many where it weighs more, and others wait for it: refusals of long bodies once cost what short ones do', async () => {
    const heavy = AT_ONCE;
    const done: string[] = [];
    const throttle = new Throttle(A_SECOND);
    for (let n = 0; n < 3; n++) throttle.run('one', () => done.push('heavy'), heavy);
    expect(done).toEqual(['heavy']);
    throttle.run('another', () => done.push('light'));
    const begun = performance.now();
    while (done.length < 4) await turn();
    expect(done).toEqual(['heavy', 'heavy', 'light', 'heavy']);
    expect(performance.now() - begun).toBeGreaterThan((1000 * (heavy - 1)) / A_SECOND);
  });

  it('waits for four seconds at most: what comes when more wait is done at once', () => {
    const throttle = new Throttle(A_SECOND);
    let done = 0;
    for (let n = 0; n < AT_ONCE + 4 * A_SECOND + 5; n++) throttle.run('one', () => (done += 1));
    expect(done).toBe(AT_ONCE + 5);
  });
});
