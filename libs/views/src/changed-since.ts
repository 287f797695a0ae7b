/** Which claims has the desk changed since a moment of its clock, or since a position of the log? */
import { earliest } from '#newsroom';
import type { Transaction } from '#postgres';
import { isPosition } from './question.js';

/** By the last commit of each claim: as of a moment of the desk's clock, or behind a position of the log. */
export function changedSince(snapshot: Transaction, since: string | undefined) {
  if (since === undefined) return snapshot`true`;
  if (!isPosition(since)) return snapshot`changed_at >= ${isoOf(since)}`;
  const ends = new Map(since.split(',').map((pair) => pair.split(':').map(Number) as [number, number]));
  const [partitions, offsets] = [[...ends.keys()], [...ends.values()]];
  return snapshot`"offset" >= coalesce((
    select max(p.seen) from unnest(${partitions}::int[], ${offsets}::bigint[]) as p (partition, seen)
    where p.partition = told.partition), 0)`;
}

/** Texts of four-digit years sort by time; a zone can carry the last hours of 9999 beyond them. */
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

function isoOf(since: string): string {
  const from = earliest(since);
  return Number.isFinite(from) ? new Date(Math.min(from, LATEST)).toISOString() : '';
}
