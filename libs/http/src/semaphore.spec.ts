import { Semaphore } from './semaphore.js';

describe('a semaphore', () => {
  it('holds no more than it has places for, and begins the others in their order', async () => {
    const semaphore = new Semaphore(2);
    const begun: number[] = [];
    const end: (() => void)[] = [];
    const all = Promise.all(
      [0, 1, 2, 3].map((n) => semaphore.run(() => (begun.push(n), new Promise<void>((over) => end.push(over))))),
    );
    expect(begun).toEqual([0, 1]);
    for (let n = 0; n < 4; n++) {
      end[n]?.();
      await new Promise(setImmediate);
      expect(begun).toEqual([0, 1, 2, 3].slice(0, n + 3));
    }
    await all;
  });

  it('gives the place of what has failed to the next', async () => {
    const semaphore = new Semaphore(1);
    const failed = expect(semaphore.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await semaphore.run(() => Promise.resolve('next'))).toBe('next');
    await failed;
  });

  it('is free again once all have left', async () => {
    const semaphore = new Semaphore(1);
    await semaphore.run(() => Promise.resolve());
    let hasBegun = false;
    const again = semaphore.run(() => Promise.resolve((hasBegun = true)));
    expect(hasBegun).toBe(true);
    await again;
  });
});
