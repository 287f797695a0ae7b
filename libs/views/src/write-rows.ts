/** One statement for all rows of a table: one recordset parameter, so that one prepared statement serves any count. */
import type { Transaction } from '#postgres';
import { isCollected, type RowCopies, type Rows } from './copy-rows.js';

/** A row that is there is replaced. */
export async function writeRows(sql: Transaction, table: string, rows: Rows): Promise<void> {
  if (rows.rows.length === 0 || isCollected(sql, table, rows)) return;
  await insert(sql, table, rows);
}

/** What `write` gives to `writeRows` is new, and is copied. */
export function copied(sql: Transaction, copies: RowCopies, write: () => Promise<void>): Promise<void> {
  return copies.of(sql, write, (table, rows) => insert(sql, table, rows));
}

async function insert(sql: Transaction, table: string, { key, once = [], rows }: Rows): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !key.includes(column) && !once.includes(column));
  const set = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  const onConflict = columns.length > 0 ? `do update set ${set}` : 'do nothing';
  await sql.unsafe(
    `insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::text::json)
     on conflict (${key.map((column) => `"${column}"`).join(', ')}) ${onConflict}`,
    [JSON.stringify(rows)],
    { prepare: true },
  );
}
