import { FigureConflicts } from './figure-conflicts.js';
import { areComparable, figureOf, isSameFigure, meet, widthOf } from './figures.js';
import type { Quantity } from '../fields/quantity.js';

const exactly = (low: number | string): Quantity => figure('eq', low);
const atLeast = (low: number | string): Quantity => figure('at_least', low);
const atMost = (low: number | string): Quantity => figure('at_most', low);
const about = (low: number): Quantity => figure('about', low);
const range = (low: number | string, high: number | string): Quantity => ({ ...figure('range', low), high });

describe('two figures', () => {
  it.each([
    ['12,000 and 12,000', exactly(12_000), exactly(12_000)],
    ['more than two dozen and about 100', atLeast(24), about(100)],
    ['about 100 and 120, a fifth more', about(100), exactly(120)],
    ['about 100 and 80, a fifth less', about(100), exactly(80)],
    ['about 100 and about 150, where both give way', about(100), about(150)],
    ['at least 10,000 and at most 10,000', atLeast(10_000), atMost(10_000)],
    ['at most 12,000 and 3,000', atMost(12_000), exactly(3000)],
    ['at least 3,000 and at least 12,000', atLeast(3000), atLeast(12_000)],
    ['10,000 to 12,000 and 12,000 to 15,000', range(10_000, 12_000), range(12_000, 15_000)],
    ['a month and a day of it', exactly('2024-10'), exactly('2024-10-08')],
    ['8 to 13 October and since 13 October', range('2024-10-08', '2024-10-13'), atLeast('2024-10-13')],
    ['by 8 October and on that day', atMost('2024-10-08'), exactly('2024-10-08')],
  ])('may both be so: %s', (_, one, other) => {
    expect(mayBothBeSo(one, other)).toBe(true);
    expect(mayBothBeSo(other, one)).toBe(true);
  });

  it.each([
    ['12,000 and 3,000', exactly(12_000), exactly(3000)],
    ['about 100 and 121', about(100), exactly(121)],
    ['about 100 and 79', about(100), exactly(79)],
    ['at least 10,000 and at most 3,000', atLeast(10_000), atMost(3000)],
    ['10,000 to 12,000 and 13,000', range(10_000, 12_000), exactly(13_000)],
    ['October and 1 November', exactly('2024-10'), exactly('2024-11-01')],
    ['8 to 13 October and since 14 October', range('2024-10-08', '2024-10-13'), atLeast('2024-10-14')],
    ['by 8 October and on the ninth', atMost('2024-10-08'), exactly('2024-10-09')],
  ])('cannot both be so: %s', (_, one, other) => {
    expect(mayBothBeSo(one, other)).toBe(false);
    expect(mayBothBeSo(other, one)).toBe(false);
  });

  it('speak of the same thing if their measures and units are the same, and no days keep them apart', () => {
    expect(speakOfTheSame(exactly(12_000), exactly(3000))).toBe(true);
    expect(speakOfTheSame(asOf('2024-10-18'), asOf('2024-10-18T15:00Z'))).toBe(true);
    expect(speakOfTheSame(asOf('2024-10-18'), exactly(3000))).toBe(true);
  });

  it.each(['Persons', ' persons ', 'PERSONS', 'ｐｅｒｓｏｎｓ'])(
    'speak of the same thing where the unit is written %s',
    (unit) => {
      const other = { ...exactly(3000), unit };
      expect(speakOfTheSame(exactly(12_000), other)).toBe(true);
      expect(atOdds(exactly(12_000), other)).toBe(2);
      expect(areTheSame(exactly(3000), other)).toBe(true);
    },
  );

  it('never speak of the same thing where one is a number and one a date, as old logs have them in any unit', () => {
    const [number, date] = [
      { ...exactly(2024), unit: 'date' },
      { ...exactly('3000'), unit: 'persons' },
    ];
    expect(speakOfTheSame(number, { ...exactly('2024'), unit: 'date' })).toBe(false);
    expect(speakOfTheSame(date, exactly(3000))).toBe(false);
    expect(atOdds(date, exactly(12_000))).toBe(0);
    expect(areTheSame(date, exactly(3000))).toBe(false);
  });

  it.each<[string, Quantity, Quantity]>([
    ['planned and present', exactly(12_000), { ...exactly(3000), measure: 'planned' }],
    ['persons and battalions', exactly(12_000), { ...exactly(4), unit: 'battalions' }],
    ['one day and the next', asOf('2024-10-18'), asOf('2024-10-19')],
    ['a number and a date', exactly(12_000), exactly('2024-10-08')],
  ])('do not speak of the same thing: %s', (_, one, other) => expect(speakOfTheSame(one, other)).toBe(false));

  it('say the less, the more they leave open', () => {
    const fromLeast = [atLeast(100), range(10, 1000), about(100), exactly(100)];
    expect(fromLeast.toReversed().sort((one, other) => (leftOpen(one) > leftOpen(other) ? -1 : 1))).toEqual(fromLeast);
    expect(leftOpen(exactly('2024-10'))).toBeGreaterThan(leftOpen(exactly('2024-10-08')));
  });

  it('are the same only if they are meant the same way', () => {
    expect(areTheSame(exactly(100), exactly(100))).toBe(true);
    expect(areTheSame(range(80, 120), range(80, 120))).toBe(true);
    expect(areTheSame(exactly('2024-10-08T10:00Z'), exactly('2024-10-08T19:00:00+09:00'))).toBe(true);
    expect(areTheSame(exactly('2024-10-08'), exactly('2024-10'))).toBe(false);
    expect(areTheSame(about(100), exactly(100))).toBe(false);
    expect(areTheSame(range(80, 120), range(80, 130))).toBe(false);
    expect(areTheSame(exactly(100), { ...exactly(100), unit: 'battalions' })).toBe(false);
  });
});

function figure(op: Quantity['op'], low: number | string): Quantity {
  return { measure: 'deployed', op, low, unit: 'persons' };
}

function asOf(day: string): Quantity {
  return { ...exactly(12_000), asOf: day };
}

function mayBothBeSo(one: Quantity, other: Quantity): boolean {
  return meet(figureOf(one), figureOf(other));
}

function speakOfTheSame(one: Quantity, other: Quantity): boolean {
  return areComparable(figureOf(one), figureOf(other));
}

function areTheSame(one: Quantity, other: Quantity): boolean {
  return isSameFigure(figureOf(one), figureOf(other));
}

function leftOpen(quantity: Quantity): number {
  return widthOf(figureOf(quantity));
}

/** How many of them another contradicts. */
function atOdds(...quantities: Quantity[]): number {
  const conflicts = new FigureConflicts();
  for (const quantity of quantities) conflicts.add(figureOf(quantity));
  return conflicts.contradicted().size;
}
