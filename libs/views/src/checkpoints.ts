/**
 * How far the views have read each partition of which log: all views stand at one position, always.
 * A database that followed another log is refused, never resumed.
 */
import { type Checkpoint, type Ledger, LedgerHalt, type Position, type ReadRecord } from '#ledger';
import { Notifications, type Sql, type Transaction } from '#postgres';
import { writeRows } from './write-rows.js';

export const CHECKPOINTS = `
  create table if not exists stet.checkpoints (partition int primary key, next_offset bigint not null, last_hash text, ledger text not null);`;

/** Of every partition, in order. Throws LedgerHalt if the views were made from another log. */
export async function checkpointsIn(sql: Sql, { identity, partitions }: Ledger): Promise<Checkpoint[]> {
  await sql`
    insert into stet.checkpoints (partition, next_offset, ledger)
    select p, 0, ${identity} from generate_series(0, ${partitions - 1}::int) p on conflict do nothing`;
  const rows = await sql<(Row & { ledger: string })[]>`
    select next_offset, last_hash, ledger from stet.checkpoints order by partition`;
  return rows.map(({ ledger, ...row }) => {
    if (ledger !== identity) throw anotherLedger(ledger, identity);
    return checkpointOf(row);
  });
}

/** Whoever writes these partitions' rows next waits for us: what two projectors read, one of them takes. */
export async function lockCheckpoints(sql: Transaction, partitions: number[]): Promise<Map<number, Checkpoint>> {
  const rows = await sql<(Row & { partition: number })[]>`
    select partition, next_offset, last_hash from stet.checkpoints where partition = any (${partitions}) order by partition for update`;
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

export async function positionIn(sql: Sql | Transaction): Promise<Position> {
  const rows = await sql<{ next_offset: string }[]>`select next_offset from stet.checkpoints order by partition`;
  return rows.map(({ next_offset }) => Number(next_offset));
}

/** Rings with each batch that the views have taken. */
export function notificationsOfViews(sql: Sql): Promise<Notifications> {
  return Notifications.on(sql, 'stet_views');
}

/** Tells with each batch that the views have taken, and whenever something may have gone unsaid. Throws if nobody can listen now. */
export function onViewsChanged(sql: Sql, tell: () => void): Promise<unknown> {
  return sql.listen('stet_views', tell, tell);
}

interface Row {
  next_offset: string;
  last_hash: string | null;
}

function checkpointOf({ next_offset, last_hash }: Row): Checkpoint {
  return { next: Number(next_offset), lastHash: last_hash };
}

function anotherLedger(followed: string, ledger: string): LedgerHalt {
  const message = `These views were made from ${followed}, and the log is ${ledger}. Name the right database or the right log, or keep these views aside, for they may hold the last copy of that log ("alter schema stet rename to stet_kept"), and restart: new ones are built from this log.`;
  return new LedgerHalt('ledger.another-ledger', message);
}
