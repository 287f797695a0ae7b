/** In which columns of the index, the read models and the trail is a text, wherever in a value? */
import { connect } from '#postgres';

/**
 * What may have texts of reports. They are whole events, statements and reports, or name the statement beside each text, and are redacted where they are
 * read. Keep no such text elsewhere: join one of these. Where it cannot be joined its row has the report's id, and is
 * selected with that as "reportId", or only if that is not killed.
 */
export const REDACTED = [
  'changes.because',
  'changes.cause',
  'claims.dependences',
  'claims.picture',
  'commits.events',
  'reports.data',
  'statements.data',
];
/** What words are found by. */
export const SEARCHED = ['reports.words', 'statements.words'];

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
