/** What the desk knew: the commits that were in the log by a moment, or at a position of it. Pure. */
import { endOfQuestion } from '#newsroom';
import { isPosition } from './question.js';

/** When a commit was decided, ISO 8601, and its place in the log. */
export interface Recorded {
  at: string;
  partition: number;
  /** Postgres gives bigints as text. */
  offset: number | string;
}

/** `known` is a date, whose end counts, or a position such as `0:123,5:77`; without it all was known. */
export function isKnownBy(known: string | undefined): (commit: Recorded) => boolean {
  if (known === undefined) return () => true;
  if (isPosition(known)) return isWithin(known);
  const moment = endOfQuestion(known);
  return ({ at }) => Date.parse(at) <= moment;
}

function isWithin(position: string): (commit: Recorded) => boolean {
  const ends = new Map(position.split(',').map((pair) => pair.split(':').map(Number) as [number, number]));
  return ({ partition, offset }) => Number(offset) < (ends.get(partition) ?? 0);
}
