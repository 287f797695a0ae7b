/** Figures as intervals, and when two of them cannot both be true. */
import { earliest, latest } from '../edtf.js';
import { groupedBy } from '../grouped-by.js';
import { sameName } from '../same-name.js';
import type { Quantity } from './quantity.js';

/** "About" is taken as within a fifth. */
const ABOUT = 0.2;

/** What figures are of: one measure, one unit, whatever its spelling, and numbers or dates. Told once of each figure. */
const things = new WeakMap<Quantity, string>();

export function thingOf(figure: Quantity): string {
  const known = things.get(figure);
  if (known !== undefined) return known;
  const thing = `${figure.measure}\n${sameName(figure.unit)}\n${typeof figure.low}`;
  things.set(figure, thing);
  return thing;
}

/** Do both speak of the same thing at the same time? What is planned and what is present are different measures. */
export function areComparable(one: Quantity, other: Quantity): boolean {
  if (thingOf(one) !== thingOf(other)) return false;
  return one.asOf === undefined || other.asOf === undefined || dayOf(one) === dayOf(other);
}

/** Is there a figure that both allow? */
export function meet(one: Quantity, other: Quantity): boolean {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  return a.from <= b.to && b.from <= a.to;
}

/** Of these figures all that another of them contradicts. */
export function conflicting(figures: Quantity[]): Set<Quantity> {
  return new Set([...groupedBy(figures, thingOf).values()].flatMap(contradicted));
}

export function isSameFigure(one: Quantity, other: Quantity): boolean {
  if (thingOf(one) !== thingOf(other) || one.op !== other.op) return false;
  return isSameValue(one.low, other.low) && isSameValue(one.high, other.high);
}

type Value = Quantity['high'];

/** A date is the same however it is written. */
function isSameValue(one: Value, other: Value): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return one === other;
  return earliest(one) === earliest(other) && latest(one) === latest(other);
}

/** A figure is contradicted if it ends below where another begins, or begins above where another ends. */
function contradicted(figures: Quantity[]): Quantity[] {
  if (figures.length < 2) return [];
  const bounds = new Map<number | undefined, Bounds>();
  for (const figure of figures) {
    const day = dayOf(figure);
    bounds.set(day, narrowed(bounds.get(day), figure));
    if (day !== undefined) bounds.set(ANY_DAY, narrowed(bounds.get(ANY_DAY), figure));
  }
  const undated = bounds.get(undefined);
  const ofAll = [undated, bounds.get(ANY_DAY)];
  return figures.filter((figure) => {
    const day = dayOf(figure);
    const { from, to } = intervalOf(figure);
    const others = day === undefined ? ofAll : [undated, bounds.get(day)];
    return others.some((other) => other && (to < other.highestStart || from > other.lowestEnd));
  });
}

interface Bounds {
  highestStart: number;
  lowestEnd: number;
}

/** Stands for all days together; no day is it. */
const ANY_DAY = Infinity;

function narrowed(bounds: Bounds | undefined, figure: Quantity): Bounds {
  const { from, to } = intervalOf(figure);
  return {
    highestStart: Math.max(from, bounds?.highestStart ?? -Infinity),
    lowestEnd: Math.min(to, bounds?.lowestEnd ?? Infinity),
  };
}

/** How much a figure leaves open. */
export function widthOf(figure: Quantity): number {
  const { from, to } = intervalOf(figure);
  return to - from;
}

function intervalOf({ op, low, high }: Quantity): { from: number; to: number } {
  const [from, to] = [lowest(low), highest(low)];
  switch (op) {
    case 'eq':
      return { from, to };
    case 'at_least':
      return { from, to: Infinity };
    case 'at_most':
      return { from: -Infinity, to };
    case 'about':
      return { from: from - ABOUT * Math.abs(from), to: to + ABOUT * Math.abs(to) };
    case 'range':
      return { from, to: highest(high ?? low) };
  }
}

function lowest(figure: number | string): number {
  return typeof figure === 'number' ? figure : earliest(figure);
}

function highest(figure: number | string): number {
  return typeof figure === 'number' ? figure : latest(figure);
}

function dayOf({ asOf }: Quantity): number | undefined {
  return asOf === undefined ? undefined : Math.floor(earliest(asOf) / 86_400_000);
}
