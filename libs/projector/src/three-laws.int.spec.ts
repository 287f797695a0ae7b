/** The laws that every view keeps: replaying changes nothing, twice is once, rebuilt equals live in any interleaving. */
import { array, assert, asyncProperty, integer, nat } from 'fast-check';
import { type Ledger, type LogRecord, openEmbeddedLedger } from '#ledger';
import { newsroom } from '#newsroom';
import { connect, type Sql } from '#postgres';
import { startProjector } from '#projector';
import {
  Chance,
  dropViews,
  eventually,
  freshDatabase,
  type FreshDatabase,
  positionOfViews,
  rowsOfViews,
} from '#testing';
import { toldByExamples } from '../../newsroom/test/told-by-examples.js';
import { entriesOf } from '../test/random-log.js';

/** Of a history in which every event is told. */
const SEED = 22;

const log = { warn: () => undefined };

describe('every view', () => {
  const chance = new Chance(SEED);
  const told = toldByExamples(chance);
  let database: FreshDatabase;
  let ledger: Ledger;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    ledger = await openEmbeddedLedger({ database: database.url });
    sql = connect(database.url, { max: 4 });
    for (const entry of entriesOf(told, { partitions: ledger.partitions, chance })) await ledger.append([entry]);
  });

  afterAll(async () => {
    await ledger.close();
    await sql.end();
    await database.drop();
  });

  it('hears of every event that the newsroom knows', () => {
    const types = new Set(told.flatMap(({ events }) => events.map(({ type }) => type)));
    const known = newsroom.flatMap(({ commands }) => commands.map(({ event }) => event));
    expect(known.filter((event) => !types.has(event))).toEqual([]);
  });

  it('is the same, row for row, however the partitions interleave, and however often records come', async () => {
    const live = await project(ledger);
    await assert(
      asyncProperty(
        array(nat(11), { minLength: 12, maxLength: 12 }),
        integer({ min: 1, max: 7 }),
        async (order, size) => {
          await dropViews(sql);
          expect(await project(interleaved(ledger, { order, size }))).toEqual(live);
        },
      ),
      // A smaller order says no more than the rows that differ, and each try is a whole projection.
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('takes nothing twice: a projector that starts again finds nothing to do', async () => {
    const before = await project(ledger);
    expect(await project(ledger)).toEqual(before);
  });

  async function project(over: Ledger) {
    const ends = (await ledger.bounds()).map(({ end }) => end);
    const projector = await startProjector({ ledger: over, sql, log });
    await eventually(async () => {
      const position = await positionOfViews(sql);
      return ends.every((end, partition) => (position[partition] ?? 0) >= end);
    });
    await projector.stop();
    return rowsOfViews(sql);
  }
});

/** The same log, read partition by partition in another order, in small batches, some of them handed over twice. */
function interleaved(ledger: Ledger, { order, size }: { order: number[]; size: number }): Ledger {
  return {
    identity: ledger.identity,
    partitions: ledger.partitions,
    maxRoundBytes: ledger.maxRoundBytes,
    halted: new Promise<never>(() => undefined),
    leaderOf: () => 0,
    append: (round) => ledger.append(round),
    // As if nothing were in it yet: then each batch goes to the views as it comes, and is not filled in from the index.
    bounds: async () => (await ledger.bounds()).map(({ start }) => ({ start, end: start })),
    read: (partition, offset, count) => ledger.read(partition, offset, count),
    close: () => ledger.close(),
    follow: async ({ from, onRecords }) => {
      await from(order.map((_, partition) => partition));
      const queues = await Promise.all(order.map((_, partition) => ledger.read(partition, 0, 10_000)));
      const inOrder = order
        .map((rank, partition) => ({ rank, partition }))
        .toSorted((one, other) => one.rank - other.rank);
      for (const batch of batches(
        inOrder.map(({ partition }) => queues[partition] ?? []),
        size,
      )) {
        await onRecords(batch);
        await onRecords(batch);
      }
      return { halted: new Promise(() => undefined), stop: () => Promise.resolve() };
    },
  };
}

/** One batch of each queue in turn, until all are empty. */
function batches(queues: LogRecord[][], size: number): LogRecord[][] {
  const rounds = Math.max(...queues.map((queue) => Math.ceil(queue.length / size)));
  return Array.from({ length: rounds }, (_, round) =>
    queues.map((queue) => queue.slice(round * size, (round + 1) * size)),
  )
    .flat()
    .filter((batch) => batch.length > 0);
}
