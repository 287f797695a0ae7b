/** What an editor is told of a claim's figures: each with who gives it, in which outlets, and whether it counts. */
import { assert, property } from 'fast-check';
import { claimOf } from '../../test/claim-of.js';
import {
  asserts,
  claimOnFile,
  leansTo,
  linked,
  repeats,
  retracted,
  type Details,
  type Fact,
} from '../../test/given.js';
import { history } from '../../test/histories.js';
import type { Claim, ClaimEvent } from '../claim/claim.js';
import type { Quantity } from '../fields/quantity.js';
import { atOnce } from '../steps.js';
import { statusAt } from './timeline.js';
import { figuresInSteps } from './told-figures.js';

const quantity = [claimOnFile(), linked('quantity_of', 'nk-troops-in-russia')];
const figure = (op: Quantity['op'], low: number, told: Partial<Quantity> = {}): Details => ({
  quantity: { measure: 'in_russia', op, low, unit: 'persons', ...told },
});
const hur = { ...figure('about', 12_000), utterance: 'hur-1024' };
const ofHur = ['rfa', 'tass', 'wapo'].map((outletId) => asserts('HUR', { ...hur, outletId, statementId: outletId }));

describe('the figures of a claim', () => {
  it('stand together where they agree, the leading first, each with its holders and outlets', () => {
    const us = asserts('US', { ...figure('at_least', 3000), statementId: 'us' });
    expect(
      told(...quantity, ...ofHur, us, asserts('NATO', { ...figure('eq', 13_000), publishedAt: '2024-10-19' })),
    ).toMatchObject([
      {
        measure: 'in_russia',
        unit: 'persons',
        figures: [
          {
            origins: 2,
            outlets: 4,
            leading: true,
            backers: [
              { holder: 'HUR', counts: true, printed: [{ low: 12_000 }, { low: 12_000 }, { low: 12_000 }] },
              { holder: 'NATO', counts: true, printed: [{ low: 13_000, outletId: 'kbs-world' }] },
            ],
          },
          { op: 'at_least', low: 3000, origins: 1, leading: false },
        ],
      },
    ]);
  });

  it('are one in two units, each as it was printed', () => {
    const area = (low: number, unit: string) => figure('about', low, { measure: 'taken', unit });
    const [measure] = told(
      ...quantity,
      asserts('HUR', { ...area(500, 'square miles'), statementId: 'a' }),
      asserts('NIS', { ...area(1300, 'square kilometres'), statementId: 'b' }),
    );
    expect(measure).toMatchObject({
      unit: 'square miles',
      figures: [
        { origins: 2, backers: [{ printed: [{ low: 500 }] }, { printed: [{ low: 1300, unit: 'square kilometres' }] }] },
      ],
    });
  });

  it('are a measure each where one is planned and one is present, and where two are of two days', () => {
    const measures = told(
      ...quantity,
      asserts('HUR', figure('eq', 12_000, { measure: 'planned' })),
      asserts('NIS', figure('eq', 3000, { asOf: '2024-10-18' })),
      asserts('US', figure('eq', 3000, { asOf: '2024-10-19' })),
    );
    expect(measures.map(({ measure, asOf }) => [measure, asOf])).toEqual(
      expect.arrayContaining([
        ['planned', undefined],
        ['in_russia', '2024-10-18'],
        ['in_russia', '2024-10-19'],
      ]),
    );
  });

  it.each<[string, string, (ClaimEvent | Fact)[]]>([
    [
      'its statement was taken back',
      'retracted: the outlet corrected its report',
      [asserts('NIS', { ...figure('eq', 3000), statementId: 'nis' }), retracted('nis', '2024-10-20')],
    ],
    [
      'its outlet reads it into the words',
      'inferred: the outlet reads it into the words',
      [asserts('NIS', { ...figure('eq', 3000), inferred: true })],
    ],
    ['its holder only leans to it', 'its holder leans to it, short of asserting', [leansTo('NIS', figure('eq', 3000))]],
    [
      'its holder only repeats another',
      'its holder only repeats another',
      [asserts('NIS', figure('eq', 3000)), repeats('NIS', 'HUR')],
    ],
    [
      'its holder has said another thing since',
      'its holder has said another thing since',
      [
        asserts('NIS', { ...figure('eq', 3000), publishedAt: '2024-10-10' }),
        asserts('NIS', { publishedAt: '2024-10-24' }),
      ],
    ],
    [
      'its holder counted anew',
      'a later count of its holder is within a fifth of it',
      [
        asserts('NIS', { ...figure('eq', 3000), saidAt: '2024-10-18' }),
        asserts('NIS', { ...figure('eq', 3300), saidAt: '2024-10-18', publishedAt: '2024-10-19' }),
      ],
    ],
    [
      'another rendering of the words counts',
      'another rendering of these words counts, which leaves more open or came first',
      [
        asserts('NIS', { ...figure('eq', 3000), utterance: 'u', outletId: 'tass' }),
        asserts('NIS', { ...figure('at_least', 5000), utterance: 'u' }),
      ],
    ],
  ])('are told though %s, with that', (_, why, facts) => {
    const entries = told(...quantity, ...ofHur, ...facts).flatMap(({ figures }) => figures);
    const entry = entries.find(({ backers }) => backers.some(({ printed }) => printed.some(({ low }) => low === 3000)));
    expect(entry?.backers.map(({ holder, counts }) => [holder, counts])).toEqual([['NIS', why]]);
    expect(entry).toMatchObject({ origins: 0, outlets: 1, leading: false });
  });

  it('are those of a moment, and of what is published by then', () => {
    const later = asserts('NATO', { ...figure('eq', 12_000), publishedAt: '2024-10-20' });
    const claim = claimOf([...quantity, ...ofHur, later] as ClaimEvent[]);
    expect(atOnce(figuresInSteps(claim, '2024-10-19')).measures[0]?.figures).toMatchObject([{ origins: 1 }]);
    expect(atOnce(figuresInSteps(claim)).measures[0]?.figures).toMatchObject([{ origins: 2 }]);
  });

  it('lead to as many origins as the claim has, hold every figure that was printed once, and follow from no order of recording', () =>
    assert(
      property(history, ({ claims }) => {
        const last = claims.at(-1);
        if (!last) return;
        const claim: Claim = { ...last, links: [{ kind: 'quantity_of', to: 'another' }] };
        const all = atOnce(figuresInSteps(claim));
        const entries = all.measures.flatMap(({ figures }) => figures);
        const { assertingOrigins } = statusAt(claim);
        const leading = entries.filter((entry) => entry.leading);
        expect(leading.length).toBeLessThanOrEqual(1);
        for (const { origins } of leading) expect(origins).toBe(assertingOrigins);
        if (leading.length === 0) expect(assertingOrigins).toBeLessThanOrEqual(1);
        const printed = entries.flatMap(({ backers }) => backers.flatMap((backer) => backer.printed));
        const given = claim.statements.filter((one) => one.quantity);
        expect(printed.map(({ statementId }) => statementId).sort()).toEqual(
          given.map(({ statementId }) => statementId).sort(),
        );
        expect(atOnce(figuresInSteps({ ...claim, statements: claim.statements.toReversed() }))).toEqual(all);
      }),
      { numRuns: 1000 },
    ));
});

function figuresOf(...facts: Fact[]) {
  return atOnce(figuresInSteps(claimOf(facts as ClaimEvent[])));
}

function told(...facts: Fact[]) {
  return figuresOf(...facts).measures;
}
