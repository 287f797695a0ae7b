/** One statement for all rows of a table: one recordset parameter, so that one prepared statement serves any count. */
import type { Transaction } from '#postgres';

interface Rows {
  /** The columns of the table's primary key. */
  key: string[];
  /** Columns that keep what was first written. */
  once?: string[];
  rows: object[];
}

/** A row that is there is replaced. */
export async function writeRows(sql: Transaction, table: string, { key, once = [], rows }: Rows): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((column) => !key.includes(column) && !once.includes(column));
  const set = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  const onConflict = columns.length > 0 ? `do update set ${set}` : 'do nothing';
  await sql.unsafe(
    `insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::text::json)
     on conflict (${key.map((column) => `"${column}"`).join(', ')}) ${onConflict}`,
    [JSON.stringify(rows)],
    { prepare: true },
  );
}
