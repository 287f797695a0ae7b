/** The faults: what is done to which process, for how long, and what ends it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '#testing';
import { RefusingDatabase } from '../refusing-database.js';
import { leaderIn } from './brokers.js';
import type { Deployment } from './deployment.js';
import type { KeptProcess, Target } from './target.js';

export interface Fault {
  name: string;
  /** Must the deployment recover before the fault is mended? Else it recovers once it is. */
  healsAlone?: boolean;
  inflict(): Promise<void>;
  mend(): Promise<void>;
}

/** How long a process is paused. */
const PAUSE_MS = { from: 2000, to: 6000 };
/** What is refused, and as what: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const [ROWS, DISK_FULL] = ['stet_index.commits', '53100'];
/** Docker's patience. */
const TERM_WITHIN_MS = 10_000;

export function kill(target: Target): Fault {
  return { name: `kill -9 ${kindOf(target)}`, inflict: () => target.kill(), mend: () => target.start() };
}

export function pause(target: Target, chance: Chance): Fault {
  return {
    name: `pause ${kindOf(target)}`,
    inflict: async () => {
      target.pause();
      await wait(chance.between(PAUSE_MS.from, PAUSE_MS.to));
    },
    mend: () => Promise.resolve(target.resume()),
  };
}

/** Postgres takes no row of the views meanwhile. */
export function fillDisk({ databaseUrl }: Deployment, chance: Chance): Fault {
  let full: RefusingDatabase;
  return {
    name: "Postgres' disk full",
    inflict: async () => {
      full = await RefusingDatabase.over(databaseUrl);
      await full.refuse(ROWS, DISK_FULL);
      await wait(chance.between(PAUSE_MS.from, PAUSE_MS.to));
    },
    mend: async () => {
      await full.takeAgain(ROWS);
      await full.close();
    },
  };
}

/** One that is not started again before the others have taken over. */
export function killForLong(target: Target): Fault {
  return { ...kill(target), name: `kill -9 ${kindOf(target)}, not started again`, healsAlone: true };
}

/** The broker that leads most of the log. */
export function loseLeader(deployment: Deployment, how: 'kill -9' | 'pause'): Fault {
  let leader: Target | undefined;
  return {
    name: `${how} leader of three`,
    healsAlone: true,
    inflict: async () => {
      leader = deployment.kafka[(await leaderIn(deployment)) - 1];
      if (how === 'pause') leader?.pause();
      else await leader?.kill();
    },
    mend: async () => (how === 'pause' ? leader?.resume() : leader?.start()),
  };
}

export function both(one: Fault, other: Fault): Fault {
  return {
    name: `${one.name} + ${other.name}`,
    inflict: async () => void (await Promise.all([one.inflict(), other.inflict()])),
    mend: async () => void (await Promise.all([one.mend(), other.mend()])),
  };
}

/** Each of them ends when it is asked to, and comes back, one after the other. */
export function rolling(targets: KeptProcess[], say: (finding: string) => void): Fault {
  return {
    name: `SIGTERM ${kinds(targets)}, one by one`,
    inflict: async () => {
      for (const target of targets) {
        await terminate(target, say);
        await target.start();
      }
    },
    mend: () => Promise.resolve(),
  };
}

/** It ends with 0 in time, whatever it is doing. */
export async function terminate(target: Target, say: (finding: string) => void): Promise<number> {
  const from = Date.now();
  const code = await target.stop();
  const took = Date.now() - from;
  if (code !== 0 || took > TERM_WITHIN_MS) say(`SIGTERM: ${target.name} ended with ${code} after ${took} ms`);
  return took;
}

function kinds(targets: Target[]): string {
  return [...new Set(targets.map(kindOf))].join(' and ');
}

/** `api` of `api-2`. */
function kindOf({ name }: Target): string {
  return name.replace(/-\d+$/, '');
}
