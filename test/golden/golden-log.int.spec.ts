/** The golden log, replayed into the real views: every row of every table is as it was when it was last agreed on. */
import { connect, type Sql } from '#postgres';
import { INDEX, inSnapshot, questions } from '#views';
import { COPY, freshDatabase, type FreshDatabase } from '#testing';
import { goldenOutcome, rowsOfGoldenLog } from './golden-log.js';

const ANEW = 'If that is meant, run `npm run golden` and commit test/golden/outcome.ndjson: see CONTRIBUTING.md.';

const AN_AUDITOR = { ofKilled: true, ofVoid: true };

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

  it('is shown as it was written, and told as what it means today', async () => {
    await rowsOfGoldenLog(sql);
    expect(await ask('/streams/:id', 'report-reuters-2')).toMatchObject({
      commits: expect.arrayContaining([
        expect.objectContaining({
          events: [{ type: 'ReportWithdrawn', data: expect.objectContaining({ kill: true }) }],
        }),
      ]),
    });
    expect(await ask('/reports/:id', 'reuters-2')).toMatchObject({
      withdrawal: { publishedAt: '2024-11-03', kill: true },
      kills: [{ publishedAt: '2024-11-03', lifted: 'Of what the first release withdrew as a kill.' }, {}],
    });
  });

  async function ask(path: string, id: string): Promise<object | undefined> {
    const question = questions.find((one) => one.path === path);
    const { answer } = await inSnapshot(
      sql,
      async (snapshot) => question?.read(snapshot, { id }, AN_AUDITOR),
      AN_AUDITOR,
    );
    return answer;
  }

  it('has rows of every table that there is, but for what no release could take, and what large claims alone have', async () => {
    await rowsOfGoldenLog(sql);
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema in (${INDEX}, ${COPY}) and table_name not in ('parked', 'pasts', 'pasts_told')`;
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
