/** What the renderings of one utterance come to at a moment: which stand, which count, who says what by it. */
import type { ClaimStatement } from '../claim/claim.js';
import { BesideEachOther } from './beside-each-other.js';
import { Committal, type Saying } from './committal.js';
import { countedOnce, whyNotCounted, whyNotStanding } from './counting.js';
import { namingAmong } from './first-hand.js';
import { FiguresOfUtterance } from './given-figures.js';
import { Hearing } from './hearing.js';
import { type Made, madeWith, NOT_YET_MADE } from './later.js';
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
  /** Has anybody taken it back? */
  isTakenBack: boolean;
  /** What those that count come to, and those that did once they were printed. */
  said: Committal;
  saidOnce: Committal;
  shown: BesideEachOther;
  figures: FiguresOfUtterance;
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
  const printedLate = yield* lateIn(heard, before);
  const utterance = { ...notYetHeard(), heardBy: moment, isTakenBack: heard.isTakenBack, printedLate };
  for (const one of renderings) put(one, { utterance, heard });
  return utterance;
}

/**
 * The same of one that nobody has taken back, when more is printed of it at its end: what was judged of the others stays
 * so. Its lists grow: from then on what it was before is not to be read.
 */
export function heardOn(moment: number, further: Rendering[], before: Utterance): Utterance {
  const heard = new Hearing([], moment);
  const utterance = { ...before, heardBy: moment };
  for (const one of further) put(one, { utterance, heard });
  return utterance;
}

function notYetHeard(): Omit<Utterance, 'heardBy' | 'isTakenBack' | 'printedLate'> {
  const said = new Committal();
  return {
    id: '',
    made: NOT_YET_MADE,
    renderings: [],
    naming: undefined,
    standing: [],
    counting: said.all.renderings,
    carried: [],
    notCounted: [],
    unsourced: [],
    assertedOnce: [],
    said,
    saidOnce: new Committal(),
    shown: new BesideEachOther(),
    figures: new FiguresOfUtterance(),
  };
}

/** Each is published after the last. */
function put(one: Rendering, { utterance, heard }: { utterance: Utterance; heard: Hearing }): void {
  if (utterance.renderings.push(one) === 1) utterance.id = utteranceOf(one.statement);
  utterance.naming = namingAmong(utterance.naming, one, heard);
  utterance.made = madeWith(utterance.made, one);
  if (whyNotStanding(one, heard) === undefined) {
    utterance.standing.push(one);
    utterance.shown.add(one);
    if (heard.originWithdrawnBy(one) !== undefined) utterance.carried.push(one);
  }
  const why = whyNotCounted(one, heard);
  if (why === undefined) {
    utterance.said.add(one);
    utterance.shown.addCounting(one);
    utterance.figures.add(one);
  } else {
    utterance.notCounted.push({ rendering: one, why });
    if (isUnsourced(why, one, heard)) utterance.unsourced.push(one);
  }
  if (utterance.printedLate.get(one.id) ?? countedOnce(one, heard)) utterance.saidOnce.add(one);
  utterance.assertedOnce = utterance.saidOnce.comesTo().side === 'A' ? utterance.saidOnce.all.renderings : [];
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
  saying: Saying;
  figures: FiguresOfUtterance;
  /** The rendering that names the speaker. */
  naming: Rendering;
}

/** Undefined where nothing counts. */
export function spokenIn({ id, made, counting, said, figures, naming }: Utterance): Spoken | undefined {
  if (!naming || counting.length === 0) return undefined;
  return { utterance: id, made, key: naming.holder, ...said.comesTo(), renderings: counting, figures, naming };
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
