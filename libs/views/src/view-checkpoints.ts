/** How far a copy of the read models has come in the log's index, partition by partition: all of it stands at one position. */
import type { Position } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { writeRows } from './write-rows.js';

export const VIEW_CHECKPOINTS = `
  create table view_checkpoints (partition int primary key, next_offset bigint not null);`;

/** Of a copy's tables; see `inViews`. */
export async function positionIn(sql: Transaction): Promise<Position> {
  const rows = await sql<{ next_offset: string }[]>`select next_offset from view_checkpoints order by partition`;
  return rows.map(({ next_offset }) => Number(next_offset));
}

/** Of a copy, whichever serves. */
export async function positionOf(sql: Sql, schema: string): Promise<Position> {
  const rows = await sql<{ next_offset: string }[]>`
    select next_offset from ${sql(schema)}.view_checkpoints order by partition`;
  return rows.map(({ next_offset }) => Number(next_offset));
}

/** Whoever writes these partitions' rows next waits for us. */
export async function lockViews(sql: Transaction, partitions: number[]): Promise<Map<number, number>> {
  const rows = await sql<{ partition: number; next_offset: string }[]>`
    select partition, next_offset from view_checkpoints where partition = any (${partitions}) order by partition for update`;
  return new Map(rows.map(({ partition, next_offset }) => [partition, Number(next_offset)]));
}

export async function advanceViews(sql: Transaction, ends: Map<number, number>): Promise<void> {
  const rows = [...ends].map(([partition, next_offset]) => ({ partition, next_offset }));
  await writeRows(sql, 'view_checkpoints', { key: ['partition'], rows });
}
