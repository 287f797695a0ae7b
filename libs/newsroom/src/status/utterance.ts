/** What the renderings of one utterance come to at a moment: which stand, which count, who says what by it. */
import type { ClaimStatement } from '../claim/claim.js';
import { countedOnce, whyNotCounted, whyNotStanding } from './counting.js';
import { namingIn } from './first-hand.js';
import { Hearing } from './hearing.js';
import { type Made, madeIn } from './later.js';
import { type Rendering, type Side, WITHOUT_REPORTING } from './rendering.js';
import { atOnce } from '../steps.js';

export interface Utterance {
  id: string;
  /** The moment by which it was heard so. */
  heardBy: number;
  made: Made;
  /** Published by then, first published first. */
  renderings: Rendering[];
  /** The rendering that names the speaker for all of them. */
  naming: Rendering | undefined;
  /** Neither retracted nor suspended. */
  standing: Rendering[];
  counting: Rendering[];
  /** Those that stand although an outlet that they came through has taken it back. */
  carried: Rendering[];
  notCounted: { rendering: Rendering; why: string }[];
  /** Of those that were printed when it had been taken back, by statement, whether it counted then. */
  printedLate: ReadonlyMap<string, boolean>;
  /** Of an outlet that asserts or leans to it: they stand, and fail to count for their basis alone. */
  unsourced: Rendering[];
  /** By which a holder once asserted it, whatever became of them since. */
  assertedOnce: Rendering[];
}

/** An utterance without an id is one of its own. */
export function utteranceOf({ utterance, statementId }: ClaimStatement): string {
  return utterance === undefined ? `statement ${statementId}` : `utterance ${utterance}`;
}

/**
 * Of renderings of one utterance that were published by that moment, in the order of publication. `before` is what was
 * heard of it by an earlier one.
 */
export function utteranceAt(moment: number, renderings: Rendering[], before?: Utterance): Utterance {
  return atOnce(utteranceInSteps(moment, renderings, before));
}

/** The same; a step for each rendering that was printed when it had been taken back. */
export function* utteranceInSteps(
  moment: number,
  renderings: Rendering[],
  before?: Utterance,
): Generator<undefined, Utterance> {
  const heard = new Hearing(renderings, moment);
  const naming = namingIn(renderings, moment);
  const notCounted: Utterance['notCounted'] = [];
  const counting = renderings.filter((rendering) => {
    const why = whyNotCounted(rendering, heard);
    if (why !== undefined) notCounted.push({ rendering, why });
    return why === undefined;
  });
  const standing = renderings.filter((one) => whyNotStanding(one, heard) === undefined);
  const printedLate = yield* lateIn(heard, before);
  const once = renderings.filter((one) => printedLate.get(one.id) ?? countedOnce(one, heard));
  return {
    id: renderings[0] ? utteranceOf(renderings[0].statement) : '',
    heardBy: moment,
    made: madeIn(renderings),
    renderings,
    naming,
    standing,
    counting,
    carried: heard.isTakenBack ? standing.filter((one) => heard.originWithdrawnBy(one) !== undefined) : [],
    notCounted,
    unsourced: notCounted.flatMap(({ rendering, why }) => (isUnsourced(why, rendering, heard) ? rendering : [])),
    printedLate,
    assertedOnce: leastCommittal(once).side === 'A' ? once : [],
  };
}

function isUnsourced(why: string, rendering: Rendering, heard: Hearing): boolean {
  if (why !== WITHOUT_REPORTING || (rendering.side !== 'A' && rendering.side !== 'L')) return false;
  return heard.originWithdrawnBy(rendering) === undefined;
}

/** What the speaker says by an utterance: its renderings that count. */
export interface Spoken {
  utterance: string;
  made: Made;
  key: string;
  side: Side;
  renderings: Rendering[];
  /** Of these the least committal, which say the side. */
  saying: Rendering[];
  /** The rendering that names the speaker. */
  naming: Rendering;
}

/** Undefined where nothing counts. */
export function spokenIn({ id, made, counting, naming }: Utterance): Spoken | undefined {
  if (!naming || counting.length === 0) return undefined;
  const { side, renderings: saying } = leastCommittal(counting);
  return { utterance: id, made, key: naming.holder, side, renderings: counting, saying, naming };
}

/** Leaves open, then hedges, then the rest; where none leaves it open, renderings on both sides count as neither. */
export function leastCommittal(renderings: Rendering[]): { side: Side; renderings: Rendering[] } {
  let [least, most, isFor, isAgainst] = [2, 0, false, false];
  for (const { commitment, side } of renderings) {
    [least, most] = [Math.min(least, commitment), Math.max(most, commitment)];
    if (side === 'D') isAgainst = true;
    else if (side !== 'open') isFor = true;
  }
  if (least > 0 && isFor && isAgainst) return { side: 'unclear', renderings };
  const those = least === most ? renderings : renderings.filter(({ commitment }) => commitment === least);
  return { side: those[0]?.side ?? 'unclear', renderings: those };
}

/** What was judged stays so once the moment that it is asked of is past: until then more may take effect at it. */
function* lateIn(heard: Hearing, before: Utterance | undefined): Generator<undefined, ReadonlyMap<string, boolean>> {
  if (!heard.isTakenBack) return NONE;
  const late = heard.renderings.filter(({ published }) => published >= heard.takenBackSince);
  const judged = ({ id, published }: Rendering) =>
    before && published < before.heardBy ? before.printedLate.get(id) : undefined;
  const counted = new Map<string, boolean>();
  for (const one of late) {
    const known = judged(one);
    if (known === undefined) yield undefined;
    counted.set(one.id, known ?? countedOnce(one, heard));
  }
  return counted;
}

const NONE: ReadonlyMap<string, boolean> = new Map();
