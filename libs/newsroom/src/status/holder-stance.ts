/**
 * Where each holder stands at a moment: by those of its utterances than which none is later, of which the most committal
 * counts, and of that one's renderings the least. Rule 3 of the status.
 */
import { latest } from '../fields/edtf.js';
import type { AllSpoken } from './all-spoken.js';
import { excludedIn } from './excluded-figures.js';
import { type Given, givenBy } from './given-figures.js';
import type { Made } from './later.js';
import { isPublishedBefore, type Rendering, type Side } from './rendering.js';
import { SideBySide } from './side-by-side.js';
import type { Spoken } from './utterance.js';

export interface HolderStance {
  key: string;
  side: Side;
  /** The utterances that stand side by side, whatever their side; first published first. The list grows. */
  standing: Spoken[];
  /** How many of them there are. */
  stands: number;
  /** The renderings that count, first published first. */
  renderings: [Rendering, ...Rendering[]];
  /** The rendering that names the speaker of the first. */
  naming: Rendering;
  /** Its figures, by what it says that stands, whatever its side. */
  given: Given[];
  /** Do two of them exclude each other? */
  isOfTwoFigures: boolean;
  /** Those that it bears out: that it asserts, unless two of its own exclude each other. */
  backs: Given[];
  /** Does one of them deny it? */
  denies: boolean;
  /** When the utterances were made that own up, and those that deny it, of an implicated party. */
  owningUp: Made[];
  owningNothing: Made[];
  /** Is something that stands later than what it said on another side? */
  hasTurned: boolean;
  /** Do two who speak for it, or one and itself, stand for and against? */
  isDivided: boolean;
  spoken: AllSpoken;
  together: SideBySide;
}

/** By what somebody said. Undefined if that is nothing. */
export function stanceOf(key: string, spoken: AllSpoken): HolderStance | undefined {
  const together = new SideBySide(spoken.standing());
  return stanceBy({ key, spoken, together, hasTurned: spoken.hasTurned(together.standing) });
}

/**
 * The same once it has said this, too. Undefined where that does not stand beside all that stands, or was not said last:
 * then all is weighed anew.
 */
export function stanceWith({ key, spoken, together, hasTurned }: HolderStance, one: Spoken): HolderStance | undefined {
  if (!together.take(one, spoken)) return undefined;
  return stanceBy({ key, spoken, together, hasTurned: hasTurned || spoken.isTurn(one) });
}

function stanceBy(stands: Pick<HolderStance, 'key' | 'spoken' | 'together' | 'hasTurned'>): HolderStance | undefined {
  const { standing, hasFigures, isDivided } = stands.together;
  const { side, those } = stands.together.comesTo();
  const { renderings, naming } = those;
  if (!isAny(renderings)) return undefined;
  return {
    ...stands,
    side,
    standing,
    stands: standing.length,
    renderings,
    naming: naming ?? renderings[0],
    ...figuresIn(hasFigures ? standing : [], side),
    denies: side === 'D' && those.isDenial,
    owningUp: side === 'A' ? those.owningUp : [],
    owningNothing: side === 'D' ? those.owningNothing : [],
    isDivided: side === 'unclear' && isDivided,
  };
}

/** The order in which what they say was published: total, for no two have the same statement. */
export function isHeardBefore(one: HolderStance, other: HolderStance): boolean {
  return isPublishedBefore(one.renderings[0], other.renderings[0]);
}

export function byHearing(stances: HolderStance[]): HolderStance[] {
  return stances.sort((one, other) => (isHeardBefore(one, other) ? -1 : 1));
}

/** Of these, one at least, the one whose date is surest, then one that names the holder, then the first published. */
export function surestOf(renderings: Rendering[]): Rendering {
  return renderings.reduce((surest, one) => (isSurer(one, surest) ? one : surest));
}

function isSurer(one: Rendering, other: Rendering): boolean {
  const [width, itsWidth] = [widthOfDate(one), widthOfDate(other)];
  return width < itsWidth || (width === itsWidth && namesItsHolder(one) && !namesItsHolder(other));
}

/** An open date is the least sure of all. */
function widthOfDate({ statement, published }: Rendering): number {
  return latest(statement.publishedAt) - published;
}

function namesItsHolder({ statement: { basis } }: Rendering): boolean {
  return basis !== 'anonymous' && basis !== 'unsourced';
}

function isAny(renderings: Rendering[]): renderings is [Rendering, ...Rendering[]] {
  return renderings.length > 0;
}

function figuresIn(standing: Spoken[], side: Side): Pick<HolderStance, 'given' | 'isOfTwoFigures' | 'backs'> {
  const given = givenBy(standing);
  const isOfTwoFigures = given.length > 1 && excludedIn(given.map(({ figure }) => figure)).length > 0;
  const backs = side === 'A' && !isOfTwoFigures ? given.filter(({ isAsserted }) => isAsserted) : [];
  return { given, isOfTwoFigures, backs };
}
