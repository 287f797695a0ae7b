/** Figures as intervals: which of two cannot both be true, and which agree. Rule 4 of design section 5. */
import { earliest, latest } from './dates.js';
import { folded, type Quantity } from './on-file.js';

export interface Amount {
  quantity: Quantity;
  measure: string;
  unit: string;
  /** As printed, in the unit that all are compared in, and what it leaves open. */
  low: number;
  high: number;
  from: number;
  to: number;
  /** As it was printed, whatever its spelling; and what a conversion from it adds on either side. */
  printedIn: string;
  slack: number;
}

const MILE = 1.609344;

export function amountOf(quantity: Quantity): Amount {
  const { measure, op, low, high = low, unit } = quantity;
  const { name, factor, printedIn } = unitOf(unit);
  const [first, last] = [boundOf(low, earliest) * factor, boundOf(op === 'range' ? high : low, latest) * factor];
  return {
    quantity,
    measure: `${measure} in ${name} ${typeof low}`,
    unit: name,
    printedIn,
    low: first,
    high: last,
    ...leftOpen(op, { first, last, isDate: typeof low === 'string' }),
    slack: factor === 1 || typeof low === 'string' ? 0 : halfLastDigit(low) * factor,
  };
}

export function exclude(one: Amount, other: Amount): boolean {
  if (one.measure !== other.measure || areOfTwoDays(one, other)) return false;
  return !areBothPossible(one, other);
}

function areBothPossible(one: Amount, other: Amount): boolean {
  const slack = slackOf(one, other);
  return one.to + slack >= other.from && other.to + slack >= one.from;
}

/** Of two days they are of two things: neither contradicts the other, nor bears it out. */
export function agree(one: Amount, other: Amount): boolean {
  if (one.measure !== other.measure || areOfTwoDays(one, other) || exclude(one, other)) return false;
  if (areOneFigure(one, other)) return true;
  if (typeof one.quantity.low === 'string') return holds(one, other) || holds(other, one);
  if (areNear(one, other)) return true;
  return (isWide(one) && holds(one, other)) || (isWide(other) && holds(other, one));
}

/** Two exact counts within a fifth of each other. */
export function areOneCount(one: Amount, other: Amount): boolean {
  const isExact = [one, other].every(({ quantity: { op, low } }) => op === 'eq' && typeof low === 'number');
  return isExact && one.measure === other.measure && !areOfTwoDays(one, other) && isWithinAFifth(one.low, other.low);
}

/** Printed as one figure, of whatever day: at either end, give or take what a conversion adds there. */
export function areOneFigure(one: Amount, other: Amount): boolean {
  if (one.measure !== other.measure || one.quantity.op !== other.quantity.op) return false;
  const slack = slackOf(one, other);
  return Math.abs(one.low - other.low) <= slack && Math.abs(one.high - other.high) <= slack;
}

export function width({ from, to }: Amount): number {
  return to - from;
}

export function isAlike(one: Quantity, other: Quantity): boolean {
  return (['op', 'low', 'high', 'unit', 'asOf'] as const).every((field) => one[field] === other[field]);
}

function leftOpen(op: string, { first, last, isDate }: { first: number; last: number; isDate: boolean }) {
  if (op === 'at_least') return { from: first, to: Infinity };
  if (op === 'at_most') return { from: -Infinity, to: last };
  if (op === 'about' && !isDate) return { from: first * 0.8, to: last * 1.2 };
  return { from: first, to: last };
}

/** Their low ends as printed are within a fifth of the larger; at most so many has none. */
function areNear(one: Amount, other: Amount): boolean {
  if ([one, other].some(({ quantity }) => quantity.op === 'at_most')) return false;
  return isWithinAFifth(one.low, other.low);
}

/** Decimals are held as near as can be. */
function isWithinAFifth(one: number, other: number): boolean {
  return Math.abs(one - other) <= (Math.max(Math.abs(one), Math.abs(other)) / 5) * (1 + 1e-9);
}

function isWide({ quantity: { op } }: Amount): boolean {
  return op === 'range' || op === 'about';
}

/** What is printed in the other unit must be in it as printed: only its own ends are rounded ones. */
function holds(one: Amount, other: Amount): boolean {
  const slack = slackOf(one, other) === 0 ? 0 : one.slack;
  return one.from - slack <= other.low && other.high <= one.to + slack;
}

/** Only beside a figure in another unit is one converted. */
function slackOf(one: Amount, other: Amount): number {
  return one.printedIn === other.printedIn ? 0 : Math.max(one.slack, other.slack);
}

function areOfTwoDays({ quantity: { asOf: one } }: Amount, { quantity: { asOf: other } }: Amount): boolean {
  if (one === undefined || other === undefined) return false;
  return earliest(one) !== earliest(other) || latest(one) !== latest(other);
}

function boundOf(figure: number | string, dated: (date: string) => number): number {
  return typeof figure === 'string' ? dated(figure) : figure;
}

function unitOf(printed: string): { name: string; printedIn: string; factor: number } {
  const name = folded(printed);
  const isSquare = /^(square|sq\.?) /.test(name);
  const plain = name.replace(/^(square|sq\.?) /, '');
  if (!/^(miles?|mi|km|kms|kilomet(er|re)s?)$/.test(plain)) return { name, printedIn: name, factor: 1 };
  const square = isSquare ? 'square ' : '';
  const isInMiles = plain.startsWith('mi');
  const factor = isInMiles ? MILE ** (isSquare ? 2 : 1) : 1;
  return { name: `${square}kilometres`, printedIn: `${square}${isInMiles ? 'miles' : 'kilometres'}`, factor };
}

function halfLastDigit(figure: number): number {
  if (figure === 0) return 0.5;
  let unit = 1;
  while (!Number.isInteger(figure / unit)) unit /= 10;
  while (Number.isInteger(figure / (unit * 10))) unit *= 10;
  return unit / 2;
}
