/** What the board may be sorted by: the most first, within equals the least id. */
import type { Transaction } from '#postgres';
import { isText } from './page.js';
import type { Key, ParameterValues } from './question.js';
import { searchFor } from './search.js';

/** A number of a row, the least first. A claim without a status comes last by `since`. */
const STORED = {
  changed: (row: string) => `-${row}changed_moment`,
  since: (row: string) => `-coalesce(${row}since_moment, ${Number.MIN_SAFE_INTEGER - 1})`,
  outlets: (row: string) => `-${row}outlets`,
  origins: (row: string) => `-${row}asserting_origins`,
};
export const SORTS = { id: () => '0', ...STORED, rank: () => '-rank' };
export type Sort = keyof typeof SORTS;

export function sortOf({ sort, q }: ParameterValues): Sort {
  const byDefault = searchFor(q) ? 'rank' : 'id';
  return (sort === undefined || sort === 'rank' ? byDefault : sort) as Sort;
}

/**
 * Where each sort begins and goes on, of all rows (`''`) or of those that have one value: a page reads of what it shows,
 * and nothing of what it does not.
 */
export function indexesOf(table: string, values: string[]): string {
  const sorts = ['', ...Object.values(STORED).map((sort) => `(${sort('')}), `)];
  return values
    .flatMap((value) => sorts.map((sort) => `create index on ${table} (${value}${sort}claim_id);`))
    .join('\n    ');
}

export function sortedBy(snapshot: Transaction, sort: Sort, row: string) {
  return snapshot.unsafe(SORTS[sort](`${row}.`));
}

/** Of the last claim its id, and what it is sorted by. */
export function isLast({ claimId, sorted }: Key): boolean {
  return isText(claimId) && isText(sorted) && A_NUMBER.test(sorted);
}

const A_NUMBER = /^-?\d{1,16}$/;

/** Without what it is sorted by: of those that are equal in it. */
export function isBehind(snapshot: Transaction, sort: Sort, { claimId = '', sorted = null }: Key) {
  if (sort === 'id' || sorted === null) return snapshot`claim_id > ${claimId}`;
  return snapshot`(sorted, claim_id) > (${sorted}::bigint, ${claimId})`;
}
