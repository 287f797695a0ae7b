/**
 * A question that a view answers: its path, the query parameters that it takes, and what it reads.
 * Routes and OpenAPI follow from the views' questions; nothing else lists them.
 */
import type { Static, TObject } from '@sinclair/typebox';
import { isPositionIn, type Ledger, type Position, positionPattern } from '#ledger';
import { AN_EDTF, EDTF_PATTERN, isEdtf } from '#newsroom';
import { isAway } from '#postgres';
import type { Disclosed } from './killed.js';
import type { Snapshot } from './reading.js';
import type { SlicedFor } from './slices.js';

export interface Question<Schema extends TObject = TObject> {
  /** Under /v1, such as `/claims/:id/timeline`. */
  path: string;
  /** What it answers, in a sentence. */
  answers: string;
  /** What it answers, as a schema: a list's `next` and `asOf` come by themselves. */
  answer: Schema;
  parameters?: Record<string, Parameter>;
  /** What the `id` of its path must be. */
  id?: Parameter;
  /** What other parts of its path must be, by their names there. */
  inPath?: Record<string, Parameter>;
  /** The role whose keys alone may ask it; by default all may. */
  askedBy?: 'auditor';
  /** Where it answers a list: may this be the key of a page's last row? Then it takes `cursor` and `limit` as well. */
  pages?(key: Key, asked: ParameterValues): boolean;
  /** Does it read a whole claim? Of large ones only so many are read at once. */
  readsWhole?(asked: ParameterValues): boolean;
  /** Is it answered from the log's index alone? Then it is answered while the read models are filled, too. */
  ofIndex?: true;
  /** Reads one snapshot, which has nothing that the reader may not see. Undefined: nothing is on file there. A list says its next page's key as `next`. */
  read(snapshot: Snapshot, asked: ParameterValues, reader: Reader): Promise<Answered<Schema> | undefined>;
}

/** What is read for a schema, and of a list the key of its next page. */
export type Answered<Schema extends TObject> = Static<Schema> & { next?: Key | null };

/** Holds what a question reads against what it says that it answers. */
export function question<Schema extends TObject>(one: Question<Schema>): Question {
  return one as unknown as Question;
}

/** The last row of a page, by what the list is sorted by. */
export type Key = Record<string, string | number | null>;

/** Who reads, and behind which row. */
export interface Reader extends Visibility, SlicedFor {
  after?: Key | undefined;
}

/** The log that is told of: how many partitions it has. */
export type Log = Pick<Ledger, 'partitions'>;

/** A query parameter of a question, or the path's id. */
export interface Parameter {
  means: string;
  /** Ends the sentence "at must be …". */
  mustBe: string;
  fits(text: string, log: Log): boolean;
  /** Of a moment that is asked about, when it begins: one that is yet to come is refused. */
  begins?(text: string): number;
  /** The query parameter that must not be an earlier moment than this one, on the same clock. */
  notAfter?: string;
  /** Is this one behind that? Of what cannot be compared, such as a date and a position, it is not. */
  isBehind?(text: string, other: string): boolean;
  /** JSON Schema, for OpenAPI: what fits it is not refused, but for a cursor that no page gave. */
  schema(log: Log): object;
}

/** The values of the path's parts and of the query parameters, each sound. */
export type ParameterValues = { id?: string } & Record<string, string | undefined>;

/** An answer, and how much of the log it includes. */
export interface Answer<T> {
  answer: T;
  position: Position;
  /** What of it others are not shown: to be put on record before it is. */
  disclosed?: Disclosed | undefined;
}

/** What a reader may see: an auditor the texts of what is killed, too, and of what is void. */
export interface Visibility {
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

/** How long the database may take to answer: one that hangs is as good as away. */
const PATIENCE_MS = 5000;

/** `ask` is told when nobody waits for it any more. Throws ViewsAway. */
export async function orAway<T>(ask: (over: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  let patience: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    const end = () => reject(new ViewsAway(`It has not answered for ${PATIENCE_MS} ms.`));
    patience = setTimeout(end, PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(over.signal), hangs]);
  } catch (error) {
    throw isAway(error) ? new ViewsAway(error) : error;
  } finally {
    clearTimeout(patience);
    // With a reason: an error would be made of each question otherwise, and nobody reads it.
    over.abort('over');
  }
}

/** Lower-case letters, digits and hyphens, 1 to 100 characters. */
export const ID = matching('^[a-z0-9-]{1,100}$', {
  means: 'Its id.',
  mustBe: '1 to 100 lower-case letters, digits and hyphens',
});

/** A short text; no database takes NUL. */
export function text(means: string): Parameter {
  return matching('^[^\\u0000]{0,200}$', { means, mustBe: 'a text of 200 characters at most, without NUL' });
}

/** What a regular expression takes, of any log. */
export function matching(pattern: string, { means, mustBe }: Pick<Parameter, 'means' | 'mustBe'>) {
  const fitting = new RegExp(pattern, 'u');
  return { means, mustBe, fits: (word: string) => fitting.test(word), schema: () => ({ type: 'string', pattern }) };
}

export function oneOf(means: string, words: object): Parameter {
  const names = Object.keys(words);
  return {
    means,
    mustBe: `one of ${names.join(', ')}`,
    fits: (word) => Object.hasOwn(words, word),
    schema: () => ({ type: 'string', enum: names }),
  };
}

/** Asked for by its name alone, or by true; false asks for the others. */
export function yesOrNo(means: string): Parameter {
  const answers = ['', 'true', 'false'];
  return {
    means,
    mustBe: 'true or false, or nothing, which is true',
    fits: (word) => answers.includes(word),
    schema: () => ({ type: 'string', enum: answers }),
  };
}

const DATE = { type: 'string', format: 'edtf', pattern: EDTF_PATTERN };

export function date(means: string): Parameter {
  return { means, mustBe: AN_EDTF, fits: isEdtf, schema: () => DATE };
}

/** A date, or a position in the log. */
export function dateOrPosition(means: string): Parameter {
  return {
    means: `${means} A date, or a position in the log such as 0:123,5:77.`,
    mustBe: `a position in the log such as 0:123,5:77, or ${AN_EDTF}`,
    fits: (word, { partitions }) => isEdtf(word) || (isPosition(word) && isPositionIn(word, partitions)),
    schema: ({ partitions }) => ({ anyOf: [DATE, { type: 'string', pattern: positionPattern(partitions) }] }),
  };
}

/** A position in the log. */
export function position(means: string): Parameter {
  return {
    means,
    mustBe: 'a position in the log such as 0:123,5:77',
    fits: (word, { partitions }) => isPositionIn(word, partitions),
    schema: ({ partitions }) => ({ type: 'string', pattern: positionPattern(partitions) }),
  };
}

/** Is it a position in the log rather than a date? */
export function isPosition(word: string): boolean {
  return /^\d+:/.test(word);
}

export const LIMIT: Parameter = {
  means: 'How many at most; 100 by default.',
  mustBe: 'a number from 1 to 500',
  fits: (word) => /^\d{1,3}$/.test(word) && Number(word) >= 1 && Number(word) <= 500,
  schema: () => ({ type: 'integer', minimum: 1, maximum: 500, default: 100 }),
};

export function limitOf({ limit = '100' }: ParameterValues): number {
  return Number(limit);
}
