/** One holder may have given thousands of figures: what is found of them without holding each against each is what that finds. */
import { array, assert, constantFrom, integer, option, property, record } from 'fast-check';
import { asserts, type Fact } from '../../test/given.js';
import { claimOf } from '../../test/claim-of.js';
import { latest } from '../fields/edtf.js';
import { excludedIn } from './excluded-figures.js';
import { areNearCounts, exclude } from './figures.js';
import { type Given, givenBy } from './given-figures.js';
import { renderingOf } from './rendering.js';
import { spokenIn, utteranceAt } from './utterance.js';

const said = record({
  quantity: record(
    {
      measure: constantFrom('deployed', 'killed'),
      op: constantFrom(
        'eq' as const,
        'eq' as const,
        'eq' as const,
        'at_least' as const,
        'at_most' as const,
        'about' as const,
      ),
      low: integer({ min: -12, max: 12 }),
      unit: constantFrom('persons', 'persons', 'miles', 'km'),
      asOf: option(constantFrom('2024-10-18', '2024-10-19'), { nil: undefined }),
    },
    { noNullPrototype: true },
  ),
  publishedAt: constantFrom('2024-10-18', '2024-10-18/..', '2024-10-19', '2024-10-20'),
});

/** As it is given, before any count is left out for a later one: each utterance by itself. */
const figures = array(said, { maxLength: 14 }).map((all) =>
  all.map(({ quantity: { asOf, ...quantity }, publishedAt }, place) => {
    const told = {
      statementId: `s-${place}`,
      publishedAt,
      quantity: { ...quantity, ...(asOf !== undefined && { asOf }) },
    };
    const [statement] = claimOf([asserts('NIS', told) as Fact]).statements;
    const spoken = statement && spokenIn(utteranceAt(Infinity, [renderingOf(statement)]));
    if (!spoken) throw new Error('Nothing is said.');
    return spoken;
  }),
);

describe('many figures of one holder', () => {
  it('exclude each other as each of them excludes another', () =>
    assert(
      property(figures, (spoken) => {
        const all = spoken.flatMap((one) => givenBy([one])).map(({ figure }) => figure);
        expect(excludedIn(all)).toEqual(all.filter((one) => all.some((other) => one !== other && exclude(one, other))));
      }),
      { numRuns: 3000 },
    ));

  it('are given but for those counts near which it printed another later', () =>
    assert(
      property(figures, (spoken) => {
        const each = spoken.flatMap((one) => givenBy([one]));
        const isLeft = (one: Given) =>
          each.some((other) => areNearCounts(one.figure, other.figure) && isLater(other, one));
        const kept = each.filter((one) => !isLeft(one)).map(({ rendering }) => rendering.id);
        expect(
          givenBy(spoken)
            .map(({ rendering }) => rendering.id)
            .sort(),
        ).toEqual(kept.sort());
      }),
      { numRuns: 3000 },
    ));
});

function isLater({ rendering: one }: Given, { rendering: other }: Given): boolean {
  const [times, others] = [one, other].map(({ published, statement }) => [published, latest(statement.publishedAt)]);
  const [published = 0, end = 0] = times ?? [];
  const [otherPublished = 0, otherEnd = 0] = others ?? [];
  if (published !== otherPublished) return published > otherPublished;
  return end === otherEnd ? one.id > other.id : end > otherEnd;
}
