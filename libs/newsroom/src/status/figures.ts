/** Figures as intervals, and when two of them cannot both be true. */
import { earliest, latest } from '../fields/edtf.js';
import { sameName } from '../fields/same-name.js';
import type { Quantity } from '../fields/quantity.js';

/** "About" is taken as within a fifth. */
const ABOUT = 0.2;

/** A quantity, read once. */
export interface Figure {
  quantity: Quantity;
  /** One measure, one unit, whatever its spelling, and numbers or dates: only figures of one kind are compared. */
  kind: string;
  /** The day that it is of; undefined if it may be of any. */
  day: number | undefined;
  from: number;
  to: number;
}

export function figureOf(quantity: Quantity): Figure {
  const { measure, unit, low, asOf } = quantity;
  const day = asOf === undefined ? undefined : Math.floor(earliest(asOf) / 86_400_000);
  return { quantity, kind: `${measure}\n${sameName(unit)}\n${typeof low}`, day, ...intervalOf(quantity) };
}

/** Do both speak of the same thing at the same time? What is planned and what is present are different measures. */
export function areComparable(one: Figure, other: Figure): boolean {
  return one.kind === other.kind && (one.day === undefined || other.day === undefined || one.day === other.day);
}

/** Is there a figure that both allow? */
export function meet(one: Figure, other: Figure): boolean {
  return one.from <= other.to && other.from <= one.to;
}

export function isSameFigure(one: Figure, other: Figure): boolean {
  if (one.kind !== other.kind || one.quantity.op !== other.quantity.op) return false;
  return isSameValue(one.quantity.low, other.quantity.low) && isSameValue(one.quantity.high, other.quantity.high);
}

type Value = Quantity['high'];

/** A date is the same however it is written. */
function isSameValue(one: Value, other: Value): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return one === other;
  return earliest(one) === earliest(other) && latest(one) === latest(other);
}

/** How much a figure leaves open. */
export function widthOf({ from, to }: Figure): number {
  return to - from;
}

function intervalOf({ op, low, high }: Quantity): Pick<Figure, 'from' | 'to'> {
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
