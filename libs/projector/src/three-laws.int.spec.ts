/** The laws that every view keeps: replaying changes nothing, twice is once, rebuilt equals live in any interleaving. */
import { array, assert, asyncProperty, integer, nat } from 'fast-check';
import {
  advance,
  BEFORE_THE_FIRST,
  encodeCommit,
  type Head,
  headOf,
  type Ledger,
  type LogRecord,
  openEmbeddedLedger,
  partitionOf,
} from '#ledger';
import { connect, type Sql } from '#postgres';
import { startProjector } from '#projector';
import { eventually, freshDatabase, type FreshDatabase, rowsOfViews } from '#testing';
import { positionIn } from '#views';

const log = { warn: () => undefined };

describe('every view', () => {
  let database: FreshDatabase;
  let ledger: Ledger;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    ledger = await openEmbeddedLedger({ database: database.url });
    sql = connect(database.url, { max: 4 });
    for (const entry of history()) await ledger.append([entry]);
  });

  afterAll(async () => {
    await ledger.close();
    await sql.end();
    await database.drop();
  });

  it('is the same, row for row, however the partitions interleave, and however often records come', async () => {
    const live = await project(ledger);
    expect(live.claims).toHaveLength(5);
    await assert(
      asyncProperty(
        array(nat(11), { minLength: 12, maxLength: 12 }),
        integer({ min: 1, max: 7 }),
        async (order, size) => {
          await sql`drop schema stet cascade`;
          expect(await project(interleaved(ledger, { order, size }))).toEqual(live);
        },
      ),
      { numRuns: 6 },
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
      const position = await positionIn(sql);
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
    bounds: () => ledger.bounds(),
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

/** Outlets, reports and claims with statements, as commits of many streams; every fifth is beaten and void. */
function history(): { partition: number; key: string; value: Buffer }[] {
  const heads = new Map<string, Head>();
  const outlets = numbers(4).map((n) => ({
    stream: `outlet-o${n}`,
    type: 'OutletRegistered',
    data: { outletId: `o${n}`, name: `Outlet ${n}` },
  }));
  const reports = numbers(8).map((n) => ({
    stream: `report-r${n}`,
    type: 'ReportPublished',
    data: { reportId: `r${n}`, outletId: `o${n % 4}`, publishedAt: `2024-10-${10 + n}` },
  }));
  const claims = numbers(5).map((n) => ({
    stream: `claim-c${n}`,
    type: 'ClaimRegistered',
    data: { claimId: `c${n}`, proposition: `Claim ${n}` },
  }));
  const statements = numbers(60).map((n) => ({
    stream: `claim-c${n % 5}`,
    type: ['ClaimAsserted', 'ClaimDenied', 'ClaimLeftOpen'][n % 3] ?? '',
    data: statement(n),
  }));
  return [...outlets, ...reports, ...claims, ...statements].flatMap(({ stream, type, data }, n) => {
    const head = heads.get(stream) ?? BEFORE_THE_FIRST;
    const at = new Date(Date.UTC(2026, 10, 22, 8, 0, n)).toISOString();
    const commit = {
      v: 1 as const,
      id: `id-${n}`,
      stream,
      after: head.version,
      on: head.on,
      command: 'Test',
      digest: 'd',
      events: [{ type, data }],
      by: 'tool:test',
      at,
    };
    const value = encodeCommit(commit);
    heads.set(stream, advance(head, commit, headOf(value)));
    const entry = { partition: partitionOf(stream, 12), key: stream, value };
    return n % 5 === 0 ? [entry, entry] : [entry];
  });
}

function statement(n: number) {
  return {
    claimId: `c${n % 5}`,
    statementId: `s${n}`,
    reportId: `r${n % 8}`,
    outletId: `o${n % 4}`,
    holder: { name: `Holder ${n % 7}`, role: 'third_party_official' },
    act: 'states',
    place: 'body',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    publishedAt: `2024-10-${10 + (n % 8)}`,
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}
