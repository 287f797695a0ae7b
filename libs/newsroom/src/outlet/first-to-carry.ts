/**
 * Who carried a claim first. An outlet is late where another's statement comes before all of its own for certain,
 * however coarse both dates are. It was first where no statement of another may come before its own; where the dates
 * cannot tell, it may have been, and so may several. By how long it was late is left to the dates: between two days as
 * coarse as these, no number of hours is honest.
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
  /** Nobody carried it before; several are first that carried it at one moment. */
  first: boolean;
  /** Dates cannot tell whether another carried it before. */
  mayBeFirst: boolean;
}

/** All who carry a claim, by id. Of more statements than before only those are read. */
export function carriersOf(statements: Carrying[], before: Carrying[] = []): Map<string, Carrier> {
  const { outlets, carriedByThen } = datesOf(statements, before);
  const others = earliestOfOthers(outlets);
  const carriers = [...outlets].map(([outletId, { statements: count, publishedAt, byThen }]): [string, Carrier] => {
    const isLate = earliest(publishedAt) > carriedByThen;
    const first = byThen <= others(outletId);
    return [outletId, { outletId, statements: count, publishedAt, first, mayBeFirst: !first && !isLate }];
  });
  return new Map(carriers);
}

/** Of an outlet the moment before which no other can have carried it. */
function earliestOfOthers(outlets: Dates['outlets']): (outletId: string) => number {
  let [holder, first, second] = ['', Infinity, Infinity];
  for (const [outletId, { publishedAt }] of outlets) {
    const from = earliest(publishedAt);
    if (from < first) [holder, first, second] = [outletId, from, first];
    else second = Math.min(second, from);
  }
  return (outletId) => (outletId === holder ? second : first);
}

/** `byThen` it had carried the claim for certain. */
interface Dates {
  outlets: Map<string, Pick<Carrier, 'statements' | 'publishedAt'> & { byThen: number }>;
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
const NEVER = { statements: 0, byThen: Infinity };

function withAll({ outlets: were, carriedByThen: was }: Dates, statements: Carrying[]): Dates {
  const outlets = new Map(were);
  let carriedByThen = was;
  for (const { outletId, publishedAt } of statements) {
    const { statements: count, publishedAt: first, byThen } = outlets.get(outletId) ?? { ...NEVER, publishedAt };
    const isEarlier = earliest(publishedAt) < earliest(first);
    const by = Math.min(byThen, latest(publishedAt));
    outlets.set(outletId, { statements: count + 1, publishedAt: isEarlier ? publishedAt : first, byThen: by });
    carriedByThen = Math.min(carriedByThen, by);
  }
  return { outlets, carriedByThen };
}
