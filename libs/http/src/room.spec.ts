import { Room } from './room.js';

describe('a room', () => {
  it('holds no more than it has places for, and begins the others in their order', async () => {
    const room = new Room(2);
    const begun: number[] = [];
    const end: (() => void)[] = [];
    const all = Promise.all(
      [0, 1, 2, 3].map((n) => room.run(() => (begun.push(n), new Promise<void>((over) => end.push(over))))),
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
    const room = new Room(1);
    const failed = expect(room.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await room.run(() => Promise.resolve('next'))).toBe('next');
    await failed;
  });

  it('is free again once all have left', async () => {
    const room = new Room(1);
    await room.run(() => Promise.resolve());
    let hasBegun = false;
    const again = room.run(() => Promise.resolve((hasBegun = true)));
    expect(hasBegun).toBe(true);
    await again;
  });
});
