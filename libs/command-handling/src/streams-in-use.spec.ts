import { freshSimulatedLog } from '../../../test/simulation/fair-line.js';
import { Clock } from '../../../test/simulation/clock.js';
import { counters } from '../contract/counter.js';
import { LogEnds } from './log-ends.js';
import type { History } from './history.js';
import { StreamsInUse } from './streams-in-use.js';
import { Tail } from './tail.js';

const MICROTASKS = Array.from({ length: 40 }, (_, n) => n);

interface Options {
  history?: Partial<History>;
  /** How many to keep. */
  limit?: number;
  /** What the tail has let go of, in every partition. */
  from?: number;
}

const empty = { head: { version: 0, on: null, at: null }, commits: [], next: 0, held: 0 };

describe('streams in use', () => {
  const clock = new Clock();
  let read: string[];

  async function streams({ history = {}, limit = 1, from = 0 }: Options): Promise<StreamsInUse> {
    const ledger = await (await freshSimulatedLog()).open();
    const checkpoints = Array.from({ length: ledger.partitions }, () => ({ next: from, lastHash: null }));
    const tail = new Tail(ledger, { from: checkpoints, onRecords: () => undefined, most: 1000 });
    read = [];
    const stream = async (name: string) => {
      read.push(name);
      return (await history.stream?.(name)) ?? empty;
    };
    return new StreamsInUse({
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

  it('wait for views that are being made anew, and do not ask them without a pause', async () => {
    const all = await streams({ from: 5 });
    void all.use(['counter-1']);
    for (const _ of MICROTASKS) await Promise.resolve();
    expect(read.length).toBeLessThan(4);
  });
});
