/**
 * The figures that a holder gives by the utterances that stand: of each utterance one a measure, and of two counts that
 * are near each other the later. Rule 4 of the status.
 */
import { type Figure, areNearCounts, isSameFigure, widthOf } from './figures.js';
import { groupedBy } from './grouped-by.js';
import { latest } from '../fields/edtf.js';
import { isPublishedBefore, type Rendering } from './rendering.js';
import type { Spoken } from './utterance.js';

export interface Given {
  figure: Figure;
  /** The one that it is read from, and all of its utterance that print the very same. */
  rendering: Rendering;
  renderings: [Rendering, ...Rendering[]];
  /** Does the holder assert by that utterance? */
  isAsserted: boolean;
}

type WithFigure = Rendering & { figure: Figure };

export function givenBy(spoken: Spoken[]): Given[] {
  const given = spoken.flatMap(givenIn);
  if (given.length < 2) return given;
  given.sort(({ rendering: one }, { rendering: other }) => (isPublishedBefore(one, other) ? -1 : 1));
  return [...groupedBy(given, ({ figure }) => figure.kind).values()].flatMap(withoutEarlierCounts);
}

/** Of two of one measure the one that leaves more open; of two that leave as much, the first published. */
function givenIn({ renderings, side }: Spoken): Given[] {
  const withFigures = renderings.filter(hasFigure);
  if (withFigures.length === 0) return [];
  return [...groupedBy(withFigures, ({ figure }) => figure.kind).values()].map((those) => {
    const rendering = those.reduce((widest, one) => (widthOf(one.figure) > widthOf(widest.figure) ? one : widest));
    const same = those.filter(({ figure }) => isSameFigure(figure, rendering.figure));
    const others = same.filter((one) => one !== rendering);
    return { figure: rendering.figure, rendering, renderings: [rendering, ...others], isAsserted: side === 'A' };
  });
}

/** All are judged before any is left out: which stays does not depend on the order. */
function withoutEarlierCounts(given: Given[]): Given[] {
  return given.filter(
    (one) => !given.some((other) => areNearCounts(one.figure, other.figure) && isPrintedLater(other, one)),
  );
}

/** Of two open dates the one that may be later; then the order of publication. */
function isPrintedLater({ rendering: one }: Given, { rendering: other }: Given): boolean {
  if (one.published !== other.published) return one.published > other.published;
  const [end, otherEnd] = [latest(one.statement.publishedAt), latest(other.statement.publishedAt)];
  return end === otherEnd ? one.id > other.id : end > otherEnd;
}

function hasFigure(rendering: Rendering): rendering is WithFigure {
  return rendering.figure !== undefined;
}
