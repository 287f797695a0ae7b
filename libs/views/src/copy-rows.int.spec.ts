/** What is copied is what would be inserted, whatever it holds. */
import {
  anything,
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  double,
  integer,
  oneof,
  record,
  string,
} from 'fast-check';
import { connect, type Sql, type Transaction } from '#postgres';
import { freshDatabase, type FreshDatabase } from '#testing';
import { RowCopies } from './copy-rows.js';
import { copied, writeRows } from './write-rows.js';

const TABLE = `(id int primary key, text text, json json, jsonb jsonb, number float8, bigint bigint, sure boolean, words tsvector)`;
const KEY = ['id'];

const special = constantFrom(
  '\t',
  '\n',
  '\r',
  '\\',
  '\\N',
  '\\.',
  '"',
  "'",
  ',',
  '{}',
  '',
  ' ',
  'é',
  '\u{1f5de}',
  '\u2028',
  '\b',
  '\v',
);
const text = array(oneof(string({ unit: 'grapheme' }), special)).map((parts) => parts.join(''));
const maybe = <T>(value: T) => oneof(value as never, constantFrom(null, undefined)) as never;
const row = record({
  text: maybe(oneof(text, integer(), boolean(), record({ of: text }), array(text))),
  json: maybe(anything({ key: text, values: [text, integer(), boolean(), constantFrom(null)] })),
  jsonb: maybe(oneof(text, integer(), array(text), record({ of: text }))),
  number: maybe(oneof(double({ noDefaultInfinity: true, noNaN: true }), constantFrom(NaN, Infinity, 1e21, 1e-7, -0))),
  bigint: maybe(oneof(integer(), constantFrom('9007199254740993', Number.MAX_SAFE_INTEGER))),
  sure: maybe(boolean()),
  words: maybe(constantFrom("'a':1A 'b c':2B", "'it''s':3", "'back\\\\slash':1")),
});

describe('rows that are copied', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 2 });
    for (const name of ['inserted', 'copied']) await sql.unsafe(`create table ${name} ${TABLE}`);
    await sql`create table lists (id int primary key, those text[])`;
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  beforeEach(() => sql`truncate inserted, copied, lists`);

  it('are those that would be inserted', () =>
    assert(
      asyncProperty(array(row, { minLength: 1, maxLength: 5 }), async (those) => {
        const rows = those.map((one, id) => ({ id, ...(one as object) }));
        await sql.begin(async (transaction) => {
          await writeRows(transaction, 'inserted', { key: KEY, rows });
          await copying(transaction, 'copied', rows);
        });
        expect(await contents('copied')).toEqual(await contents('inserted'));
        await sql`truncate inserted, copied`;
      }),
      { numRuns: 200 },
    ));

  it('are many, and large', async () => {
    const rows = Array.from({ length: 2000 }, (_, id) => ({ id, text: `${id}\t`.repeat(1000) }));
    await sql.begin((transaction) => copying(transaction, 'copied', rows));
    const [found] = await sql`select count(*)::int as rows, sum(length(text))::int as characters from copied`;
    expect(found).toEqual({ rows: 2000, characters: rows.reduce((sum, one) => sum + one.text.length, 0) });
  });

  it.each<[string, object[]]>([
    ['half a character', [{ id: 1, text: '\ud83d' }]],
    ['what is no text of the database', [{ id: 1, text: 'nul \0' }]],
    ['no number', [{ id: 1, bigint: 'many' }]],
    ['a row that is there', [{ id: 1 }, { id: 1 }]],
    [
      'much, of which the first is wrong',
      Array.from({ length: 3000 }, (_, id) => ({ id: id || 'none', text: 'x'.repeat(3000) })),
    ],
  ])('are refused, and nothing hangs, for %s', async (_what, rows) => {
    const outcome = await sql.begin(async (transaction) => {
      const failure = transaction.savepoint((inner) => copying(inner, 'copied', rows));
      await expect(failure).rejects.toThrow();
      await copying(transaction, 'copied', [{ id: 7 }]);
      return contents('copied', transaction);
    });
    expect(outcome).toHaveLength(1);
  });

  it('says what the database said', async () => {
    const refused = sql.begin((transaction) => copying(transaction, 'copied', [{ id: 1, bigint: 'many' }]));
    await expect(refused).rejects.toMatchObject({ code: '22P02' });
  });

  it('are inserted where COPY has a form of its own for them', async () => {
    await sql.begin((transaction) => copying(transaction, 'lists', [{ id: 1, those: ['a', 'b'] }]));
    expect(await contents('lists')).toEqual(['(1,"{a,b}")']);
  });

  async function contents(table: string, on: Sql | Transaction = sql): Promise<unknown[]> {
    const rows = await on.unsafe<{ row: string }[]>(`select t::text as row from ${table} t order by id`);
    return rows.map((one) => one.row);
  }
});

function copying(transaction: Transaction, table: string, rows: object[]): Promise<void> {
  return copied(transaction, new RowCopies(), () => writeRows(transaction, table, { key: KEY, rows }));
}
