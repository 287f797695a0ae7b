import { FigureConflicts } from './figure-conflicts.js';
import { assert, constantFrom, integer, option, property, record } from 'fast-check';
import { agree, areComparable, exclude, figureOf, isSameFigure, meet, widthOf } from './figures.js';
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

describe('two figures agree', () => {
  it.each([
    ['12,000 and 12,000', exactly(12_000), exactly(12_000)],
    ['about 12,000 and at least 10,000: their low ends are within a fifth', about(12_000), atLeast(10_000)],
    ['at least 10,000 and at least 12,500, the fifth included', atLeast(10_000), atLeast(12_500)],
    ['at least 2.4 and at least 3, the fifth included', atLeast(2.4), atLeast(3)],
    ['about 3 and 2.4, which it just holds', about(3), exactly(2.4)],
    ['10,000 to 15,000 and 14,000, which it holds', range(10_000, 15_000), exactly(14_000)],
    ['10,000 to 20,000 and 15,000 to 18,000, which it holds', range(10_000, 20_000), range(15_000, 18_000)],
    ['about 10,000 and at most 12,000, which it holds', about(10_000), atMost(12_000)],
    ['at most 12,000 and at most 12,000', atMost(12_000), atMost(12_000)],
    ['October and 8 October', exactly('2024-10'), exactly('2024-10-08')],
    ['8 to 13 October and 10 October', range('2024-10-08', '2024-10-13'), exactly('2024-10-10')],
    ['12,000 of some day and of a day', exactly(12_000), asOf('2024-10-18')],
  ])('where each bears the other out: %s', (_, one, other) => {
    expect([doAgree(one, other), doAgree(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['12,000 and 11,000, which exclude each other', exactly(12_000), exactly(11_000)],
    ['"at least 3,000" and "about 12,000", which it allows', atLeast(3000), about(12_000)],
    ['at least 10,000 and at least 12,501', atLeast(10_000), atLeast(12_501)],
    ['at most 12,000 and 12,000: it has no low end', atMost(12_000), exactly(12_000)],
    ['more than two dozen and about 100', atLeast(25), about(100)],
    ['about 100 and about 150, which both allow 120', about(100), about(150)],
    ['since 13 October and the fourteenth, which it allows', atLeast('2024-10-13'), exactly('2024-10-14')],
    ['8 to 13 October and 13 to 15 October', range('2024-10-08', '2024-10-13'), range('2024-10-13', '2024-10-15')],
    ['one day and the next', asOf('2024-10-18'), asOf('2024-10-19')],
    ['planned and present', exactly(12_000), { ...exactly(12_000), measure: 'planned' }],
  ])('not where one merely allows the other: %s', (_, one, other) => {
    expect([doAgree(one, other), doAgree(other, one)]).toEqual([false, false]);
  });

  const any = record(
    {
      measure: constantFrom('deployed'),
      op: constantFrom('eq' as const, 'at_least' as const, 'at_most' as const, 'about' as const, 'range' as const),
      low: integer({ min: -12, max: 12 }),
      high: integer({ min: 12, max: 20 }),
      unit: constantFrom('km', 'miles', 'Kilometers', 'persons'),
      asOf: option(constantFrom('2024-10', '2024-10-18', '2024-10-01'), { nil: undefined }),
    },
    { noNullPrototype: true },
  ).map(({ high, ...rest }) => ({ ...rest, ...(rest.op === 'range' && { high }) }) as Quantity);

  it('or exclude each other, or neither; both ways round, and each agrees with itself', () =>
    assert(
      property(any, any, (drawn, drawnToo) => {
        const [one, other] = [figureOf(drawn), figureOf(drawnToo)];
        expect(agree(one, other)).toBe(agree(other, one));
        expect(exclude(one, other)).toBe(exclude(other, one));
        expect(agree(one, other) && exclude(one, other)).toBe(false);
        expect([agree(one, one), exclude(one, one)]).toEqual([true, false]);
      }),
      { numRuns: 5000 },
    ));
});

describe('what one prints in miles and another in kilometres', () => {
  const inUnit = (unit: string, quantity: Quantity) => ({ ...quantity, unit });
  const [miles, kilometres] = ['square miles', 'square kilometres'].map(
    (unit) => (low: number) => inUnit(unit, exactly(low)),
  ) as [(low: number) => Quantity, (low: number) => Quantity];

  it.each(['sq miles', 'sq. mi.', 'Square_Miles', 'mi²'])('is one measure, however it is spelled: %s', (unit) => {
    expect(speakOfTheSame(inUnit(unit, exactly(500)), kilometres(1300))).toBe(true);
    expect(areTheSame(inUnit(unit, exactly(500)), miles(500))).toBe(true);
  });

  it('is so as sure as it was printed: 500 square miles hold for half a hundred more or less', () => {
    expect(mayBothBeSo(miles(500), kilometres(1300))).toBe(true);
    expect(doAgree(miles(500), kilometres(1300))).toBe(true);
    expect(mayBothBeSo(miles(500), kilometres(1425))).toBe(false);
    expect(mayBothBeSo(miles(502), kilometres(1297))).toBe(false);
    expect(mayBothBeSo(inUnit('miles', exactly(310)), inUnit('km', exactly(500)))).toBe(true);
    expect(doAgree(inUnit('square miles', range(200, 999)), inUnit('square kilometres', atLeast(1300)))).toBe(true);
  });

  it('is the same figure where either end may be, not where the two merely overlap', () => {
    const [inMiles, inKilometres] = [(one: Quantity) => inUnit('miles', one), (one: Quantity) => inUnit('km', one)];
    expect(areTheSame(inMiles(atLeast(10)), inKilometres(atLeast(16)))).toBe(true);
    expect(doAgree(inMiles(atLeast(10)), inKilometres(atLeast(500)))).toBe(false);
    expect(areTheSame(inMiles(range(1, 3)), inKilometres(range(4, 6)))).toBe(false);
  });

  it('gives way for no other figure in its own unit', () => {
    expect(mayBothBeSo(miles(500), miles(510))).toBe(false);
    expect(mayBothBeSo(kilometres(1300), kilometres(1301))).toBe(false);
  });

  it('is no other thing: miles are no square miles, and what no table has is compared with its like alone', () => {
    expect(speakOfTheSame(inUnit('miles', exactly(5)), miles(5))).toBe(false);
    expect(speakOfTheSame(inUnit('constructor', exactly(5)), inUnit('toString', exactly(5)))).toBe(false);
    expect(atOdds(inUnit('miles', exactly(200)), inUnit('km', exactly(100)))).toBe(2);
  });
});

function doAgree(one: Quantity, other: Quantity): boolean {
  return agree(figureOf(one), figureOf(other));
}

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
  const figures = quantities.map(figureOf);
  for (const [place, figure] of figures.entries()) conflicts.enter(`holder ${place}`, [figure]);
  return figures.filter((figure, place) => conflicts.isContradicted(`holder ${place}`, figure)).length;
}
