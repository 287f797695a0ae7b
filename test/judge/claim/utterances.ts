/** Acts of speaking, which of them stand, and on which side a holder is: rule 3 of design section 5. */
import { earliest, latest } from './dates.js';
import { byUtterance, type Heard, published } from './heard.js';
import { keyOf, namingOf, THE_RECORD } from './holders.js';
import type { Said } from './on-file.js';

export type Position = 'asserts' | 'hedges+' | 'hedges-' | 'disputes' | 'denies' | 'leaves_open' | 'neither';

export interface Utterance {
  name: string;
  key: string;
  /** The rendering that names the speaker for all of them. */
  naming: Said;
  /** All by then, first published first; and those that count. */
  renderings: Said[];
  counting: Said[];
  position: Position;
  dated: { from: number; to: number } | undefined;
  first: number;
}

export interface Holder {
  key: string;
  /** With a rendering that counts, and those of them of which none is later. */
  spoken: Utterance[];
  standing: Utterance[];
  side: Position;
}

const DAY = 86_400_000;

export function utterancesIn({ file, said, whyNot, takenBack }: Heard): Utterance[] {
  return [...byUtterance(said)].map(([name, renderings]) => {
    const counting = renderings.filter(({ statementId }) => !whyNot.has(statementId));
    const naming = namingOf(renderings, takenBack);
    return {
      name,
      key: keyOf(naming, file),
      naming,
      renderings,
      counting,
      position: positionOf(counting.map(stanceOf)),
      dated: datesOf(renderings),
      first: Math.min(...renderings.map(published)),
    };
  });
}

export function holdersIn(utterances: Utterance[]): Holder[] {
  const spoken = utterances.filter(({ counting }) => counting.length > 0);
  return [...new Set(spoken.map(({ key }) => key))].map((key) => {
    const its = spoken.filter((one) => one.key === key);
    const standing = its.filter((one) => !its.some((other) => isLater(other, one)));
    return { key, spoken: its, standing, side: sideOf(standing.map(({ position }) => position)) };
  });
}

/** Whether one was said after the other for certain. */
export function isLater(one: Utterance, other: Utterance): boolean {
  if (one === other) return false;
  if (one.dated && other.dated) return other.dated.to < one.dated.from;
  if (one.key === THE_RECORD) return false;
  if (one.dated) return other.first < Math.floor(one.dated.from / DAY) * DAY;
  return other.dated ? other.dated.to < one.first - 7 * DAY : other.first < one.first;
}

export function stanceOf({ stance, lean = '+' }: Said): Position {
  return stance === 'hedges' ? `hedges${lean as '+' | '-'}` : (stance as Position);
}

export function isFor(position: Position): boolean {
  return position === 'asserts' || position === 'hedges+';
}

export function isAgainst(position: Position): boolean {
  return position === 'denies' || position === 'disputes' || position === 'hedges-';
}

/** Of one act of speaking the least committal; whoever denies and disputes commits to as much by either, and denies. */
export function positionOf(stances: Position[]): Position {
  if (stances.includes('leaves_open')) return 'leaves_open';
  if (stances.some(isFor) && stances.some(isAgainst)) return 'neither';
  const order: Position[] = ['hedges+', 'hedges-', 'denies', 'disputes', 'asserts'];
  return order.find((one) => stances.includes(one)) ?? 'neither';
}

/** Of several that stand side by side the most committal. */
function sideOf(positions: Position[]): Position {
  if (positions.some(isFor) && positions.some(isAgainst)) return 'neither';
  const order: Position[] = ['asserts', 'denies', 'disputes', 'hedges+', 'hedges-', 'leaves_open'];
  return order.find((one) => positions.includes(one)) ?? 'neither';
}

/** From the earliest start to the earliest end that renderings give, counting or not; what is open at both ends is none. */
function datesOf(renderings: Said[]): Utterance['dated'] {
  const given = renderings
    .flatMap(({ saidAt }) => (saidAt === undefined ? [] : [{ from: earliest(saidAt), to: latest(saidAt) }]))
    .filter(({ from, to }) => from > -Infinity || to < Infinity);
  if (given.length === 0) return undefined;
  return { from: Math.min(...given.map(({ from }) => from)), to: Math.min(...given.map(({ to }) => to)) };
}
