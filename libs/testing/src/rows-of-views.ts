/** Every row of every table of the index and of the edition that serves, by table, in an order of its own: what "equal, row for row" means. */
import type { Position } from '#ledger';
import type { Sql } from '#postgres';
import { EDITION, editionIn, INDEX, servingPosition, VIEWS, ViewsFilling } from '#views';

/** The schema of the first copy of this release's edition. */
export const COPY = `${VIEWS}_${EDITION}`;

export async function rowsOfViews(sql: Sql): Promise<Record<string, object[]>> {
  const schema = (await editionIn(sql))?.schema ?? '';
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in (${INDEX}, ${schema}) order by table_name`;
  const rows = await Promise.all(
    tables.map(async ({ schema: of, name }) => [
      name,
      [...(await sql.unsafe(`select * from "${of}"."${name}" t order by t::text`))],
    ]),
  );
  return Object.fromEntries(rows) as Record<string, object[]>;
}

/** All that is made from the log: the index, the catalogue, and every copy of the read models. */
export async function dropViews(sql: Sql): Promise<void> {
  const schemas = await sql<{ name: string }[]>`
    select schema_name as name from information_schema.schemata where schema_name in (${INDEX}, ${VIEWS}) or starts_with(schema_name, ${`${VIEWS}_`})`;
  for (const { name } of schemas) await sql.unsafe(`drop schema "${name}" cascade`);
}

/** How far what serves has come; nowhere while nothing does. */
export async function positionOfViews(sql: Sql): Promise<Position> {
  try {
    return await servingPosition(sql);
  } catch (error) {
    if (error instanceof ViewsFilling) return [];
    throw error;
  }
}
