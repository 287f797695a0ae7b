/** The way on which an utterance came to an outlet: what it names itself, and what those name whom it names. */
import type { ClaimStatement } from './claim.js';

interface Way {
  /** Did it come through this one? */
  outlet: string;
  /** All renderings of the utterance. */
  renderings: ClaimStatement[];
  seen?: ClaimStatement[];
}

/** It is the outlet's own, or names the outlet, or names others all of whose renderings came through it. */
export function cameThrough(statement: ClaimStatement, { outlet, renderings, seen = [] }: Way): boolean {
  if (statement.outletId === outlet) return true;
  if (seen.includes(statement)) return false;
  const way = { outlet, renderings, seen: [...seen, statement] };
  return sourcesOf(statement).some((source) => {
    if (source.outlet === outlet) return true;
    const theirs = renderings.filter((one) => isOf(one, source));
    return theirs.length > 0 && theirs.every((one) => cameThrough(one, way));
  });
}

/** Nobody else is named as having had it before. */
export function namesNobody(statement: ClaimStatement): boolean {
  return sourcesOf(statement).length === 0;
}

interface Named {
  outlet?: string;
  reportId?: string;
}

/** What stands in another's place does not rest on it. */
function sourcesOf({ via = [], relations = [] }: ClaimStatement): Named[] {
  const leading = relations.filter(({ kind }) => kind !== 'replaces');
  return [...via, ...leading.map(({ of, reportId }) => ({ outlet: of.outlet, reportId }))];
}

function isOf(statement: ClaimStatement, { outlet, reportId }: Named): boolean {
  return statement.outletId === outlet && (reportId === undefined || statement.reportId === reportId);
}
