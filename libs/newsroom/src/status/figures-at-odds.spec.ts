/** Which figures of two holders cannot both be true: pair by pair, as the flag has it, and none of one holder's own. */
import { claimOf } from '../../test/claim-of.js';
import { asserts, claimOnFile, type Details, type Fact, linked } from '../../test/given.js';
import type { ClaimEvent } from '../claim/claim.js';
import type { Quantity } from '../fields/quantity.js';
import { atOnce } from '../steps.js';
import { exclude, figureOf } from './figures.js';
import { statusAt } from './timeline.js';
import { figuresInSteps } from './told-figures.js';

const quantity = [claimOnFile(), linked('quantity_of', 'nk-troops-in-russia')];
const figure = (op: Quantity['op'], low: number, told: Partial<Quantity> = {}): Quantity => ({
  measure: 'in_russia',
  op,
  low,
  unit: 'persons',
  ...told,
});
const gives = (holder: string, statementId: string, its: Quantity, more: Details = {}) =>
  asserts(holder, { quantity: its, statementId, saidAt: '2024-10-23', ...more });

describe('the figures of a measure', () => {
  it('are told pair by pair where two holders cannot both be right, each by its statement; a holder’s own are no pair', () => {
    const [measure] = measuresOf(
      gives('HUR', 'hur', figure('about', 12_000)),
      gives('South Korea', 'ft', figure('about', 12_000), { outletId: 'ft' }),
      gives('South Korea', 'rfa', figure('about', 3000), { outletId: 'rfa' }),
      gives('United States', 'wapo', figure('at_least', 3000), { outletId: 'wapo' }),
    );
    expect([measure?.atOdds, measure?.atOddsTotal]).toEqual([
      [
        {
          lesser: { holder: 'South Korea', statementId: 'rfa', op: 'about', low: 3000 },
          greater: { holder: 'HUR', statementId: 'hur', op: 'about', low: 12_000 },
        },
      ],
      1,
    ]);
  });

  it('are at odds within their measure, of one day, and in whichever unit', () => {
    const area = (low: number, unit: string, asOf: string) => figure('about', low, { measure: 'taken', unit, asOf });
    const measures = measuresOf(
      gives('HUR', 'a', area(500, 'square miles', '2024-10-01')),
      gives('NIS', 'b', area(1300, 'square kilometres', '2024-10-01')),
      gives('NATO', 'c', area(500, 'square kilometres', '2024-10-01')),
      gives('US', 'd', area(5, 'square kilometres', '2024-10-02')),
    );
    expect(
      measures.map(({ atOdds }) => atOdds.map(({ lesser, greater }) => [lesser.statementId, greater.statementId])),
    ).toEqual([
      [
        ['c', 'a'],
        ['c', 'b'],
      ],
      [],
    ]);
    expect(measures[0]?.atOdds[0]).toMatchObject({ lesser: { unit: 'square kilometres' }, greater: { low: 500 } });
  });

  it('are all counted, and the first twenty told, as if each were held against each', () => {
    const ops = ['eq', 'about', 'at_least', 'at_most'] as const;
    const units = ['square miles', 'square kilometres', 'square kilometres'];
    const many = Array.from({ length: 40 }, (_, n) => ({
      id: `s-${n}`,
      its: figure(ops[n % 4] ?? 'eq', 100 * ((n * 7) % 11) + 100, { measure: 'taken', unit: units[n % 3] ?? '' }),
    }));
    const read = new Map(many.map(({ id, its }) => [id, figureOf(its)]));
    const areAtOdds = (ids: string[]) => {
      const [one, other] = ids.map((id) => read.get(id));
      return one !== undefined && other !== undefined && exclude(one, other);
    };
    const pairs = many.flatMap(({ id }, n) => many.slice(n + 1).map((other) => [id, other.id]));
    const [measure] = measuresOf(...many.map(({ id, its }) => gives(`Of ${id}`, id, its, { outletId: id })));
    expect(measure?.atOddsTotal).toBe(pairs.filter(areAtOdds).length);
    const told = measure?.atOdds.map(({ lesser, greater }) => [lesser.statementId, greater.statementId]) ?? [];
    expect(told).toHaveLength(20);
    expect(told.filter((pair) => !areAtOdds(pair))).toEqual([]);
    expect(new Set(told.map((pair) => pair.toSorted().join())).size).toBe(20);
  });

  it('are at odds exactly where the claim is flagged for it', () => {
    for (const [low, op] of [
      [12_000, 'eq'],
      [3000, 'at_least'],
      [2000, 'at_most'],
      [10_000, 'about'],
    ] as const) {
      const facts = [gives('HUR', 'hur', figure('about', 12_000)), gives('NIS', 'nis', figure(op, low))];
      const flagged = statusAt(claimOf([...quantity, ...facts] as ClaimEvent[])).flags.includes('quantity_conflict');
      expect(measuresOf(...facts).reduce((sum, { atOddsTotal }) => sum + atOddsTotal, 0)).toBe(flagged ? 1 : 0);
    }
  });
});

function measuresOf(...facts: Fact[]) {
  return atOnce(figuresInSteps(claimOf([...quantity, ...facts] as ClaimEvent[]))).measures;
}
