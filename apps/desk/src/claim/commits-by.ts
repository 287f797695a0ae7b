/** Of a stream's commits those that were on record by a moment of the desk's clock, or at a position of the log. */
import type { Answer } from '#client';
import { isPosition, spanOf } from '../dates/edtf.js';

export type Commit = Answer<'/v1/streams/{id}'>['commits'][number];

/** A position says how many records of each partition it has, of a partition that it leaves out none. */
export function commitsBy(commits: Commit[], known: string | undefined): Commit[] {
  if (known === undefined) return commits;
  if (!isPosition(known)) return commits.filter(({ at }) => Date.parse(at) <= spanOf(known).to);
  const ends = new Map(known.split(',').map((place) => place.split(':').map(Number) as [number, number]));
  return commits.filter(({ partition, offset }) => offset < (ends.get(partition) ?? 0));
}
