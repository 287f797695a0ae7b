/** A line on which nothing goes wrong: what is appended is there a turn later, and is handed on at once. */
import { setImmediate as turn } from 'node:timers/promises';
import { type Ledger, WrongLedgerSetting } from '#ledger';
import type { FreshLog } from '#testing';
import { type Line, SimulatedLedger } from './simulated-ledger.js';
import { SimulatedLog } from './simulated-log.js';
import type { SimulatedReader } from './simulated-reader.js';

const PARTITIONS = 12;

export function freshSimulatedLog(): Promise<FreshLog> {
  const log = new SimulatedLog(PARTITIONS, () => Date.now());
  return Promise.resolve({ open: (options) => open(log, options), drop: () => Promise.resolve() });
}

function open(log: SimulatedLog, { partitions = PARTITIONS } = {}): Promise<Ledger> {
  if (partitions === PARTITIONS) return Promise.resolve(new SimulatedLedger(log, fairLine(log)));
  const message = `The log has ${PARTITIONS} partitions, not ${partitions}. Name another log, or keep ${PARTITIONS}.`;
  return Promise.reject(new WrongLedgerSetting(message));
}

export function fairLine(log: SimulatedLog): Line {
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

async function handOverAll(log: SimulatedLog, reader: SimulatedReader): Promise<void> {
  while (!reader.isOver) {
    if (!reader.hasBegun && reader.isItsTurn) await reader.begin();
    const { waiting } = reader;
    if (waiting.length > 0) await reader.handOver(waiting);
    else await log.changed();
  }
}
