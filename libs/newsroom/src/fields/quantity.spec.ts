import { desk, given, nisStates } from '../../test/given.js';
import { AssertClaim } from '../claim/assert-claim.js';
import type { Quantity } from './quantity.js';

const troops = { measure: 'deployed', unit: 'persons' };
const firstDay = { measure: 'first_deployed', unit: 'date' };

describe('a figure', () => {
  it.each<[string, Quantity]>([
    ['exactly 12,000', { ...troops, op: 'eq', low: 12_000 }],
    ['12,000 or more', { ...troops, op: 'at_least', low: 12_000 }],
    ['12,000 or fewer', { ...troops, op: 'at_most', low: 12_000 }],
    ['about 12,000', { ...troops, op: 'about', low: 12_000 }],
    ['10,000 to 12,000', { ...troops, op: 'range', low: 10_000, high: 12_000 }],
    ['a range of one', { ...troops, op: 'range', low: 12_000, high: 12_000 }],
    ['a day', { ...firstDay, op: 'eq', low: '2024-10-08' }],
    ['a day or earlier', { ...firstDay, op: 'at_most', low: '2024-10-08' }],
    ['from one day to another', { ...firstDay, op: 'range', low: '2024-10-08', high: '2024-10-13' }],
  ])('is %s', (_, quantity) => figure(quantity).follows('ClaimAsserted', { quantity }));

  it.each<[string, Quantity]>([
    ['a range without its end', { ...troops, op: 'range', low: 10_000 }],
    ['about with an end', { ...troops, op: 'about', low: 10_000, high: 12_000 }],
    ['a range from high to low', { ...troops, op: 'range', low: 12_000, high: 10_000 }],
    ['a range from a later day to an earlier', { ...firstDay, op: 'range', low: '2024-10-13', high: '2024-10-08' }],
    ['a range from a number to a day', { ...firstDay, op: 'range', low: 8, high: '2024-10-13' }],
  ])('is never %s', (_, quantity) => figure(quantity).isRefused('quantity.range', quantity.measure));

  it('is never about a day: a day is given as coarse as it is known', () =>
    figure({ ...firstDay, op: 'about', low: '2024-10-08' }).isRefused('quantity.about-date', 'first_deployed'));
});

function figure(quantity: Quantity) {
  return given(...desk).when(AssertClaim, { ...nisStates, quantity });
}
