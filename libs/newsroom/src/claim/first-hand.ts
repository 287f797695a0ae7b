/**
 * Who speaks in an utterance. One act of speaking has one speaker, however its renderings name him and whichever outlet
 * heard, copied or quoted him: he whom the first published first-hand rendering names, else the first published.
 */
import { earliest } from '../edtf.js';
import { groupedBy } from '../grouped-by.js';
import { sameName } from '../same-name.js';
import type { ClaimStatement } from './claim.js';
import { holderOf } from './holder-of.js';
import { namesNobody } from './way.js';

/** The rendering that names the speaker for all of its utterance; what is the utterance's only one names its own. */
export type FirstHand = ReadonlyMap<ClaimStatement, ClaimStatement>;

/**
 * Of one utterance's renderings by a moment, first published first. One that its outlet or an editor has taken back by
 * then names nobody, unless all are: else the outlet that put it right would go on being overruled by its own mistake.
 */
export function atFirstHand(renderings: ClaimStatement[], moment: number): FirstHand {
  if (renderings.length < 2) return new Map();
  const kept = renderings.filter(({ retraction }) => !retraction || earliest(retraction.publishedAt) > moment);
  const naming = kept.length > 0 ? kept : renderings;
  const source = naming.find(namesNobody) ?? naming[0];
  return new Map(renderings.flatMap((rendering) => (source ? [[rendering, source]] : [])));
}

/** Do renderings of one utterance name different holders? Whoever speaks for another may be named as the other. */
export function nameDifferently(renderings: ClaimStatement[]): boolean {
  const byName = groupedBy(renderings, ({ holder }) => sameName(holder.name));
  const [[one, those] = ['', []], [other, others] = ['', []], third] = byName;
  const standsFor = (house: string) => (rendering: ClaimStatement) => sameName(rendering.holder.for ?? '') === house;
  if (others.length === 0) return false;
  return third !== undefined || !(those.every(standsFor(other)) || others.every(standsFor(one)));
}

/** Each statement with all holders that its speaker may go by. */
export function* holdersOfEach(statements: ClaimStatement[]): Generator<[ClaimStatement, Iterable<string>]> {
  const shared = groupedBy(statements, ({ utterance }) => utterance);
  const holders = new Map([...shared].map(([utterance, theirs]) => [utterance, new Set(theirs.map(holderOf))]));
  for (const statement of statements)
    yield [statement, holders.get(statement.utterance ?? '') ?? [holderOf(statement)]];
}
