/** The links that stand, or that stood as the desk knew it. */
import { endOfQuestion } from '#newsroom';
import type { Transaction } from '#postgres';
import { isPosition } from './question.js';

/** A condition on rows of the table of links. */
export function standing(snapshot: Transaction, known: string | undefined) {
  if (known === undefined) return snapshot`ended_at is null`;
  if (!isPosition(known)) {
    const until = momentOf(known);
    return snapshot`moment <= ${until}::float8 and (ended_at is null or (ended_moment <= ${until}::float8) is not true)`;
  }
  const ends = new Map(known.split(',').map((pair) => pair.split(':').map(Number) as [number, number]));
  const seen = snapshot`coalesce((
    select max(p.seen) from unnest(${[...ends.keys()]}::int[], ${[...ends.values()]}::bigint[]) as p (partition, seen)
    where p.partition = links.partition), 0)`;
  return snapshot`"offset" < ${seen} and (ended_at is null or ended_offset >= ${seen})`;
}

function momentOf(known: string): string {
  const moment = endOfQuestion(known);
  return Number.isFinite(moment) ? String(moment) : moment > 0 ? 'infinity' : '-infinity';
}
