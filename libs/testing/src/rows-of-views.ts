/** Every row of every table of the views, by table, in an order of its own: what "equal, row for row" means. */
import type { Sql } from '#postgres';

export async function rowsOfViews(sql: Sql): Promise<Record<string, object[]>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'stet' order by table_name`;
  const rows = await Promise.all(
    tables.map(async ({ name }) => [name, [...(await sql.unsafe(`select * from stet.${name} t order by t::text`))]]),
  );
  return Object.fromEntries(rows) as Record<string, object[]>;
}
