/** What Postgres finds is what is marked, whatever its locale is and whatever is asked. */
import { array, assert, asyncProperty, constantFrom, string } from 'fast-check';
import { connect, type Sql } from '#postgres';
import { freshDatabase, type FreshDatabase } from '#testing';
import { FOUND, MARKED, NOT_FOUND } from '../../newsroom/test/search-page.js';
import { markedTexts, searchFor, vectorOf } from './search.js';

const ROWS = [...FOUND, ...NOT_FOUND, ...MARKED];
const PARTS = [
  ...ROWS.flatMap(({ question, text }) => [question, text]),
  ' ',
  '"',
  '-',
  "'",
  '\\',
  ':*',
  ' & ',
  '!',
  '<->',
  ' OR ',
];
const texts = array(constantFrom(...PARTS), { minLength: 1, maxLength: 5 });

describe.each(['C', 'C.UTF-8', 'Turkish'] as const)('a Postgres whose locale is %s', (locale) => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase(locale);
    sql = connect(database.url, { max: 1 });
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('finds what the page says', async () => {
    const found = await finds([...FOUND, ...NOT_FOUND]);
    expect(found).toEqual([...FOUND.map(() => true), ...NOT_FOUND.map(() => false)]);
  });

  it('finds what is marked, in any text', () =>
    assert(
      asyncProperty(texts, texts, async (one, other) => {
        const [question, text] = [one.join('').slice(0, 200), other.join('')];
        expect([question, text, await finds([{ question, text }])]).toEqual([
          question,
          text,
          [isMarked(question, text)],
        ]);
      }),
      { numRuns: 300 },
    ));

  it('takes any question and any text', () =>
    assert(
      asyncProperty(string({ unit: 'binary', maxLength: 200 }), string({ unit: 'binary' }), async (question, text) => {
        expect(await finds([{ question, text }])).toEqual([isMarked(question, text)]);
      }),
      { numRuns: 300 },
    ));

  it.each([
    ['one word over and over', 'a '.repeat(5000)],
    ['one long word', 'ß'.repeat(10_000)],
    ['what takes eighteen letters for one', 'ﷺ '.repeat(5000)],
    ['Chinese', '朝鮮'.repeat(5000)],
    ['more than is kept', 'troops in Russia '.repeat(20_000)],
  ])('keeps a text of %s', async (_what, text) => {
    const [row] = await sql`select length(${vectorOf({ A: text, B: text })}::tsvector) as words`;
    expect(row?.words).toBeGreaterThan(0);
  });

  async function finds(rows: { question: string; text: string }[]): Promise<boolean[]> {
    const asked = rows.map(({ question, text }) => {
      const { queries = [] } = searchFor(question) ?? {};
      const all = queries.map(({ isUnwanted, query }) => `${isUnwanted ? '!' : ''}(${query})`).join(' & ');
      return { all, words: vectorOf({ A: text }) };
    });
    const found = await sql<{ found: boolean }[]>`
      select "all" <> '' and words::tsvector @@ "all"::tsquery as found
      from unnest(${asked.map(({ words }) => words)}::text[], ${asked.map(({ all }) => all)}::text[]) with ordinality as a (words, "all", place)
      order by place`;
    return found.map((row) => row.found);
  }
});

function isMarked(question: string, text: string): boolean {
  const search = searchFor(question);
  const has = search?.sought.map((one) => {
    const alone = { ...search, sought: [{ ...one, isUnwanted: false }] };
    return markedTexts(alone, [{ in: 'topic', text }]).length > 0 !== one.isUnwanted;
  });
  return has !== undefined && has.length > 0 && has.every(Boolean);
}
