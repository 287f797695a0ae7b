/**
 * Several processes project one log into one database, and their partitions move while they write: the rows are those of
 * one projector that read the log alone. What is done comes from a seed; how far the database has come by then does not.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { array, sample, tuple } from 'fast-check';
import type { Entry } from '#ledger';
import { connect, type Sql } from '#postgres';
import { Chance, dropViews, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { history } from '../../newsroom/test/histories.js';
import { claim, lifeOf, outlet, OUTLETS } from '../test/lives.js';
import { ProcessByHand } from '../test/process-by-hand.js';
import { projectorByHand } from '../test/projector-by-hand.js';
import { entriesOf } from '../test/random-log.js';

const PARTITIONS = 12;
const ALL = [...Array(PARTITIONS).keys()];
/** How long new seeds are tried, in milliseconds. */
const TIME_MS = 12_000;

interface World {
  log: SimulatedLog;
  entries: Entry[];
  chance: Chance;
}

type Step = () => Promise<void> | void;

describe('projectors whose partitions move while they write', () => {
  let databases: FreshDatabase[];
  let shared: Sql;
  let lone: Sql;

  beforeAll(async () => {
    databases = [await freshDatabase(), await freshDatabase()];
    [shared, lone] = databases.map(({ url }) => connect(url, { max: 4 })) as [Sql, Sql];
  });

  afterAll(async () => {
    await Promise.all([shared.end(), lone.end()]);
    for (const database of databases) await database.drop();
  });

  it('write, row for row, what one alone would, in new seeds', async () => {
    const from = randomInt(2 ** 31);
    const until = Date.now() + TIME_MS;
    let seed = from;
    for (; Date.now() < until; seed++) await expectRowsOfOneAlone(seed);
    process.stderr.write(`Moved partitions in ${seed - from} worlds, from seed ${from} on.\n`);
  });

  async function expectRowsOfOneAlone(seed: number): Promise<void> {
    try {
      const world = worldOf(seed);
      await lived(world);
      expect(await rowsOfViews(shared)).toEqual(await rowsOfOneAlone(world.log));
    } catch (error) {
      throw new Error(`Seed ${seed} finds: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  async function lived({ log, entries, chance }: World): Promise<void> {
    await dropViews(shared);
    const start = () => ProcessByHand.start(log, databases[0]?.url ?? '');
    const processes = await Promise.all(Array.from({ length: chance.between(2, 3) }, start));
    const { dealAnew, next } = stepsOf(processes, { chance, start });
    try {
      await dealAnew();
      while (entries.length > 0) {
        log.append(entries.splice(0, chance.between(0, 4)));
        await next();
        await wait(chance.of([0, 0, 2, 5]));
      }
      await readToTheEnd(processes);
    } finally {
      for (const one of processes) await one.die();
    }
  }

  /** Each reads its share; what still comes late is what the old owners were given. */
  async function readToTheEnd(processes: ProcessByHand[]): Promise<void> {
    for (const [place, share] of shares(ALL, processes.length).entries()) {
      processes[place]?.assign(share);
      processes[place]?.hand(share, Infinity);
    }
    for (const one of processes) await one.stop();
  }

  async function rowsOfOneAlone(log: SimulatedLog) {
    await dropViews(lone);
    const projector = await projectorByHand(log, { sql: lone });
    await projector.hand(log.all());
    await projector.serves;
    return rowsOfViews(lone);
  }
});

/** What happens next, by chance: mostly records are handed over, and nobody waits until they are written. */
function stepsOf(processes: ProcessByHand[], { chance, start }: { chance: Chance; start(): Promise<ProcessByHand> }) {
  const some = (most: number) => chance.shuffled(ALL).slice(0, chance.between(1, most));
  const one = () => chance.of(processes);
  const hand = () => one().hand(some(4), chance.between(1, 8));
  const handToAll = () => {
    const [partitions, count] = [some(PARTITIONS), chance.between(1, 8)];
    for (const each of processes) each.hand(partitions, count);
  };
  const giveToAnother = () => one().assign(some(PARTITIONS));
  const dealAnew = async () => {
    for (const each of processes) each.assign([]);
    for (const each of processes) await each.settled();
    for (const [place, share] of shares(chance.shuffled(ALL), processes.length).entries())
      processes[place]?.assign(share);
  };
  // In some worlds the old owner has not noticed yet and writes on; in others it has ended before the new one begins.
  const move = chance.of<Step>([giveToAnother, dealAnew]);
  const replace = async (leave: 'stop' | 'die') => {
    const left = one();
    processes.splice(processes.indexOf(left), 1, await start());
    await left[leave]();
    await move();
  };
  const steps = [
    ...Array<Step>(4).fill(hand),
    ...Array<Step>(10).fill(handToAll),
    ...Array<Step>(2).fill(move),
    () => replace('stop'),
    () => replace('die'),
    () => one().settled(),
  ];
  return { dealAnew, next: async () => chance.of(steps)() };
}

function shares(partitions: number[], count: number): number[][] {
  return Array.from({ length: count }, (_, place) => partitions.filter((_one, index) => index % count === place));
}

function worldOf(seed: number): World {
  const chance = new Chance(seed);
  const [told] = sample(tuple(tuple(...OUTLETS.map(lifeOf)), array(history, { minLength: 6, maxLength: 6 })), {
    seed,
    numRuns: 1,
  });
  const [lives, claims] = told ?? [[], []];
  const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
  const entries = entriesOf([...OUTLETS.map(outlet), ...lives, ...claims.map(claim)], {
    partitions: PARTITIONS,
    chance,
  });
  return { log, entries, chance };
}
