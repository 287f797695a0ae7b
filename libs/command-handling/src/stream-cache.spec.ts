import { encodeCommit, headOf, type Ledger, partitionOf } from '#ledger';
import { freshSimulatedLog, SimulatedClock } from '#testing';
import { counters } from '../contract/counter.js';
import { LogEnds } from './log-ends.js';
import type { History } from './history.js';
import { StreamCache } from './stream-cache.js';
import { Tail } from './tail.js';

const MICROTASKS = Array.from({ length: 40 }, (_, n) => n);

interface Options {
  history?: Partial<History>;
  /** How many to keep. */
  limit?: number;
  /** What the tail has let go of, in every partition. */
  from?: number;
  /** What the log says when it is asked for a record. */
  read?: Ledger['read'];
}

const WRITTEN = {
  v: 1 as const,
  id: 'open',
  stream: 'counter-1',
  command: 'Open',
  digest: 'd',
  by: 'tool:test',
  at: '2026-11-22T08:00:00.000Z',
};
const empty = { head: { version: 0, on: null, at: null }, commits: [], next: 0, held: 0 };

describe('streams in use', () => {
  const clock = new SimulatedClock();
  let read: string[];

  async function streams({ history = {}, limit = 1, from = 0, read: said }: Options): Promise<StreamCache> {
    const ledger = await (await freshSimulatedLog()).open();
    if (said) ledger.read = said;
    const checkpoints = Array.from({ length: ledger.partitions }, () => ({ next: from, lastHash: null }));
    const tail = new Tail(ledger, { from: checkpoints, onRecords: () => undefined, most: 1000 });
    read = [];
    const stream = async (name: string) => {
      read.push(name);
      return (await history.stream?.(name)) ?? empty;
    };
    return new StreamCache({
      ledger,
      ends: new LogEnds(ledger),
      tail,
      limit,
      definitions: [counters],
      time: clock.timeFor(clock, 0),
      history: { stream, position: () => Promise.resolve([]), checkpoints: () => Promise.resolve([]) },
      surroundings: {
        partitions: ledger.partitions,
        maxRoundBytes: ledger.maxRoundBytes,
        now: () => clock.now,
        send: () => undefined,
        confirmed: () => undefined,
        cannotFold: () => undefined,
        readToTheEnd: () => undefined,
      },
    });
  }

  it('are let go if another that the command names could not be read', async () => {
    const away = (name: string) => (name === 'counter-2' ? Promise.reject(new Error('away')) : Promise.resolve(empty));
    const all = await streams({ history: { stream: away } });
    await expect(all.use(['counter-1', 'counter-2'])).rejects.toThrow('away');
    all.release(await all.use(['counter-3']));
    await all.use(['counter-1']);
    expect(read).toEqual(['counter-1', 'counter-2', 'counter-3', 'counter-1']);
  });

  it.each(MICROTASKS.slice(0, 10))(
    'belong to those who wait for them from the first moment on, for %d microtasks later the tail may bring their records',
    async (later) => {
      const all = await streams({});
      const first = all.use(['counter-1']);
      for (const _ of MICROTASKS.slice(0, later)) await Promise.resolve();
      const second = all.use(['counter-2']);
      const found = [];
      for (const _ of MICROTASKS) {
        found.push(all.find('counter-2') !== undefined);
        await Promise.resolve();
      }
      await Promise.all([first, second]);
      expect(found.indexOf(true)).toBeGreaterThan(-1);
      expect(found.slice(found.indexOf(true))).not.toContain(false);
    },
  );

  it('are not waited for where the views say that they have read more than there is', async () => {
    const all = await streams({ history: { stream: () => Promise.resolve({ ...empty, next: 5, held: 5 }) } });
    await expect(all.use(['counter-1'])).rejects.toMatchObject({ code: 'stream.unlike-log' });
  });

  it('are not used while the log cannot say what it holds, and are as soon as it can', async () => {
    const commit = { ...WRITTEN, after: 0, on: null, events: [{ type: 'Opened', data: {} }] };
    const value = encodeCommit(commit);
    const [hash, partition] = [headOf(value), partitionOf('counter-1', 12)];
    const head = { version: 1, on: hash, at: commit.at };
    const stored = { head, commits: [{ ...commit, hash, version: 1, offset: 0 }], next: 1, held: 1 };
    const record = { partition, offset: 0, key: 'counter-1', value, appendedAt: 0 };
    let isAway = true;
    const all = await streams({
      from: 1,
      history: { stream: () => Promise.resolve(stored) },
      read: () => (isAway ? Promise.reject(new Error('The log is away.')) : Promise.resolve([record])),
    });
    await expect(all.use(['counter-1'])).rejects.toThrow('The log is away.');
    isAway = false;
    expect(await all.use(['counter-1'])).toMatchObject([{ head, state: { isOpen: true } }]);
  });

  it('wait for views that are being made anew, and do not ask them without a pause', async () => {
    const all = await streams({ from: 5 });
    void all.use(['counter-1']);
    for (const _ of MICROTASKS) await Promise.resolve();
    expect(read.length).toBeLessThan(4);
  });
});
