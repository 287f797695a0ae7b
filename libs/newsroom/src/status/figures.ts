/** Figures as intervals: which of two cannot both be true, and which agree. Rule 4 of the status. */
import { earliest, latest } from '../fields/edtf.js';
import type { Quantity } from '../fields/quantity.js';
import { halfLastDigit, type Unit, unitOf } from './units.js';

export interface Interval {
  from: number;
  to: number;
}

/** A quantity, read once; in the unit into which its own is converted. */
export interface Figure extends Interval {
  quantity: Quantity;
  /** One measure, one unit, whatever its spelling, and numbers or dates: only figures of one kind are compared. */
  kind: string;
  /** As it was printed: beside a figure of another unit it is a converted one. */
  unit: string;
  /** The days that it is of; undefined if it may be of any. */
  days: string | undefined;
  /** What it allows if it is converted, and by how much either end of it is then rounded. */
  converted: Interval;
  rounding: Interval;
  /** As printed, whatever that leaves open: about 12,000 is 12,000. */
  printed: Interval;
}

export function figureOf(quantity: Quantity): Figure {
  const { measure, op, low, asOf } = quantity;
  const high = op === 'range' ? (quantity.high ?? low) : low;
  const unit = unitOf(quantity.unit);
  const printed = { from: lowest(low, unit), to: highest(high, unit) };
  const allowed = allowedBy(quantity, printed);
  const rounding = { from: slackOf(low, unit), to: slackOf(high, unit) };
  return {
    quantity,
    kind: `${measure}\n${unit.base}\n${typeof low}`,
    unit: unit.name,
    days: asOf === undefined ? undefined : [earliest(asOf), latest(asOf)].map(dayOf).join(),
    ...allowed,
    converted: { from: allowed.from - rounding.from, to: allowed.to + rounding.to },
    rounding,
    printed,
  };
}

/** Do both speak of the same thing at the same time? What is planned and what is present are different measures. */
export function areComparable(one: Figure, other: Figure): boolean {
  return one.kind === other.kind && (one.days === undefined || other.days === undefined || one.days === other.days);
}

/** Is there a figure that both allow? */
export function meet(one: Figure, other: Figure): boolean {
  const [its, others] = [allowedBeside(other, one), allowedBeside(one, other)];
  return its.from <= others.to && others.from <= its.to;
}

/** They cannot both be true. */
export function exclude(one: Figure, other: Figure): boolean {
  return areComparable(one, other) && !meet(one, other);
}

/** Each bears the other out: "at least 3,000" allows "about 12,000", and says nothing for it. */
export function agree(one: Figure, other: Figure): boolean {
  if (!areComparable(one, other) || !meet(one, other)) return false;
  // "At most" has no low end, and yet says what another "at most" of the same number says.
  if (isSameFigure(one, other)) return true;
  if (isDate(one)) return holds(one.printed, other.printed) || holds(other.printed, one.printed);
  return haveNearLowEnds(one, other) || holdsValueOf(other, one) || holdsValueOf(one, other);
}

/** Counts of one thing, within a fifth of each other. */
export function areNearCounts(one: Figure, other: Figure): boolean {
  const areExact = one.quantity.op === 'eq' && other.quantity.op === 'eq' && !isDate(one);
  return areExact && areComparable(one, other) && haveNearLowEnds(one, other);
}

/** Of two units they are one where either end of what is printed in the one may be that of the other. */
export function isSameFigure(one: Figure, other: Figure): boolean {
  if (one.kind !== other.kind || one.quantity.op !== other.quantity.op) return false;
  return (['from', 'to'] as const).every((end) => isSameEnd(end, one, other));
}

function isSameEnd(end: keyof Interval, one: Figure, other: Figure): boolean {
  const [printed, otherPrinted] = [one.printed[end], other.printed[end]];
  if (one.unit === other.unit) return printed === otherPrinted;
  return Math.abs(printed - otherPrinted) <= Math.max(one.rounding[end], other.rounding[end]);
}

/** Those that are written alike agree with the same. */
export function spellingOf({ kind, unit, days, quantity }: Figure): string {
  return JSON.stringify([kind, unit, days, quantity.op, quantity.low, quantity.high]);
}

/** How much a figure leaves open. */
export function widthOf({ from, to }: Interval): number {
  return to - from;
}

export function allowedBeside(other: Pick<Figure, 'unit'>, figure: Figure): Interval {
  return figure.unit === other.unit ? figure : figure.converted;
}

function isDate({ quantity: { low } }: Figure): boolean {
  return typeof low === 'string';
}

/** Within a fifth of the larger, which itself is in; "at most" has no low end. */
function haveNearLowEnds(one: Figure, other: Figure): boolean {
  if (one.quantity.op === 'at_most' || other.quantity.op === 'at_most') return false;
  const [low, otherLow] = [one.printed.from, other.printed.from];
  return 5 * Math.abs(low - otherLow) <= Math.max(Math.abs(low), Math.abs(otherLow)) * ROUNDING;
}

/** Decimals are held as near as can be: 2.4 is within a fifth of 3. */
const ROUNDING = 1 + 1e-9;

/** Is it a range or an "about" that holds what the other prints? */
function holdsValueOf(other: Figure, figure: Figure): boolean {
  const { op } = figure.quantity;
  return (op === 'range' || op === 'about') && holds(allowedBeside(other, figure), other.printed);
}

function holds({ from, to }: Interval, inner: Interval): boolean {
  return from <= inner.from && inner.to <= to;
}

function allowedBy({ op }: Quantity, { from, to }: Interval): Interval {
  switch (op) {
    case 'eq':
    case 'range':
      return { from, to };
    case 'at_least':
      return { from, to: Infinity };
    case 'at_most':
      return { from: -Infinity, to };
    case 'about':
      return { from: aFifthFrom(from, -1), to: aFifthFrom(to, 1) };
  }
}

/** "About" is taken as within a fifth. Multiplied first, so that a fifth less than 3 is 2.4. */
function aFifthFrom(figure: number, way: 1 | -1): number {
  return (figure * (figure < 0 ? 5 - way : 5 + way)) / 5;
}

/** What is in no other unit is not converted. */
function slackOf(figure: number | string, { factor }: Unit): number {
  return typeof figure === 'number' && factor !== 1 ? halfLastDigit(figure) * factor : 0;
}

function dayOf(moment: number): number {
  return Math.floor(moment / 86_400_000);
}

function lowest(figure: number | string, { factor }: Unit): number {
  return typeof figure === 'number' ? figure * factor : earliest(figure);
}

function highest(figure: number | string, { factor }: Unit): number {
  return typeof figure === 'number' ? figure * factor : latest(figure);
}
