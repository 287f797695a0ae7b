/**
 * How far the views have read each partition of which log. A checkpoint keeps its last record's hash, and reading
 * begins one record before it: a log that was truncated and has grown again, or was made anew, shows itself there.
 */
import { type Ledger, LedgerHalt, type LogRecord, type ReadRecord } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { writeRows } from '#views';

interface Checkpoint {
  next: number;
  lastHash: string | null;
}

/** The offset from which each partition is read; throws LedgerHalt if the views followed another log, or a longer one. */
export async function beginAt(sql: Sql, ledger: Ledger, partitions: number[]): Promise<Map<number, number>> {
  await sql`
    insert into stet.checkpoints (partition, next_offset, ledger)
    select p, 0, ${ledger.identity} from generate_series(0, ${ledger.partitions - 1}::int) p on conflict do nothing`;
  const rows = await sql<
    { partition: number; next_offset: string; ledger: string }[]
  >`select partition, next_offset, ledger from stet.checkpoints`;
  const bounds = await ledger.bounds();
  const from = new Map<number, number>();
  for (const { partition, next_offset, ledger: followed } of rows) {
    if (followed !== ledger.identity) throw anotherLedger(followed, ledger.identity);
    const end = bounds[partition]?.end ?? 0;
    if (Number(next_offset) > end) throw beyondEnd(partition, Number(next_offset), end);
    if (partitions.includes(partition)) from.set(partition, Math.max(0, Number(next_offset) - 1));
  }
  return from;
}

/** Whoever writes these partitions' rows next waits for us: what two projectors read, one of them takes. */
export async function lockCheckpoints(sql: Transaction, records: LogRecord[]): Promise<Map<number, Checkpoint>> {
  const partitions = [...new Set(records.map(({ partition }) => partition))];
  const rows = await sql<{ partition: number; next_offset: string; last_hash: string | null }[]>`
    select partition, next_offset, last_hash from stet.checkpoints where partition = any (${partitions}) order by partition for update`;
  return new Map(
    rows.map(({ partition, next_offset, last_hash }) => [
      partition,
      { next: Number(next_offset), lastHash: last_hash },
    ]),
  );
}

/** The records that the views do not have; throws LedgerHalt if the last one they have is another than the log's. */
export function notYetTaken(records: ReadRecord[], checkpoints: Map<number, Checkpoint>): ReadRecord[] {
  for (const { partition, offset, hash } of records) {
    const checkpoint = checkpoints.get(partition);
    if (checkpoint?.next === offset + 1 && checkpoint.lastHash !== hash) throw anotherHistory(partition, offset);
  }
  return records.filter(({ partition, offset }) => offset >= (checkpoints.get(partition)?.next ?? 0));
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

function anotherLedger(followed: string, ledger: string): LedgerHalt {
  const message = `These views were made from ${followed}, and the log is ${ledger}. Name the right database or the right log, or drop the schema "stet" to rebuild the views from this log.`;
  return new LedgerHalt('ledger.another-ledger', message);
}

function beyondEnd(partition: number, next: number, end: number): LedgerHalt {
  const message = `Partition ${partition} ends at ${end}, and the views have read ${next} records of it. The log was truncated or made anew: restore it, or drop the schema "stet" to rebuild the views from what is left.`;
  return new LedgerHalt('ledger.checkpoint-beyond-end', message);
}

function anotherHistory(partition: number, offset: number): LedgerHalt {
  const message = `Record ${offset} of partition ${partition} is another than the one that the views have read. The log was truncated and has grown again, or was made anew: restore it, or drop the schema "stet" to rebuild the views from it.`;
  return new LedgerHalt('ledger.another-history', message);
}
