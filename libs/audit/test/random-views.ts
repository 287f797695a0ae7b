/** Views as they come about live, of commands by chance, while their projector is killed time and again in the midst of what it writes. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Replayable } from '#projector';
import { Chance, SimulatedLog } from '#testing';
import { toldByExamples } from '../../newsroom/test/told-by-examples.js';
import { ProcessByHand } from '../../projector/test/process-by-hand.js';
import { entriesOf } from '../../projector/test/random-log.js';

const PARTITIONS = 12;
const ALL = [...Array(PARTITIONS).keys()];
/** What the rules refuse is tried, too. */
const TRIED = 1.6;

interface Wanted {
  /** Of the database, in which there are no views yet. */
  url: string;
  seed: number;
  /** Accepted ones, at least. */
  commands: number;
  kills: number;
}

export interface LivedThrough {
  ledger: Replayable;
  commands: number;
  records: number;
  kills: number;
}

export async function livedThrough({ url, seed, commands: wanted, kills: most }: Wanted): Promise<LivedThrough> {
  const chance = new Chance(seed);
  const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
  const told = toldByExamples(chance, Math.ceil(wanted * TRIED));
  const commands = told.reduce((sum, { events }) => sum + events.length, 0);
  const entries = entriesOf(told, { partitions: PARTITIONS, chance });
  const records = entries.length;
  const every = Math.ceil(records / (most + 1));
  let [kills, written] = [0, 0];
  const begin = async () => {
    const one = await ProcessByHand.start(log, url);
    one.assign(ALL);
    return one;
  };
  let projector = await begin();
  while (entries.length > 0) {
    const some = entries.splice(0, chance.between(1, Math.min(200, every)));
    written += some.length;
    log.append(some);
    projector.hand(ALL, chance.between(4, 40));
    if (written < (kills + 1) * every || kills === most) {
      await projector.settled();
      continue;
    }
    await wait(chance.between(0, 8));
    await projector.die();
    kills += 1;
    projector = await begin();
  }
  projector.hand(ALL, Infinity);
  await projector.stop();
  return { ledger: asked(log), commands, records, kills };
}

function asked(log: SimulatedLog): Replayable {
  const { identity, partitions } = log;
  return { identity, partitions, bounds: async () => log.bounds(), read: async (...place) => log.read(...place) };
}
