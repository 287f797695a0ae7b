/** How many holders back a figure, and who, is what holding each figure against each comes to. */
import { array, assert, constantFrom, integer, option, property, record } from 'fast-check';
import { asserts, linked } from '../../test/given.js';
import { claimOf } from '../../test/claim-of.js';
import type { Quantity } from '../fields/quantity.js';
import { atOnce } from '../steps.js';
import { agree, type Figure } from './figures.js';
import { sceneInSteps } from './scene.js';

const number = record({
  measure: constantFrom('deployed', 'killed'),
  op: constantFrom('eq', 'eq', 'eq', 'at_least', 'at_most', 'about', 'range'),
  low: integer({ min: -12, max: 12 }),
  unit: constantFrom('persons', 'persons', 'persons', 'km', 'miles'),
  asOf: option(constantFrom('2024-10-18', '2024-10-19'), { nil: undefined, freq: 2 }),
}).map(({ asOf, ...drawn }): Quantity => ({
  ...drawn,
  ...(drawn.op === 'range' && { high: drawn.low + 3 }),
  ...(asOf !== undefined && { asOf }),
}));
const date = record({ low: constantFrom('2024', '2024-10', '2024-10-18', '2025') }).map(({ low }): Quantity => ({
  measure: 'deployed',
  op: 'eq',
  low,
  unit: 'date',
}));
const printed = record({
  name: constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
  outletId: constantFrom('ap', 'tass'),
  quantity: constantFrom(0, 0, 0, 0, 1).chain((isDate) => (isDate ? date : number)),
});

const claims = array(printed, { minLength: 2, maxLength: 14 }).map((all) =>
  claimOf([
    linked('quantity_of', 'troops'),
    ...all.map(({ name, ...about }, place) =>
      asserts(name, { statementId: `s-${place}`, saidAt: '2024-10-18', ...about }),
    ),
  ]),
);

describe('figures that are backed', () => {
  it('have the votes, the leading figure and its backers that they would have if each were held against each', () =>
    assert(
      property(claims, (claim) => {
        const { sides } = atOnce(sceneInSteps(claim, Infinity));
        const stances = [...sides.of('A')];
        const backersOf = (figure: Figure) =>
          stances.filter(({ backs }) => backs.some((one) => agree(one.figure, figure)));
        const votes = stances.flatMap(({ backs }) => backs.map(({ figure }) => backersOf(figure).length));
        const most = Math.max(0, ...votes);
        expect(sides.backing?.most).toBe(most);
        const leading = sides.backing?.leading();
        if (leading) expect(leading.backers(Infinity)).toEqual(backersOf(leading.figure));
        expect(leading?.backers(Infinity).length ?? 0).toBe(most);
      }),
      { numRuns: 3000 },
    ));
});
