/**
 * The rows of a grid by whose word they carry: outlets that print one origin stand together, however many they are. Many that
 * carry an origin each, which no other does, are one group.
 */
import type { Answer } from '#client';
import { momentOf } from './course.js';

export type Row = Answer<'/v1/claims/{id}/grid'>['outlets'][number];
export type Holder = Answer<'/v1/claims/{id}/attribution'>['holders'][number];

/** Of more groups of one outlet each a title above each row says less than it takes. */
const FEW = 5;

export interface Group {
  /** Undefined: of no origin that asserts it, or each of its own. */
  origin: string | undefined;
  isEachOfItsOwn: boolean;
  rows: Row[];
}

/** By what was printed first: the groups, and the rows in each. Those of an origin each, then those of none come last. */
export function groupsOf(rows: Row[], holders: Holder[]): Group[] {
  const originOf = originsBySaying(rows, holders);
  const groups = new Map<string | undefined, Row[]>();
  const inOrder = rows.toSorted(
    (one, other) => firstOf(one) - firstOf(other) || other.statementsTotal - one.statementsTotal,
  );
  for (const row of inOrder) {
    const origin = mostOf(statementsIn(row).map(originOf));
    groups.set(origin, [...(groups.get(origin) ?? []), row]);
  }
  const none = groups.get(undefined);
  groups.delete(undefined);
  const all = [...groups].map(([origin, those]): Group => ({ origin, isEachOfItsOwn: false, rows: those }));
  return [...folded(all), ...(none ? [{ origin: undefined, isEachOfItsOwn: false, rows: none }] : [])];
}

function folded(groups: Group[]): Group[] {
  const alone = groups.filter(({ rows }) => rows.length === 1);
  if (alone.length <= FEW) return groups;
  const together = { origin: undefined, isEachOfItsOwn: true, rows: alone.flatMap(({ rows }) => rows) };
  return [...groups.filter(({ rows }) => rows.length > 1), together];
}

type Told = Row['cells'][number]['statements'][number];

/** By its id where the attribution tells it, else by the name that its holder is printed under. */
function originsBySaying(rows: Row[], holders: Holder[]): (told: Told) => string | undefined {
  const byId = new Map<string, string>();
  for (const { holder, isOrigin, printed } of holders)
    if (isOrigin) for (const { statementId } of printed) byId.set(statementId, holder);
  const byName = new Map<string, string>();
  for (const { statementId, holder } of rows.flatMap(statementsIn)) {
    const origin = byId.get(statementId);
    if (origin !== undefined) byName.set(holder.name, origin);
  }
  return ({ statementId, holder, notCounted }) =>
    notCounted === undefined ? (byId.get(statementId) ?? byName.get(holder.name)) : undefined;
}

/** Undefined where there is none but what has no origin. */
function mostOf(origins: (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const origin of origins) if (origin !== undefined) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0];
}

function statementsIn({ cells }: Row): Told[] {
  return cells.flatMap(({ statements }) => statements);
}

function firstOf({ cells }: Row): number {
  return Math.min(...cells.map(({ at }) => momentOf(at)));
}
