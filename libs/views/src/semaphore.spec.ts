import { Semaphore } from './semaphore.js';

const refusal = () => new Error('too many');

describe('a semaphore', () => {
  it('lets so many at once, and the others in their order as these end', async () => {
    const semaphore = new Semaphore({ atOnce: 2, waiting: 3, patienceMs: 10_000 }, refusal);
    const gates = Array.from({ length: 5 }, () => new Gate());
    const begun: number[] = [];
    const all = gates.map((gate, place) =>
      semaphore.run(async () => {
        begun.push(place);
        await gate.opened;
      }),
    );
    for (const place of [1, 0, 3, 2, 4]) {
      gates[place]?.open();
      await all[place];
    }
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    await semaphore.run(() => Promise.resolve());
  });

  it('refuses who would wait behind too many, and who has waited too long, and takes no place for them', async () => {
    const semaphore = new Semaphore({ atOnce: 1, waiting: 1, patienceMs: 5 }, refusal);
    const gate = new Gate();
    const first = semaphore.run(() => gate.opened);
    const second = semaphore.run(() => Promise.resolve());
    const third = semaphore.run(() => Promise.resolve());
    await Promise.all([second, third].map((one) => expect(one).rejects.toThrow('too many')));
    gate.open();
    await first;
    await semaphore.run(() => Promise.resolve());
  });

  it('gives its place back however it ends', async () => {
    const semaphore = new Semaphore({ atOnce: 1, waiting: 0, patienceMs: 5 }, refusal);
    await expect(semaphore.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await semaphore.run(() => Promise.resolve());
  });
});

class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
