/** Every row of every table of the index and of the edition that serves, by table, in an order of its own: what "equal, row for row" means. */
import type { Position } from '#ledger';
import type { Sql } from '#postgres';
import { EDITION, editionIn, INDEX, servingPosition, VIEWS, ViewsFilling } from '#views';

/** The schema of the first copy of this release's edition. */
export const COPY = `${VIEWS}_${EDITION}`;

export async function rowsOfViews(sql: Sql): Promise<Record<string, object[]>> {
  const tables = await tablesOf(sql);
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

/** As if nothing had been read of the log yet, in the tables that are there: faster than to make them anew. */
export async function emptyViews(sql: Sql): Promise<void> {
  const emptied = (await tablesOf(sql)).map(({ schema, name }) => {
    if (name === 'edition') return '';
    const isKept = name.endsWith('checkpoints');
    return isKept ? `update "${schema}"."${name}" set next_offset = 0;` : `delete from "${schema}"."${name}";`;
  });
  await sql.unsafe(`${emptied.join('\n')} update ${VIEWS}.editions set serves = false;`);
}

async function tablesOf(sql: Sql): Promise<{ schema: string; name: string }[]> {
  return sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname in (${INDEX}, ${(await editionIn(sql))?.schema ?? ''}) order by tablename`;
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
