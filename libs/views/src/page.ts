/**
 * Pages of a list, and the one cursor of all lists: the question, what it was asked with, the last row of the page, and the position
 * that the first page included. It is not signed, for it opens nothing: whoever makes one up gets the page that an
 * honest one would give, or is refused.
 */
import { createHash } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { formatPosition, type Position } from '#ledger';
import { nullable } from './answer.js';
import { type Key, limitOf, matching, type ParameterValues, type Question } from './question.js';

export interface Seen {
  after: Key;
  /** The position that the first page included. */
  asOf: string;
}

const AS_OF = /^(\d{1,4}:\d{1,15}(,\d{1,4}:\d{1,15}){0,9999})?$/;

export const CURSOR = matching('^[A-Za-z0-9_-]{1,1000}$', {
  means: "The page before's `next`, asked with the same words; only `limit` may be another.",
  mustBe: 'the `next` of the page before, asked with the same words',
});

/** A question, for its pages. */
type Paged = Partial<Pick<Question, 'path' | 'pages'>>;

/** Undefined if it is none of this question's, asked with these values. */
export function seenIn(cursor: string, question: Paged, asked: ParameterValues): Seen | undefined {
  const parts = CURSOR.fits(cursor) ? partsOf(cursor) : undefined;
  if (!Array.isArray(parts) || parts.length !== 4) return undefined;
  const [path, words, after, asOf] = parts as unknown[];
  if (path !== question.path || words !== digestOf(asked)) return undefined;
  if (typeof asOf !== 'string' || !AS_OF.test(asOf) || !isKey(after)) return undefined;
  return question.pages?.(after, asked) ? { after, asOf } : undefined;
}

/** A page as it is answered: with the next one's cursor, and as of which position the first was. */
export function withCursor(
  answer: object & { next?: Key | null },
  {
    question,
    asked,
    seen,
    position,
  }: { question: Paged; asked: ParameterValues; seen?: Seen | undefined; position: Position },
): object {
  if (!question.pages) return answer;
  const { next = null } = answer;
  const asOf = seen?.asOf ?? formatPosition(position);
  const parts = [question.path, digestOf(asked), next, asOf];
  return { ...answer, next: next && Buffer.from(JSON.stringify(parts)).toString('base64url'), asOf };
}

/** What a question answers, whole: of a list with what `withCursor` adds. */
export function answerOf({ answer, pages }: Pick<Question, 'answer' | 'pages'>) {
  return pages ? Type.Object({ ...answer.properties, ...OF_A_PAGE }) : answer;
}

const OF_A_PAGE = {
  next: nullable(Type.String({ description: 'The `cursor` of the next page; null on the last.' })),
  asOf: Type.String({ description: 'The position that the first page included: a `since`, of the board.' }),
};

/** Characters of a page's rows: more are told on the next one. A statement may have 60,000, and a page 500 of them. */
export const PAGE_CHARACTERS = 1024 * 1024;
/** So few are told whatever they have: nobody goes through them for their length. */
const FEW = 20;

/**
 * Of rows that were read, one more than a page has if there are more; or `outOf` so many, of which no more were read than
 * have their place in a page.
 */
export function pageOf<Row>(
  rows: Row[],
  asked: ParameterValues,
  keyOf: (row: Row, page: Row[]) => Key,
): { page: Row[]; next: Key | null } {
  const page = withinPage(rows.slice(0, limitOf(asked)));
  const last = page.at(-1);
  const { outOf = rows.length } = (rows[0] ?? {}) as { outOf?: number };
  return { page, next: last && outOf > page.length ? keyOf(last, page) : null };
}

/** Of a list that is made whole each time: those behind the place at which the page before ended. */
export function pageByPlace<Row>(all: Row[], asked: ParameterValues, after: Key | undefined) {
  const placed = all.map((row, ordinal) => ({ row, ordinal })).slice(Number(after?.ordinal ?? -1) + 1);
  const { page, next } = pageOf(placed, asked, ({ ordinal }) => ({ ordinal }));
  return { page: page.map(({ row }) => row), next };
}

function withinPage<Row>(rows: Row[]): Row[] {
  let characters = 0;
  for (const [place, row] of rows.entries()) {
    if (place < FEW) continue;
    characters += JSON.stringify(row).length;
    if (characters > PAGE_CHARACTERS) return rows.slice(0, place);
  }
  return rows;
}

/** For a key: whole, and no larger than is held exactly. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** For a key: how many rows or records are before it. */
export function isCount(value: unknown): value is number {
  return isWhole(value) && value >= 0 && value < 2 ** 31;
}

/** For a key: a text that a database takes. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && !/[\0\p{Surrogate}]/u.test(value);
}

function isKey(key: unknown): key is Key {
  return typeof key === 'object' && key !== null && !Array.isArray(key);
}

/** Of one spelling: what a decoder would pass over at its end is no part of it. */
function partsOf(cursor: string): unknown {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return undefined;
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return undefined;
  }
}

function digestOf({ cursor: _cursor, limit: _limit, ...words }: ParameterValues): string {
  const told = Object.entries(words).filter(([, word]) => word !== undefined);
  return createHash('sha256')
    .update(JSON.stringify(told.toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16);
}
