/**
 * Who carried a claim first. An outlet is late where another's statement comes before all of its own for certain,
 * however coarse both dates are; else it was first, or may have been, and so may several. By how long it was late is
 * left to the dates: between two days as coarse as these, no number of hours is honest.
 */
import { earliest, latest } from '../fields/edtf.js';

/** What there must be of a statement to tell who carried its claim. */
export interface Carrying {
  outletId: string;
  publishedAt: string;
}

/** How an outlet carries a claim. */
export interface Carrier {
  outletId: string;
  statements: number;
  /** The first of its dates, as it was given. */
  publishedAt: string;
  /** Was it the first, or may it have been? */
  first: boolean;
}

/** All who carry a claim, by id. Of more statements than before only those are read. */
export function carriersOf(statements: Carrying[], before: Carrying[] = []): Map<string, Carrier> {
  const { outlets, carriedByThen } = datesOf(statements, before);
  const carriers = [...outlets].map(([outletId, { statements: count, publishedAt }]): [string, Carrier] => {
    const first = earliest(publishedAt) <= carriedByThen;
    return [outletId, { outletId, statements: count, publishedAt, first }];
  });
  return new Map(carriers);
}

interface Dates {
  outlets: Map<string, Pick<Carrier, 'statements' | 'publishedAt'>>;
  /** By this moment somebody had carried it for certain. */
  carriedByThen: number;
}

const known = new WeakMap<Carrying[], Dates>();

function datesOf(statements: Carrying[], before: Carrying[]): Dates {
  const dates = known.get(statements);
  if (dates) return dates;
  const were = known.get(before);
  const goesOn = were !== undefined && before.every((statement, n) => statement === statements[n]);
  const told = goesOn ? withAll(were, statements.slice(before.length)) : withAll(NOBODY, statements);
  known.set(statements, told);
  return told;
}

const NOBODY: Dates = { outlets: new Map(), carriedByThen: Infinity };

function withAll({ outlets: were, carriedByThen: was }: Dates, statements: Carrying[]): Dates {
  const outlets = new Map(were);
  let carriedByThen = was;
  for (const { outletId, publishedAt } of statements) {
    const { statements: count, publishedAt: first } = outlets.get(outletId) ?? { statements: 0, publishedAt };
    const isEarlier = earliest(publishedAt) < earliest(first);
    outlets.set(outletId, { statements: count + 1, publishedAt: isEarlier ? publishedAt : first });
    carriedByThen = Math.min(carriedByThen, latest(publishedAt));
  }
  return { outlets, carriedByThen };
}
