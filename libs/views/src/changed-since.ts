/** Which claims has the desk changed since a moment of its clock, or since a position of the log? */
import { earliest } from '#newsroom';
import type { Transaction } from '#postgres';
import { isPosition } from './question.js';
import { inBigint } from './moment.js';

/**
 * By the last commit of each claim: as of a moment of the desk's clock, or behind a position of the log. Pieces of a
 * query, in a list: one that is awaited by itself is asked.
 */
export async function changedSince(snapshot: Transaction, since: string) {
  if (!isPosition(since)) return [snapshot`changed_moment >= ${String(inBigint(earliest(since)))}::bigint`];
  const seen = new Map(since.split(',').map((pair) => pair.split(':').map(Number) as [number, number]));
  const partitions = await snapshot<{ partition: number }[]>`select partition from view_checkpoints`;
  // Each by itself: so few that have changed are found by their places, and so many by what they are sorted by.
  const behind = partitions.map(
    ({ partition }) =>
      snapshot`or (partition = ${partition}::int and "offset" >= ${String(seen.get(partition) ?? 0)}::bigint)`,
  );
  return [snapshot`(false ${behind})`];
}

/** When a commit was decided, on the desk's clock; before all others if it is no time, as one may be that no command made. */
export function decidedAt(at: string): number {
  const moment = Date.parse(at);
  return inBigint(Number.isNaN(moment) ? -Infinity : moment);
}
