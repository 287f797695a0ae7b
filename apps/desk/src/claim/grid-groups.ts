/**
 * The rows of a grid by whose word they carry, as each row tells: outlets that print one origin stand together, however many
 * they are. Many that carry an origin each, which no other does, are one group.
 */
import type { Answer } from '#client';
import { momentOf } from './course.js';

export type Row = Answer<'/v1/claims/{id}/grid'>['outlets'][number];

/** Of more groups of one outlet each a title above each row says less than it takes. */
const FEW = 5;

export interface Group {
  /** Undefined: of no origin that asserts it, or each of its own. */
  origin: Row['origins'][number] | undefined;
  isEachOfItsOwn: boolean;
  rows: Row[];
}

/** By what was printed first: the groups, and the rows in each. Those of an origin each, then those of none come last. */
export function groupsOf(rows: Row[]): Group[] {
  const groups = new Map<string | undefined, Group>();
  const inOrder = rows.toSorted(
    (one, other) => firstOf(one) - firstOf(other) || other.statementsTotal - one.statementsTotal,
  );
  for (const row of inOrder) {
    const [origin] = row.origins;
    // Two may bear one name, and are two: an unnamed official of one paper, and of another.
    const group = groups.get(origin?.statementId) ?? { origin, isEachOfItsOwn: false, rows: [] };
    groups.set(origin?.statementId, { ...group, rows: [...group.rows, row] });
  }
  const none = groups.get(undefined);
  groups.delete(undefined);
  return [...folded([...groups.values()]), ...(none ? [none] : [])];
}

function folded(groups: Group[]): Group[] {
  const alone = groups.filter(({ rows }) => rows.length === 1);
  if (alone.length <= FEW) return groups;
  const together = { origin: undefined, isEachOfItsOwn: true, rows: alone.flatMap(({ rows }) => rows) };
  return [...groups.filter(({ rows }) => rows.length > 1), together];
}

function firstOf({ cells }: Row): number {
  return Math.min(...cells.map(({ at }) => momentOf(at)));
}
