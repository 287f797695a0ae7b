/**
 * Where each holder stands at a moment: by its latest utterance alone, and of that utterance's renderings by the
 * least committal. Rule 3 of the status.
 */
import { latest } from '../fields/edtf.js';
import { type Given, givenBy } from './given-figures.js';
import type { Ordered } from './ordered.js';
import { excludedIn } from './figures.js';
import { byPublication, isPublishedBefore, type Rendering, type Side } from './rendering.js';
import { leastCommittal, type Spoken } from './utterance.js';

export interface HolderStance {
  key: string;
  side: Side;
  /** When its latest utterance was made. */
  time: number;
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
  /** Does one of them own up, one deny it, one deny it for an implicated party? */
  ownsUp: boolean;
  denies: boolean;
  ownsNothing: boolean;
  /** What it last said from another side before; empty if it was always on this one. */
  turnedFrom: Spoken[];
  spoken: Ordered<Spoken>;
}

/** The order in which somebody spoke. */
export function isSpokenBefore(one: Spoken, other: Spoken): boolean {
  return one.time < other.time || (one.time === other.time && one.utterance < other.utterance);
}

/** By what somebody said, in its order; utterances of the same moment are taken together. Undefined if that is nothing. */
export function stanceOf(key: string, spoken: Ordered<Spoken>): HolderStance | undefined {
  const now = lastOf(spoken);
  const said = now.length === 1 ? now[0]?.renderings : byPublication(now.flatMap(({ renderings }) => renderings));
  const { side, renderings } = leastCommittal(said ?? []);
  if (!isAny(renderings) || !now[0]) return undefined;
  const { time } = now[0];
  const turned = spoken.size > now.length ? turnedFrom(spoken, { side, time }) : [];
  return {
    key,
    side,
    time,
    renderings,
    naming:
      (now.length > 1 ? now.find((one) => one.renderings.includes(renderings[0])) : now[0])?.naming ?? renderings[0],
    ...figuresIn(now, side),
    ownsUp: side === 'A' && renderings.some((one) => one.ownsUp),
    denies: side === 'D' && renderings.some((one) => one.isDenial),
    ownsNothing: side === 'D' && renderings.some((one) => one.ownsNothing),
    turnedFrom: turned,
    spoken,
  };
}

/** Asserting and leaning to a claim are one camp. */
export function campOf({ side }: { side: Side }): 'for' | 'against' | 'open' | undefined {
  if (side === 'unclear') return undefined;
  if (side === 'open') return 'open';
  return side === 'D' ? 'against' : 'for';
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

/** All that was said at the last moment. */
function lastOf(spoken: Ordered<Spoken>): Spoken[] {
  const time = spoken.last?.time;
  const last: Spoken[] = [];
  for (const one of spoken.backwards()) {
    if (one.time !== time) break;
    last.push(one);
  }
  return last;
}

function turnedFrom(spoken: Ordered<Spoken>, now: { side: Side; time: number }): Spoken[] {
  const camp = campOf(now);
  const turned: Spoken[] = [];
  if (camp === undefined) return turned;
  for (const one of spoken.backwards()) {
    if (turned[0] && one.time < turned[0].time) break;
    if (one.time < now.time && campOf(one) !== undefined && campOf(one) !== camp) turned.push(one);
  }
  return turned;
}

function figuresIn(now: Spoken[], side: Side): Pick<HolderStance, 'given' | 'isOfTwoFigures' | 'backs'> {
  const given = givenBy(now);
  const isOfTwoFigures = given.length > 1 && excludedIn(given.map(({ figure }) => figure)).length > 0;
  const backs = side === 'A' && !isOfTwoFigures ? given.filter(({ isAsserted }) => isAsserted) : [];
  return { given, isOfTwoFigures, backs };
}
