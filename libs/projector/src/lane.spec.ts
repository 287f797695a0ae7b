/** What the projector's lanes promise of order and of failure. */
import type { LogRecord } from '#ledger';
import { Lane } from './lane.js';

function records(partition: number, from: number, to: number): LogRecord[] {
  return Array.from({ length: to - from }, (_, place) => ({
    partition,
    offset: from + place,
    key: null,
    value: Buffer.alloc(0),
    appendedAt: 0,
  }));
}

/** A batch that is taken when it is told to be. */
function byHand() {
  const taken: { batch: LogRecord[]; end: () => void; fail: (error: Error) => void }[] = [];
  const lane = new Lane((batch) => new Promise((end, fail) => taken.push({ batch, end, fail })));
  return { lane, taken };
}

describe('a lane', () => {
  it('takes what came meanwhile in one batch, in the order in which it came', async () => {
    const { lane, taken } = byHand();
    const first = lane.take(records(0, 0, 3));
    await Promise.resolve();
    const others = [lane.take(records(2, 0, 2)), lane.take(records(4, 5, 6))];
    await Promise.resolve();
    expect(taken).toHaveLength(1);
    taken[0]?.end();
    await first;
    expect(taken[1]?.batch.map(({ partition, offset }) => [partition, offset])).toEqual([
      [2, 0],
      [2, 1],
      [4, 5],
    ]);
    taken[1]?.end();
    await Promise.all(others);
  });

  it('takes more than fits one batch after the other', async () => {
    const { lane, taken } = byHand();
    const whole = lane.take(records(0, 0, 4500));
    for (const length of [2000, 2000, 500]) {
      await new Promise(setImmediate);
      const { batch, end } = taken.shift()!;
      expect(batch).toHaveLength(length);
      end();
    }
    await whole;
    expect(taken).toEqual([]);
  });

  it('tells all of a batch that it failed, and goes on with what comes next', async () => {
    const { lane, taken } = byHand();
    const [one, other] = [lane.take(records(0, 0, 1)), lane.take(records(2, 0, 1))];
    await Promise.resolve();
    taken[0]?.fail(new Error('the disk is full'));
    await expect(one).rejects.toThrow('the disk is full');
    await expect(other).rejects.toThrow('the disk is full');
    const next = lane.take(records(0, 1, 2));
    await Promise.resolve();
    taken[1]?.end();
    await next;
  });

  it('has nothing to do for nothing', () => byHand().lane.take([]));
});
