/** How much of the log all views include: they stand at one position, always. */
import type { Position } from '#ledger';
import type { Sql, Transaction } from '#postgres';

export async function positionIn(sql: Sql | Transaction): Promise<Position> {
  const rows = await sql<
    { partition: number; next_offset: string }[]
  >`select partition, next_offset from stet.checkpoints`;
  const position: Position = [];
  for (const { partition, next_offset } of rows) position[partition] = Number(next_offset);
  return Array.from(position, (offset) => offset ?? 0);
}
