/** Rows altered, removed and added by SQL, in whatever table: behind the back of whoever writes it. */
import type { Sql } from '#postgres';
import type { Table } from '#views';

interface Column {
  name: string;
  type: string;
  isNullable: boolean;
}

type Row = Record<string, unknown>;

export interface Planted {
  /** As the log has it, and as it is live; null where it is not. */
  replayed: Row | null;
  live: Row | null;
}

type Plant = (sql: Sql, table: Table, chance: number) => Promise<Planted[]>;

/** A column that is not of the key; where all are, another row stands in the place of this one. */
export const altered: Plant = async (sql, table, chance) => {
  const row = await someRow(sql, table, chance);
  if (!row) return [];
  const column = await columnToAlter(sql, table);
  const live = { ...row, [column.name]: otherwise(row[column.name], column.type) };
  await remove(sql, table, row);
  await insert(sql, table, live);
  const isOfKey = table.key.length === 0 || table.key.includes(column.name);
  return isOfKey
    ? [
        { replayed: row, live: null },
        { replayed: null, live },
      ]
    : [{ replayed: row, live }];
};

export const removed: Plant = async (sql, table, chance) => {
  const row = await someRow(sql, table, chance);
  if (!row) return [];
  await remove(sql, table, row);
  return [{ replayed: row, live: null }];
};

/** As one that is there, but for what its key begins with. */
export const added: Plant = async (sql, table, chance) => {
  const columns = await columnsOf(sql, table);
  const [first = columns[0]?.name ?? ''] = table.key;
  const type = columns.find(({ name }) => name === first)?.type ?? 'text';
  const row = (await someRow(sql, table, chance)) ?? Object.fromEntries(columns.map(filled));
  const live = { ...row, [first]: otherwise(row[first], type) };
  await insert(sql, table, live);
  return [{ replayed: null, live }];
};

/** All is as it was. */
export async function undo(sql: Sql, table: Table, planted: Planted[]): Promise<void> {
  for (const { live } of planted) if (live) await remove(sql, table, live);
  for (const { replayed } of planted) if (replayed) await insert(sql, table, replayed);
}

/** Whatever its log is called: two positions of one partition, altered alike, are believed. */
async function someRow(sql: Sql, { schema, name }: Table, chance: number): Promise<Row | undefined> {
  const [found] = await sql.unsafe<{ row: Row }[]>(
    `select to_jsonb(t) as row from "${schema}"."${name}" t order by md5((to_jsonb(t) - 'ledger')::text || $1) limit 1`,
    [String(chance)],
  );
  return found?.row;
}

async function remove(sql: Sql, { schema, name }: Table, row: Row): Promise<void> {
  await sql.unsafe(`delete from "${schema}"."${name}" t where to_jsonb(t) = $1::text::jsonb`, [JSON.stringify(row)]);
}

async function insert(sql: Sql, { schema, name }: Table, row: Row): Promise<void> {
  const table = `"${schema}"."${name}"`;
  await sql.unsafe(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1::text::jsonb)`, [
    JSON.stringify(row),
  ]);
}

function columnsOf(sql: Sql, { schema, name }: Table): Promise<Column[]> {
  return sql<Column[]>`
    select column_name as name, udt_name as type, is_nullable = 'YES' as "isNullable" from information_schema.columns
    where table_schema = ${schema} and table_name = ${name} order by ordinal_position`;
}

async function columnToAlter(sql: Sql, table: Table): Promise<Column> {
  const columns = await columnsOf(sql, table);
  const found = columns.find(({ name }) => !table.key.includes(name)) ?? columns[0];
  if (!found) throw new Error(`${table.name} has no columns.`);
  return found;
}

function filled({ name, type, isNullable }: Column): [string, unknown] {
  return [name, isNullable ? null : otherwise(undefined, type)];
}

/** Another value of that type. */
function otherwise(value: unknown, type: string): unknown {
  if (/^(int|float|numeric)/.test(type)) return Number(value ?? 0) + 1000;
  if (type === 'bool') return !value;
  if (type.startsWith('json')) return { planted: true };
  if (type === 'tsvector') return "'planted'";
  return `${typeof value === 'string' ? value : 'planted'}x`;
}
