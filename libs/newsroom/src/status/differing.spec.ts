/** Whose own figures differ, to whom else they are given, and as whom each counts: how a figure shows that was pinned on the wrong country. */
import { claimOf } from '../../test/claim-of.js';
import { asserts, claimOnFile, identified, linked, type Details, type Fact } from '../../test/given.js';
import type { ClaimEvent } from '../claim/claim.js';
import type { Quantity } from '../fields/quantity.js';
import { atOnce } from '../steps.js';
import { figuresInSteps } from './told-figures.js';

const quantity = [claimOnFile(), linked('quantity_of', 'nk-troops-in-russia')];
const figure = (op: Quantity['op'], low: number, told: Partial<Quantity> = {}): Details => ({
  quantity: { measure: 'in_russia', op, low, unit: 'persons', ...told },
});
const hur = { ...figure('about', 12_000), utterance: 'hur-1024' };
const ofHur = ['rfa', 'tass', 'wapo'].map((outletId) => asserts('HUR', { ...hur, outletId, statementId: outletId }));

describe('the figures of a claim', () => {
  it('tell of a holder of whom two papers print two, and to whom else they are given: one was pinned on the wrong country', () => {
    const nis = (outletId: string, low: number) =>
      asserts('South Korea', { ...figure('about', low), outletId, statementId: outletId, saidAt: '2024-10-23' });
    const { measures, differ } = figuresOf(...quantity, ...ofHur, nis('nk-news', 3000), nis('ft', 12_000));
    expect(differ).toMatchObject([
      {
        holder: 'South Korea',
        figures: [
          { low: 12_000, printed: [{ outletId: 'ft' }] },
          { low: 3000, printed: [{ outletId: 'nk-news' }] },
        ],
        alsoGivenBy: [{ holder: 'HUR', figures: [{ low: 12_000, unit: 'persons', outlets: ['rfa', 'tass', 'wapo'] }] }],
        alsoGivenByTotal: 1,
      },
    ]);
    expect(measures[0]?.figures[0]).toMatchObject({
      origins: 1,
      outlets: 3,
      leading: true,
      backers: [
        { holder: 'HUR', counts: true },
        {
          holder: 'South Korea',
          counts: 'two figures of its holder exclude each other',
          printed: [{ outletId: 'ft' }],
        },
      ],
    });
  });

  it('tell each holder once who gives what another differs in, however many of its figures agree, each in its unit', () => {
    const area = (low: number, unit: string) => figure('about', low, { measure: 'taken', unit });
    const { differ } = figuresOf(
      ...quantity,
      asserts('HUR', { ...area(500, 'square miles'), statementId: 'a' }),
      asserts('HUR', { ...area(1300, 'square kilometres'), statementId: 'b', outletId: 'ap' }),
      asserts('HUR', { ...area(500, 'square miles'), statementId: 'e', outletId: 'reuters' }),
      asserts('NIS', { ...area(1250, 'square kilometres'), statementId: 'c' }),
      asserts('NIS', { ...area(20, 'square kilometres'), statementId: 'd' }),
    );
    expect(differ).toMatchObject([
      {
        holder: 'NIS',
        alsoGivenBy: [
          {
            holder: 'HUR',
            figures: [
              { low: 500, unit: 'square miles', measure: 'taken', outlets: ['kbs-world', 'reuters'] },
              { low: 1300, unit: 'square kilometres', outlets: ['ap'] },
            ],
          },
        ],
        alsoGivenByTotal: 1,
      },
    ]);
  });

  it('name the holder on file beside a name that means one, as whom it counts, and none beside another', () => {
    const means = (name: string, holderId: string, forId?: string) =>
      identified({ name, holderId, ...(forId !== undefined && { forId }), by: 'courier' });
    const nis = (outletId: string, low: number) =>
      asserts('NIS', { ...figure('about', low), outletId, statementId: outletId, saidAt: '2024-10-23' });
    const record = asserts('NATO', { ...figure('about', 12_000), role: 'outlet', basis: 'record' });
    const gur = asserts('GUR', { ...figure('about', 12_500), statementId: 'gur' });
    const nato = asserts('NATO', { ...figure('about', 11_000), statementId: 'nato' });
    const facts = [...quantity, ...ofHur, gur, record, nato, nis('nk-news', 3000), nis('ft', 12_000)];
    const { measures, differ } = figuresOf(
      ...facts,
      means('HUR', 'hur'),
      means('GUR', 'hur'),
      means('NIS', 'nis', 'south-korea'),
    );
    const backers = measures[0]?.figures[0]?.backers.map(({ holder, holderId }) => [holder, holderId]);
    expect(backers).toEqual([
      ['GUR', 'hur'],
      ['the record', undefined],
      ['NATO', undefined],
      ['NIS', 'south-korea'],
    ]);
    expect(differ.map(({ holderId }) => holderId)).toEqual(['south-korea']);
    expect(differ[0]?.alsoGivenBy.map(({ holder, holderId }) => [holder, holderId])).toEqual([
      ['GUR', 'hur'],
      ['the record', undefined],
      ['NATO', undefined],
    ]);
  });
});

function figuresOf(...facts: Fact[]) {
  return atOnce(figuresInSteps(claimOf(facts as ClaimEvent[])));
}
