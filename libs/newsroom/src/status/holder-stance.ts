/**
 * Where each holder stands at a moment: by those of its utterances than which none is later, of which the most committal
 * counts, and of that one's renderings the least. Rule 3 of the status.
 */
import { latest } from '../fields/edtf.js';
import { type AllSpoken, campOf } from './all-spoken.js';
import { excludedIn } from './excluded-figures.js';
import { type Given, givenBy } from './given-figures.js';
import type { Made } from './later.js';
import { byPublication, isPublishedBefore, type Rendering, type Side } from './rendering.js';
import type { Spoken } from './utterance.js';

export interface HolderStance {
  key: string;
  side: Side;
  /** The utterances that stand side by side, whatever their side; first published first. */
  standing: Spoken[];
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
}

/** By what somebody said. Undefined if that is nothing. */
export function stanceOf(key: string, spoken: AllSpoken): HolderStance | undefined {
  const standing = spoken.standing();
  const { side, those } = mostCommittal(standing);
  const said = those.length === 1 ? those[0]?.saying : byPublication(those.flatMap(({ saying }) => saying));
  if (!said || !isAny(said)) return undefined;
  return {
    key,
    side,
    standing,
    renderings: said,
    naming: those.find(({ saying }) => saying.includes(said[0]))?.naming ?? said[0],
    ...figuresIn(standing, side),
    denies: side === 'D' && said.some((one) => one.isDenial),
    owningUp: side === 'A' ? madeWhere(those, (one) => one.ownsUp) : [],
    owningNothing: side === 'D' ? madeWhere(those, (one) => one.ownsNothing) : [],
    hasTurned: spoken.hasTurned(standing),
    isDivided: side === 'unclear' && isDivided(standing),
    spoken,
  };
}

/** Of several that stand side by side, unless they are on both sides: then neither counts. */
function mostCommittal(standing: Spoken[]): { side: Side; those: Spoken[] } {
  const on = (side: Side) => standing.filter((one) => one.side === side);
  if (standing.length === 1) return { side: standing[0]?.side ?? 'unclear', those: standing };
  const [asserting, leaning, against, open] = [on('A'), on('L'), on('D'), on('open')];
  if (asserting.length + leaning.length > 0 && against.length > 0)
    return { side: 'unclear', those: [...asserting, ...leaning, ...against] };
  if (asserting.length > 0) return { side: 'A', those: asserting };
  if (leaning.length > 0) return { side: 'L', those: leaning };
  if (against.length > 0) return { side: 'D', those: firmest(against) };
  return open.length > 0 ? { side: 'open', those: open } : { side: 'unclear', those: standing };
}

/** To deny or dispute commits to more than to lean against it. */
function firmest(against: Spoken[]): Spoken[] {
  const firm = against.filter(({ saying }) => saying.some(({ commitment }) => commitment === 2));
  return firm.length > 0 ? firm : against;
}

function madeWhere(spoken: Spoken[], isSo: (rendering: Rendering) => boolean): Made[] {
  return spoken.filter(({ saying }) => saying.some(isSo)).map(({ made }) => made);
}

function isDivided(standing: Spoken[]): boolean {
  const speakers = (camp: string) =>
    new Set(standing.filter((one) => campOf(one) === camp).map(({ naming }) => naming.speaker));
  const [those, others] = [speakers('for'), speakers('against')];
  return those.size > 0 && others.size > 0 && new Set([...those, ...others]).size > 1;
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
