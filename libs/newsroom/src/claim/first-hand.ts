/**
 * Who had an utterance at first hand. One act of speaking has one speaker: an unnamed source of one name is the same
 * holder in every rendering of it, whichever outlet heard it, copied it or quoted it. Another utterance may be another's.
 */
import { groupedBy } from '../grouped-by.js';
import { sameName } from '../same-name.js';
import type { ClaimStatement } from './claim.js';
import { holderOf } from './holder-of.js';
import { namesNobody } from './way.js';

/** Of those renderings that have their speaker in common with others, the rendering that tells whose source that is. */
export type FirstHand = ReadonlyMap<ClaimStatement, ClaimStatement>;

/** Of one utterance's renderings, first published first: the first that names no other outlet on its way, if one does not. */
export function atFirstHand(renderings: ClaimStatement[]): FirstHand {
  const first = new Map<ClaimStatement, ClaimStatement>();
  for (const shared of groupedBy(renderings, unnamedSpeaker).values()) {
    const source = shared.find(namesNobody) ?? shared[0];
    for (const rendering of shared) if (source) first.set(rendering, source);
  }
  return first;
}

/** Each statement with all holders that its speaker may go by. */
export function* holdersOfEach(statements: ClaimStatement[]): Generator<[ClaimStatement, Iterable<string>]> {
  const shared = groupedBy(statements, unnamedSpeaker);
  const holders = new Map([...shared].map(([speaker, theirs]) => [speaker, new Set(theirs.map(holderOf))]));
  for (const statement of statements)
    yield [statement, holders.get(unnamedSpeaker(statement) ?? '') ?? [holderOf(statement)]];
}

/** Undefined for who is named, and for an utterance that no other rendering can share. */
export function unnamedSpeaker({ basis, utterance, holder }: ClaimStatement): string | undefined {
  if (basis !== 'anonymous' || utterance === undefined) return undefined;
  return [utterance, sameName(holder.name), sameName(holder.for ?? '')].join('\n');
}
