/**
 * A question that a view answers: its path, the words that it takes, and what it reads.
 * Routes and OpenAPI follow from the views' questions; nothing else lists them.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Position } from '#ledger';
import { AN_EDTF, EDTF_PATTERN, isEdtf } from '#newsroom';
import { isAway, type Sql, type Transaction } from '#postgres';
import { positionIn } from './checkpoints.js';
import { killedIn, withoutKilled } from './killed.js';

export interface Question {
  /** Under /v1, such as `/claims/:id/timeline`. */
  path: string;
  /** What it answers, in a sentence. */
  answers: string;
  words?: Record<string, Word>;
  /** Reads one snapshot. Undefined: nothing is on file there. */
  read(snapshot: Transaction, asked: Asked, sight: Sight): Promise<object | undefined>;
}

/** A word of the question's query. */
export interface Word {
  means: string;
  /** Ends the sentence "at must be …". */
  mustBe: string;
  fits(text: string): boolean;
  /** JSON Schema, for OpenAPI; any text without it. */
  schema?: object;
}

/** The path's `id` and the query's words, each sound. */
export type Asked = { id?: string } & Record<string, string | undefined>;

/** An answer, and how much of the log it includes. */
export interface Answer<T> {
  answer: T;
  position: Position;
}

/** What a reader may see: an auditor the texts of what is killed, too, and of what is void. */
export interface Sight {
  ofKilled: boolean;
  ofVoid?: boolean;
}

/** The views cannot be read now: their database is away, and comes back. */
export class ViewsAway extends Error {
  readonly code = 'service.not-ready';
  constructor(cause: unknown) {
    super('The views cannot be read: their database is away. Ask again later.', { cause });
  }
}

/** How long the database may take to answer, in milliseconds: one that hangs is as good as away. */
const PATIENCE = 5000;

/** `ask` is told when nobody waits for it any more. Throws ViewsAway. */
export async function orAway<T>(ask: (over: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const hangs = wait(PATIENCE, undefined, { signal: over.signal }).then(() => {
    throw new ViewsAway(`It has not answered for ${PATIENCE} ms.`);
  });
  try {
    return await Promise.race([ask(over.signal), hangs]);
  } catch (error) {
    throw isAway(error) ? new ViewsAway(error) : error;
  } finally {
    over.abort();
  }
}

export async function inSnapshot<T>(
  sql: Sql,
  read: (snapshot: Transaction) => Promise<T>,
  { ofKilled }: Sight,
): Promise<Answer<T>> {
  const answered = await sql.begin('isolation level repeatable read read only', async (snapshot) => {
    const answer = await read(snapshot);
    const shown = ofKilled ? answer : withoutKilled(answer, await killedIn(snapshot));
    return { answer: shown, position: await positionIn(snapshot) };
  });
  return answered as Answer<T>;
}

export function text(means: string): Word {
  return { means, mustBe: 'a text', fits: () => true };
}

export function oneOf(means: string, words: object): Word {
  const names = Object.keys(words);
  return {
    means,
    mustBe: `one of ${names.join(', ')}`,
    fits: (word) => Object.hasOwn(words, word),
    schema: { type: 'string', enum: names },
  };
}

const DATE = { type: 'string', format: 'edtf', pattern: EDTF_PATTERN };
const POSITION = { type: 'string', pattern: '^[0-9]+:[0-9]+(,[0-9]+:[0-9]+)*$' };
const IS_POSITION = new RegExp(POSITION.pattern);

export function date(means: string): Word {
  return { means, mustBe: AN_EDTF, fits: isEdtf, schema: DATE };
}

/** A date, or a position in the log. */
export function moment(means: string): Word {
  return {
    means: `${means} A date, or a position in the log such as 0:123,5:77.`,
    mustBe: `a position in the log such as 0:123,5:77, or ${AN_EDTF}`,
    fits: (word) => isPosition(word) || isEdtf(word),
    schema: { anyOf: [DATE, POSITION] },
  };
}

/** Is it a position in the log rather than a date? */
export function isPosition(word: string): boolean {
  return IS_POSITION.test(word);
}

export const LIMIT: Word = {
  means: 'How many at most; 100 by default.',
  mustBe: 'a number from 1 to 500',
  fits: (word) => /^\d{1,3}$/.test(word) && Number(word) >= 1 && Number(word) <= 500,
  schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
};

export function limitOf({ limit = '100' }: Asked): number {
  return Number(limit);
}
