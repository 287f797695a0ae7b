/** The golden log, replayed into the real views: every row of every table is as it was when it was last agreed on. */
import { connect, type Sql } from '#postgres';
import { freshDatabase, type FreshDatabase } from '#testing';
import { goldenOutcome, rowsOfGoldenLog } from './golden-log.js';

const ANEW = 'If that is meant, run `npm run golden` and commit test/golden/outcome.ndjson: see CONTRIBUTING.md.';

describe('the golden log, replayed', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeEach(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 5 });
  });

  afterEach(async () => {
    await sql.end();
    await database.drop();
  });

  it.each([Infinity, 7])('comes to the rows that it came to before, in batches of %s records', async (batch) => {
    const rows = await rowsOfGoldenLog(sql, batch);
    expect(differences(goldenOutcome(), rows)).toEqual([]);
  });

  it('has rows of every table that there is', async () => {
    await rowsOfGoldenLog(sql);
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'stet'`;
    const told = new Set(goldenOutcome().map((line) => (JSON.parse(line) as { table: string }).table));
    expect([...told].toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  });
});

/** Rows that are no longer there, and rows that are new. */
function differences(before: string[], after: string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)];
  const changed = [
    ...before.filter((row) => !is.has(row)).map((row) => `- ${row}`),
    ...after.filter((row) => !was.has(row)).map((row) => `+ ${row}`),
  ];
  return changed.length > 0 ? [ANEW, ...changed] : [];
}
