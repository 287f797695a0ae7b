/**
 * Where each holder stands at a moment: by its latest utterance alone, and of that utterance's renderings by the
 * least committal. Rule 3 of the status.
 */
import { groupedBy } from '../grouped-by.js';
import type { ClaimStatement } from './claim.js';
import { widthOf } from './figures.js';
import type { Quantity } from './quantity.js';
import {
  byPublication,
  type KeyOf,
  leastCommittal,
  type Side,
  type Spoken,
  spokenIn,
  utteranceOf,
  type Utterance,
} from './utterance.js';

export interface Position {
  key: string;
  side: Side;
  /** When its latest utterance was made. */
  time: number;
  /** The renderings that count, first published first. */
  renderings: ClaimStatement[];
  /** The figures that count: of each utterance that does, one a measure. */
  figures: Quantity[];
  /** The last that it said from another side before; empty if it was always on this one. */
  turnedFrom: ClaimStatement[];
  spoken: Spoken[];
}

/** The positions of all who have a statement that counts, by that key. */
export function positionsOf(utterances: Utterance[], keyOf: KeyOf): Position[] {
  const spoken = utterances.flatMap((utterance) => spokenIn(utterance, keyOf));
  return [...groupedBy(spoken, ({ key }) => key)].map(([key, theirs]) => positionOf(key, theirs));
}

/** Utterances of the same moment are taken together. */
export function positionOf(key: string, spoken: Spoken[]): Position {
  const time = spoken.reduce((latest, one) => Math.max(latest, one.time), -Infinity);
  const latest = spoken.filter((one) => one.time === time).flatMap(({ renderings }) => renderings);
  const { side, renderings } = leastCommittal(byPublication(latest, (statement) => statement));
  const figures = [...groupedBy(renderings, utteranceOf).values()].flatMap(figuresOf);
  return { key, side, time, renderings, figures, turnedFrom: turnedFrom(spoken, { side, time }), spoken };
}

/** Asserting and leaning to a claim are one camp. */
export function campOf({ side }: { side: Side }): 'for' | 'against' | 'open' | undefined {
  if (side === 'unclear') return undefined;
  if (side === 'open') return 'open';
  return side === 'D' ? 'against' : 'for';
}

/** In the order in which what they say was published. */
export function inOrder(positions: Position[]): Position[] {
  const firsts = positions.flatMap((position) =>
    position.renderings[0] ? { position, first: position.renderings[0] } : [],
  );
  return byPublication(firsts, ({ first }) => first).map(({ position }) => position);
}

function turnedFrom(spoken: Spoken[], now: { side: Side; time: number }): ClaimStatement[] {
  const camp = campOf(now);
  if (camp === undefined) return [];
  const others = spoken.filter((one) => one.time < now.time && campOf(one) !== undefined && campOf(one) !== camp);
  const last = others.reduce((latest, one) => Math.max(latest, one.time), -Infinity);
  return others.flatMap((one) => (one.time === last ? one.renderings : []));
}

/** One utterance's figures. Of two of one measure the one that says less counts; of two that say as much, the first published. */
function figuresOf(renderings: ClaimStatement[]): Quantity[] {
  const figures = new Map<string, Quantity>();
  for (const { quantity } of renderings) {
    const before = quantity && figures.get(quantity.measure);
    if (quantity && (!before || widthOf(quantity) > widthOf(before))) figures.set(quantity.measure, quantity);
  }
  return [...figures.values()];
}
