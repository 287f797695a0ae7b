/**
 * The figures that a holder gives by the utterances that stand: of each utterance one a measure, and of two counts that
 * are near each other the later. Rule 4 of the status.
 */
import { type Figure, areNearCounts, isSameFigure, widthOf } from './figures.js';
import { groupedBy } from './grouped-by.js';
import { latest } from '../fields/edtf.js';
import { Ordered } from './ordered.js';
import { isPublishedBefore, type Rendering } from './rendering.js';
import type { Spoken } from './utterance.js';

export interface Given {
  figure: Figure;
  /** The one that it is read from. */
  rendering: Rendering;
  /** That one, and all of its utterance that print the very same. */
  readonly renderings: [Rendering, ...Rendering[]];
  /** Does the holder assert by that utterance? */
  isAsserted: boolean;
}

type WithFigure = Rendering & { figure: Figure };

/** The figures of an utterance's renderings that count, kept as they are printed, one after the other. */
export class FiguresOfUtterance {
  private readonly kinds = new Map<string, { widest: Widest; all: WithFigure[] }>();

  get isEmpty(): boolean {
    return this.kinds.size === 0;
  }

  add(one: Rendering): void {
    if (!hasFigure(one)) return;
    const ofKind = this.kinds.get(one.figure.kind) ?? { widest: new Widest(), all: [] };
    this.kinds.set(one.figure.kind, ofKind);
    ofKind.all.push(one);
    ofKind.widest.add(one);
  }

  /** Of two of one measure the one that leaves more open; of two that leave as much, the first published. */
  given({ isAsserted }: Pick<Given, 'isAsserted'>): Given[] {
    return [...this.kinds.values()].flatMap(({ widest: { first }, all }) => {
      if (!first) return [];
      return {
        figure: first.figure,
        rendering: first,
        // Of thousands that are heard on they are sought when they are told.
        get renderings() {
          return printingTheSame(first, all);
        },
        isAsserted,
      };
    });
  }
}

/** Of the figures of one kind that which leaves most open: of two without an upper end, or a lower, the one that holds the other. */
class Widest {
  private readonly byOpenEnd: { above?: WithFigure; below?: WithFigure; neither?: WithFigure } = {};

  /** The first published of those that none leaves more open than. */
  get first(): WithFigure | undefined {
    const { above, below, neither } = this.byOpenEnd;
    if (above && below) return isPublishedBefore(above, below) ? above : below;
    return above ?? below ?? neither;
  }

  add(one: WithFigure): void {
    const { from, to } = one.figure;
    const end = to === Infinity ? 'above' : from === -Infinity ? 'below' : 'neither';
    const before = this.byOpenEnd[end];
    if (!before || leavesMoreOpen(one.figure, before.figure)) this.byOpenEnd[end] = one;
  }
}

function leavesMoreOpen(one: Figure, other: Figure): boolean {
  if (widthOf(one) !== Infinity) return widthOf(one) > widthOf(other);
  return one.from < other.from || one.to > other.to;
}

function printingTheSame(one: WithFigure, all: WithFigure[]): Given['renderings'] {
  return [one, ...all.filter((other) => other !== one && isSameFigure(other.figure, one.figure))];
}

export function givenBy(spoken: Spoken[]): Given[] {
  const given = spoken.flatMap(({ figures, side }) => figures.given({ isAsserted: side === 'A' }));
  if (given.length < 2) return given;
  given.sort(({ rendering: one }, { rendering: other }) => (isPublishedBefore(one, other) ? -1 : 1));
  return [...groupedBy(given, ({ figure }) => figure.kind).values()].flatMap(withoutEarlierCounts);
}

/**
 * All are judged before any is left out: which stays does not depend on the order. Of those printed later than one the next
 * larger and the next smaller count are held against it: if any is near it, one of these is.
 */
function withoutEarlierCounts(given: Given[]): Given[] {
  const later = new Map<string | undefined, Ordered<Given>>();
  const ofDays = (days: string | undefined) => {
    const those = later.get(days) ?? new Ordered(isLess);
    later.set(days, those);
    return those;
  };
  const earlier = new Set<Given>();
  for (const one of given.toSorted((it, other) => (isPrintedLater(it, other) ? -1 : 1))) {
    const { days } = one.figure;
    const comparable = days === undefined ? [ofDays(ALL)] : [ofDays(days), ofDays(undefined)];
    const near = comparable
      .flatMap((those) => those.around(one))
      .some((other) => other && areNearCounts(one.figure, other.figure));
    if (near) earlier.add(one);
    if (one.figure.quantity.op === 'eq') for (const those of [ofDays(ALL), ofDays(days)]) those.add(one);
  }
  return given.filter((one) => !earlier.has(one));
}

/** No days are written so. */
const ALL = 'all';

function isLess({ figure: one, rendering }: Given, { figure: other, rendering: its }: Given): boolean {
  return one.printed.from < other.printed.from || (one.printed.from === other.printed.from && rendering.id < its.id);
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
