/**
 * Where a claim's statements stand among each other, by id: a claim of thousands is not gone through for each event that
 * names one. One index serves all versions of a claim, so it may hold what this one lacks: each find is checked.
 */
import type { ClaimStatement } from './claim.js';

const places = new WeakMap<ClaimStatement[], Map<string, number>>();
/** Of fewer to go through them is quicker. */
const FEW = 32;

/** -1 if none has this id. */
export function placeOf(statements: ClaimStatement[], statementId: string): number {
  if (statements.length <= FEW) return goneThrough(statements, statementId);
  const place = placesOf(statements).get(statementId);
  if (place === undefined) return -1;
  // Another version of the claim may have put it there.
  return statements[place]?.statementId === statementId ? place : goneThrough(statements, statementId);
}

export function withOneMore(statements: ClaimStatement[], statement: ClaimStatement): ClaimStatement[] {
  const after = [...statements, statement];
  if (after.length > FEW) places.set(after, placesOf(statements).set(statement.statementId, statements.length));
  return after;
}

/** With this one, which has its id, in the place of another. */
export function withAnother(statements: ClaimStatement[], place: number, statement: ClaimStatement): ClaimStatement[] {
  const after = statements.with(place, statement);
  const known = places.get(statements);
  if (known) places.set(after, known);
  return after;
}

function placesOf(statements: ClaimStatement[]): Map<string, number> {
  const known = places.get(statements);
  if (known) return known;
  const found = new Map(statements.map(({ statementId }, place) => [statementId, place]));
  places.set(statements, found);
  return found;
}

function goneThrough(statements: ClaimStatement[], statementId: string): number {
  return statements.findIndex((one) => one.statementId === statementId);
}
