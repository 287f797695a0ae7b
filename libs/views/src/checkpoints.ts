/**
 * How far the log's index has read each partition of which log. Whoever decides on commands goes by it, and so does the
 * projector. A database that followed another log is refused, never resumed.
 */
import { type Checkpoint, type Ledger, LedgerHalt, type Position, type ReadRecord } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { writeRows } from './write-rows.js';

/** The schema of the log's index. The read models have others: see `editions.ts`. */
export const INDEX = 'stet_index';

export const CHECKPOINTS = `
  create table checkpoints (partition int primary key, next_offset bigint not null, last_hash text, ledger text not null);`;

/** Of every partition, in order. Throws LedgerHalt if the index was made from another log. */
export async function checkpointsIn(sql: Sql, { identity }: Pick<Ledger, 'identity'>): Promise<Checkpoint[]> {
  const rows = await sql<(CheckpointRow & { ledger: string })[]>`
    select next_offset, last_hash, ledger from ${sql(INDEX)}.checkpoints order by partition`;
  return rows.map(({ ledger, ...row }) => {
    assertOfThisLog(ledger, identity);
    return checkpointOf(row);
  });
}

/** Whoever writes these partitions' rows next waits for us: what two projectors read, one of them takes. */
export async function lockCheckpoints(sql: Transaction, partitions: number[]): Promise<Map<number, Checkpoint>> {
  const rows = await sql<(CheckpointRow & { partition: number })[]>`
    select partition, next_offset, last_hash from checkpoints where partition = any (${partitions}) order by partition for update`;
  return new Map(rows.map(({ partition, ...row }) => [partition, checkpointOf(row)]));
}

export async function advanceCheckpoints(sql: Transaction, records: ReadRecord[], ledger: string): Promise<void> {
  const last = new Map(records.map((record) => [record.partition, record]));
  const rows = [...last.values()].map(({ partition, offset, hash }) => ({
    partition,
    next_offset: offset + 1,
    last_hash: hash,
    ledger,
  }));
  await writeRows(sql, 'checkpoints', { key: ['partition'], rows });
}

export async function indexPosition(sql: Sql | Transaction): Promise<Position> {
  const rows = await sql<{ next_offset: string }[]>`
    select next_offset from ${sql(INDEX)}.checkpoints order by partition`;
  return rows.map(({ next_offset }) => Number(next_offset));
}

export interface CheckpointRow {
  next_offset: string;
  last_hash: string | null;
}

export function checkpointOf({ next_offset, last_hash }: CheckpointRow): Checkpoint {
  return { next: Number(next_offset), lastHash: last_hash };
}

/** Throws LedgerHalt. */
export function assertOfThisLog(followed: string, ledger: string): void {
  if (followed === ledger) return;
  const message = `These views were made from ${followed}, and the log is ${ledger}. Name the right database or the right log, or keep these views aside, for they may hold the last copy of that log ("alter schema stet_index rename to stet_kept"), and restart: new ones are built from this log.`;
  throw new LedgerHalt('ledger.another-ledger', message);
}
