/** Figures as intervals, and when two of them cannot both be true. */
import { earliest, latest } from '../edtf.js';
import type { Quantity } from './quantity.js';

/** "About" is taken as within a fifth. */
const ABOUT = 0.2;

/** Do both speak of the same thing at the same time? What is planned and what is present are different measures. */
export function areComparable(one: Quantity, other: Quantity): boolean {
  if (one.measure !== other.measure || one.unit !== other.unit || typeof one.low !== typeof other.low) return false;
  return one.asOf === undefined || other.asOf === undefined || day(one.asOf) === day(other.asOf);
}

/** Is there a figure that both allow? */
export function meet(one: Quantity, other: Quantity): boolean {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  return a.from <= b.to && b.from <= a.to;
}

export function isSameFigure(one: Quantity, other: Quantity): boolean {
  return one.op === other.op && one.low === other.low && one.high === other.high && one.unit === other.unit;
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

function day(date: string): number {
  return Math.floor(earliest(date) / 86_400_000);
}
