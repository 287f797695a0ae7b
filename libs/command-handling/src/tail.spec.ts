import { encodeCommit, type Ledger, partitionOf, type Subscriber } from '#ledger';
import { freshSimulatedLog } from '#testing';
import type { StoredCommit } from './history.js';
import { Tail } from './tail.js';

const STREAM = 'counter-1';
const PARTITION = partitionOf(STREAM, 12);

describe('the tail', () => {
  it('stops reading while it holds more than it may, and goes on when the views have come on', async () => {
    const { ledger, hand } = await handed();
    const tail = new Tail(ledger, { from: [], onRecords: () => undefined, most: 2 });
    await tail.start();
    let isFree = false;
    const taken = hand([0, 1, 2]).then(() => (isFree = true));
    await turn();
    expect([isFree, tail.behind, tail.offsetAt(PARTITION)]).toEqual([false, 3, 3]);
    tail.forgetBelow(Array.from({ length: 12 }, () => 1));
    await taken;
    expect([isFree, tail.behind]).toEqual([true, 2]);
  });

  it('holds as many bytes as it may, and not as many records as fit into a number', async () => {
    const { ledger, hand } = await handed();
    const tail = new Tail(ledger, { from: [], onRecords: () => undefined, most: 9, mostBytes: 1 });
    await tail.start();
    let isFree = false;
    const taken = hand([0, 1]).then(() => (isFree = true));
    await turn();
    expect([isFree, tail.isFull]).toEqual([false, true]);
    tail.forgetBelow(Array.from({ length: 12 }, () => 2));
    await taken;
    expect([isFree, tail.isFull, tail.behind]).toEqual([true, false, 0]);
  });

  it('knows what the views have lost, whether it keeps it or has let it go', async () => {
    const { ledger, hand } = await handed();
    const tail = new Tail(ledger, { from: [], onRecords: () => undefined, most: 9 });
    await tail.start();
    await hand([0, 1, 2]);
    const put = (version: number, next: number) => {
      const commits = Array.from({ length: version }, (_, offset) => ({ offset }) as StoredCommit);
      return { head: { version, on: null, at: null }, commits, next, held: next };
    };
    for (const floor of [0, 1, 3]) {
      tail.forgetBelow(Array.from({ length: 12 }, () => floor));
      const lost = [put(0, 3), put(1, 3), put(2, 3), put(3, 3), put(0, 0), put(1, 1), put(2, 2)];
      expect(lost.map((stored) => tail.isLost(STREAM, stored))).toEqual([true, true, true, false, false, false, false]);
    }
    expect(tail.isLost('counter-2', put(0, 3))).toBe(false);
  });

  it('holds nobody back when it is stopped', async () => {
    const { ledger, hand } = await handed();
    const tail = new Tail(ledger, { from: [], onRecords: () => undefined, most: 1 });
    await tail.start();
    const taken = hand([0, 1]);
    await tail.stop();
    await taken;
    await hand([2, 3]);
    expect(tail.offsetAt(PARTITION)).toBe(4);
  });
});

/** A log whose records are handed over by the test. */
async function handed(): Promise<{ ledger: Ledger; hand(offsets: number[]): Promise<void> }> {
  const ledger = await (await freshSimulatedLog()).open();
  let subscriber: Subscriber | undefined;
  ledger.follow = (given) => {
    subscriber = given;
    return Promise.resolve({ halted: new Promise(() => undefined), stop: () => Promise.resolve() });
  };
  return { ledger, hand: async (offsets) => subscriber?.onRecords(offsets.map(record)) };
}

function record(offset: number) {
  const commit = {
    v: 1 as const,
    id: `id-${offset}`,
    stream: STREAM,
    after: offset,
    on: null,
    command: 'Add',
    digest: 'd',
    events: [{ type: 'Added', data: { by: 1 } }],
    by: 'tool:test',
    at: '2026-11-22T08:00:00.000Z',
  };
  return { partition: PARTITION, offset, key: STREAM, value: encodeCommit(commit), appendedAt: 0 };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
