/** A log of its own for one test, over a connection on which nothing goes wrong by itself: what is appended is there a turn later. */
import { setImmediate as turn } from 'node:timers/promises';
import { type Entry, type Ledger, WrongLedgerSetting } from '#ledger';
import { type FreshLog, refused } from './fresh-log.js';
import { type Connection, SimulatedLedger } from './simulated-ledger.js';
import { SimulatedLog } from './simulated-log.js';
import type { SimulatedReader } from './simulated-reader.js';

const PARTITIONS = 12;

export function freshSimulatedLog(): Promise<FreshLog> {
  const log = new SimulatedLog(PARTITIONS, () => Date.now());
  return Promise.resolve({
    open: (options) => open(log, options),
    abortAppend: (_ledger, round) => refused(new SimulatedLedger(log, cutConnection(log)).append(round)),
    leaveHole: (partition) => Promise.resolve(log.leaveHole(partition)),
    loseFirst: (partition) => Promise.resolve(log.loseFirst(partition)),
    makeAnew: () => Promise.resolve(log.makeAnew()),
    vanish: () => Promise.reject(new Error('Nobody can take a log in memory away.')),
    drop: () => Promise.resolve(),
  });
}

function open(log: SimulatedLog, { partitions = PARTITIONS } = {}): Promise<Ledger> {
  if (partitions === PARTITIONS) return Promise.resolve(new SimulatedLedger(log, reliableConnection(log)));
  const message = `The log has ${PARTITIONS} partitions, not ${partitions}. Name another log, or keep ${PARTITIONS}.`;
  return Promise.reject(new WrongLedgerSetting(message));
}

export function reliableConnection(log: SimulatedLog): Connection {
  return {
    append: async (round) => {
      await turn();
      log.append(round);
    },
    bounds: async () => log.bounds(),
    ask: async (_what, look) => look(),
    join: (reader) => void handOverAll(log, reader),
    leaderOf: () => 0,
  };
}

/** Of a round no more arrives than what is for one partition. */
function cutConnection(log: SimulatedLog): Connection {
  const append = async (round: Entry[]) => {
    await turn();
    log.append(round.filter(({ partition }) => partition === round[0]?.partition));
    throw new Error('the connection was lost');
  };
  return { ...reliableConnection(log), append };
}

async function handOverAll(log: SimulatedLog, reader: SimulatedReader): Promise<void> {
  while (!reader.isOver) {
    if (!reader.hasBegun && reader.isItsTurn) await reader.begin();
    const { waiting } = reader;
    if (waiting.length > 0) await reader.handOver(waiting);
    else await log.changed();
  }
}
