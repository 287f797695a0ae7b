/**
 * Search: words are folded by the newsroom's one rule, and kept by Postgres with their places and the field that they
 * are of. No dictionary, no locale and no extension of the database has a say: see docs/search.md.
 */
import { marked, type Phrase, type Piece, type Sought, soughtIn, wordsOf } from '#newsroom';
import type { Transaction } from '#postgres';
import { matching, type Parameter } from './question.js';

/** The fields of a row, by their weight. */
type Fields = Partial<Record<'A' | 'B', string | undefined>>;

/** No phrase reaches from one field into the next. */
const BETWEEN_FIELDS = 10;

/** What a column of type tsvector takes. The same names come over and over. */
export function vectorOf(fields: Fields): string {
  const text = JSON.stringify(fields);
  const before = vectors.get(text);
  if (before !== undefined) return before;
  const vector = made(fields);
  if (vectors.size >= MOST_VECTORS) vectors.clear();
  if (text.length <= LONGEST_NAME) vectors.set(text, vector);
  return vector;
}

const vectors = new Map<string, string>();
const [MOST_VECTORS, LONGEST_NAME] = [5000, 200];

function made(fields: Fields): string {
  const places = new Map<string, string[]>();
  let begins = 1;
  for (const [weight, text = ''] of Object.entries(fields)) {
    const words = wordsOf(text);
    for (const { folded, at } of words) {
      const place = `${begins + at}${weight}`;
      const known = places.get(folded);
      if (known) known.push(place);
      else places.set(folded, [place]);
    }
    begins += (words.at(-1)?.at ?? 0) + BETWEEN_FIELDS;
  }
  return [...places].map(([word, where]) => `${lexemeOf(word)}:${where.join(',')}`).join(' ');
}

/** For a question's list of query parameters. */
export function searched(means: string): Parameter {
  return matching('^[^\\u0000]{0,200}$', {
    means: `${means} All of them, folded (docs/search.md); the last may be begun only; "a phrase", -without, one OR another.`,
    mustBe: 'words to look for, 200 characters at most, without NUL',
  });
}

/** A question in words, as Postgres takes it. */
export interface Search {
  sought: Sought[];
  /** One for each that is sought. */
  queries: Query[];
}

interface Query {
  isUnwanted: boolean;
  query: string;
  /** With the last word whole as it is typed; undefined where none may be begun only. */
  whole?: string;
  /** In a row's first field. */
  inFirst: string;
}

/** Undefined if nothing is asked. */
export function searchFor(q: string | undefined): Search | undefined {
  const sought = q === undefined ? undefined : soughtIn(q);
  return sought && { sought, queries: sought.map(queryFor) };
}

function queryFor({ isUnwanted, anyOf }: Sought): Query {
  const [query, whole] = [queryOf(anyOf), queryOf(anyOf, { asTyped: true })];
  return { isUnwanted, query, ...(whole !== query && { whole }), inFirst: queryOf(anyOf, { weight: 'A' }) };
}

/** Of the rows of a table with a column `words`: those that have all in one. */
export function hasAll(snapshot: Transaction, search: Search | undefined) {
  if (!search) return snapshot`true`;
  const all = search.queries.map(({ isUnwanted, query }) => `${isUnwanted ? '!' : ''}(${query})`).join(' & ');
  if (all === '') return snapshot`false`;
  return snapshot`words @@ ${all}::text::tsquery`;
}

/** A text that was searched, and where it stands. */
export interface SearchedText {
  in: 'proposition' | 'topic' | 'headline' | 'holder' | 'outlet';
  reportId?: string;
  statementId?: string;
  outletId?: string;
  text: string;
}

/** A text in which something was found, in pieces that make it up as it stands. */
export type Found = Omit<SearchedText, 'text'> & { pieces: Piece[] };

/** Those in which nothing was found are left out. */
export function markedTexts({ sought }: Search, texts: SearchedText[]): Found[] {
  const phrases = sought.flatMap(({ anyOf, isUnwanted }) => (isUnwanted ? [] : anyOf));
  return texts.flatMap(({ text, ...where }) => {
    const pieces = marked(text, phrases);
    return pieces ? [{ ...where, pieces }] : [];
  });
}

interface Narrower {
  asTyped?: boolean;
  weight?: 'A' | '';
}

function queryOf(phrases: Phrase[], narrower: Narrower = {}): string {
  const printed = phrases.map((phrase) => phrase.map((step, place) => lexeme(step, place, narrower)).join(''));
  return printed.join(' | ');
}

function lexeme({ folded, behind, goesOn }: Phrase[number], place: number, narrower: Narrower): string {
  const { asTyped = false, weight = '' } = narrower;
  const prefix = goesOn === 'paired' || (goesOn && !asTyped) ? '*' : '';
  return `${place === 0 ? '' : ` <${behind}> `}${lexemeOf(folded)}:${prefix}${weight}`.replace(/:$/, '');
}

/** A word as Postgres reads it, whatever is in it. */
export function lexemeOf(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
