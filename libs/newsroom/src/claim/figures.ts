/** Figures as intervals, and when two of them cannot both be true. */
import { earliest, latest } from '../edtf.js';
import { groupedBy } from '../grouped-by.js';
import type { Quantity } from './quantity.js';

/** "About" is taken as within a fifth. */
const ABOUT = 0.2;

/** Do both speak of the same thing at the same time? What is planned and what is present are different measures. */
export function areComparable(one: Quantity, other: Quantity): boolean {
  if (one.measure !== other.measure || one.unit !== other.unit || typeof one.low !== typeof other.low) return false;
  return one.asOf === undefined || other.asOf === undefined || dayOf(one) === dayOf(other);
}

/** Is there a figure that both allow? */
export function meet(one: Quantity, other: Quantity): boolean {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  return a.from <= b.to && b.from <= a.to;
}

/** Of these figures all that another of them contradicts. */
export function conflicting(figures: Quantity[]): Set<Quantity> {
  const alike = groupedBy(figures, ({ measure, unit, low }) => `${measure}\n${unit}\n${typeof low}`);
  return new Set([...alike.values()].flatMap(contradicted));
}

export function isSameFigure(one: Quantity, other: Quantity): boolean {
  return one.op === other.op && one.low === other.low && one.high === other.high && one.unit === other.unit;
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
