/**
 * Fills those partitions of a copy that have nothing yet, each at once from the log's index: in threads where there is
 * much, else in this one. What comes meanwhile, and what others have begun, is for the ordinary way.
 */
import { availableParallelism } from 'node:os';
import type { Database, Sql } from '#postgres';
import { indexPosition, type Parked, positionOf, RowCopies, type View } from '#views';
import { fillPartition } from './fill-partition.js';
import type { Fold } from './fold.js';
import { Threads } from './threads.js';

export interface FillingInBulk {
  sql: Sql;
  /** The copy's. */
  schema: string;
  views: View[];
  fold: Fold;
  /** Where threads connect to, which have this release's views and kinds. Without it there are none. */
  database?: Database | undefined;
  stopped?: AbortSignal | undefined;
  /** From so many records on there are threads. */
  worthThreads?: number;
  /** With each partition, that of it is parked. */
  onFilled(parked: Parked[]): Promise<void>;
}

/** A thread takes a second or two to start and to become quick. */
const WORTH_THREADS = 200_000;
/** The database works as much as they do. */
const THREADS = 2;

export async function fillInBulk(filling: FillingInBulk): Promise<void> {
  const { sql, schema, database, onFilled, worthThreads = WORTH_THREADS } = filling;
  const [at, index] = await Promise.all([positionOf(sql, schema), indexPosition(sql)]);
  const empty = index.flatMap((records, partition) =>
    records > 0 && at[partition] === 0 ? [{ partition, records }] : [],
  );
  // The largest first: then threads end at once.
  const partitions = empty.toSorted((one, other) => other.records - one.records).map(({ partition }) => partition);
  const records = empty.reduce((sum, one) => sum + one.records, 0);
  const threads = Math.min(THREADS, availableParallelism());
  if (database !== undefined && records > 0 && records >= worthThreads && threads > 1)
    return fillInThreads(new Threads(threads, { database, schema }), filling, partitions);
  const copies = new RowCopies();
  for (const partition of partitions) await onFilled(await fillPartition({ ...filling, copies, partition }));
}

async function fillInThreads(
  threads: Threads,
  { stopped, onFilled }: FillingInBulk,
  partitions: number[],
): Promise<void> {
  const stop = () => void threads.end();
  stopped?.addEventListener('abort', stop);
  try {
    await threads.fill(partitions, onFilled);
  } finally {
    stopped?.removeEventListener('abort', stop);
    await threads.end();
  }
}
