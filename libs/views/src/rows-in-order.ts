/** The rows of a table as text, in an order that is the same whichever copy it is and whatever the database's locale. */
import type { Sql, Transaction } from '#postgres';
import { INDEX } from './checkpoints.js';

export interface Table {
  schema: string;
  name: string;
  /** The columns of its primary key; of a table without one all that it has is its key. */
  key: string[];
}

export interface RowInOrder {
  /** A JSON list of the key's values. */
  key: string;
  /** A JSON object with sorted fields: equal rows are equal texts. */
  row: string;
}

/** So many rows are held at once. */
const PAGE = 500;

/** In these schemas, by name. */
export async function tablesIn(sql: Sql | Transaction, schemas: string[]): Promise<Table[]> {
  return sql<Table[]>`
    select n.nspname as schema, c.relname as name, coalesce((
      select json_agg(a.attname order by k.place) from pg_index i
      cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any (${schemas}::text[]) order by c.relname`;
}

/** Every table of the index and of the copy that is used, whoever made it. */
export async function tablesInUse(sql: Transaction): Promise<Table[]> {
  const [used] = await sql<{ schema: string }[]>`select current_schema() as schema`;
  return tablesIn(sql, [used?.schema ?? '', INDEX]);
}

export async function* rowsInOrder(sql: Transaction, table: Table): AsyncGenerator<RowInOrder, void, undefined> {
  const cursor = `in_order_${table.schema}_${table.name}`;
  await sql.unsafe(`declare "${cursor}" no scroll cursor for
    select ${keyOf(table)} as key, to_jsonb(t)::text as row from "${table.schema}"."${table.name}" t
    order by ${keyOf(table)} collate "C"`);
  try {
    for (let isLeft = true; isLeft;) {
      const rows = await sql.unsafe<RowInOrder[]>(`fetch ${PAGE} from "${cursor}"`);
      yield* rows;
      isLeft = rows.length === PAGE;
    }
  } finally {
    await sql.unsafe(`close "${cursor}"`);
  }
}

/** How many rows each table of a schema has. */
export async function countRows(sql: Sql, schema: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await tablesIn(sql, [schema])) {
    const [found] = await sql<{ rows: string }[]>`select count(*) as rows from ${sql(schema)}.${sql(name)}`;
    counts[name] = Number(found?.rows ?? 0);
  }
  return counts;
}

/** Null if it is not there. */
export async function rowAt(sql: Transaction, table: Table, key: string): Promise<string | null> {
  const [found] = await sql.unsafe<{ row: string }[]>(
    `select to_jsonb(t)::text as row from "${table.schema}"."${table.name}" t where ${keyOf(table)} = $1 limit 1`,
    [key],
  );
  return found?.row ?? null;
}

function keyOf({ key }: Table): string {
  if (key.length === 0) return 'to_jsonb(t)::text';
  return `jsonb_build_array(${key.map((column) => `t."${column}"`).join(', ')})::text`;
}
