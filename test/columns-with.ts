/** In which columns of the index, the read models and the trail is a text, wherever in a value? */
import { connect } from '#postgres';

export async function columnsWith(text: string, databaseUrl: string): Promise<string[]> {
  const sql = connect(databaseUrl, { max: 1 });
  const tables = await sql<{ schema: string; table: string }[]>`
    select table_schema as schema, table_name as "table" from information_schema.tables
    where table_schema in ('stet_index', 'stet_trail') or starts_with(table_schema, 'stet_views')`;
  const columns = new Set<string>();
  for (const { schema, table } of tables) {
    const found = await sql<{ column: string }[]>`
      select distinct key as "column" from ${sql(schema)}.${sql(table)} t, jsonb_each_text(to_jsonb(t))
      where value like ${`%${text}%`}`;
    for (const { column } of found) columns.add(`${table}.${column}`);
  }
  await sql.end();
  return [...columns].sort();
}
