import {
  asserts,
  claimOnFile,
  denies,
  given,
  leansAgainst,
  leansTo,
  leavesOpen,
  repeats,
  retracted,
  type Details,
} from '../../test/given.js';
import type { Quantity } from '../fields/quantity.js';

const claim = claimOnFile();
const twelveThousand: Quantity = { measure: 'deployed', op: 'eq', low: 12_000, unit: 'persons' };
const threeThousand: Quantity = { ...twelveThousand, low: 3000 };

describe('a conflict of quantities', () => {
  const nis = asserts('NIS', { statementId: 'nis-1', quantity: twelveThousand });
  const hur = (quantity: Quantity, told: Details = {}) => asserts('HUR', { statementId: 'hur-1', quantity, ...told });

  it('is two figures that cannot both be so, told of each holder with the statements that give its own', () =>
    given(claim, nis, hur(threeThousand), asserts('NATO')).theClaimShows({
      flags: ['quantity_conflict'],
      raised: [
        { flag: 'quantity_conflict', statements: ['hur-1'] },
        { flag: 'quantity_conflict', statements: ['nis-1'] },
      ],
    }));

  it('names each of three that disagree', () => {
    const nato = asserts('NATO', {
      statementId: 'nato-1',
      quantity: { ...twelveThousand, op: 'at_most', low: 10_000 },
    });
    given(claim, nis, hur(threeThousand), nato).theClaimShows({
      raised: [
        { flag: 'quantity_conflict', statements: ['hur-1'] },
        { flag: 'quantity_conflict', statements: ['nato-1'] },
        { flag: 'quantity_conflict', statements: ['nis-1'] },
      ],
    });
  });

  it.each<[string, Quantity]>([
    ['that meet', { ...threeThousand, op: 'at_least' }],
    ['of which one is planned and one is present', { ...threeThousand, measure: 'planned' }],
    ['in different units', { ...threeThousand, low: 4, unit: 'battalions' }],
  ])('is none between figures %s', (_, quantity) => given(claim, nis, hur(quantity)).theClaimShows({ flags: [] }));

  it('is none between the figures of two days', () => {
    const nisOf = (asOf: string) => asserts('NIS', { statementId: 'nis-1', quantity: { ...twelveThousand, asOf } });
    given(claim, nisOf('2024-10-18'), hur({ ...threeThousand, asOf: '2024-10-08' })).theClaimShows({ flags: [] });
    given(claim, nisOf('2024-10-18'), hur({ ...threeThousand, asOf: '2024-10-18' })).theClaimShows({
      flags: ['quantity_conflict'],
    });
    given(claim, nisOf('2024-10-18'), hur(threeThousand)).theClaimShows({
      raised: [
        { flag: 'quantity_conflict', statements: ['hur-1'] },
        { flag: 'quantity_conflict', statements: ['nis-1'] },
      ],
    });
  });

  it('is none between "more than two dozen" and "about 100": both show', () =>
    given(
      claim,
      asserts('NIS', { quantity: { ...twelveThousand, op: 'at_least', low: 24 } }),
      hur({ ...twelveThousand, op: 'about', low: 100 }),
    ).theClaimShows({ flags: [], quantities: [{ low: 100 }, { low: 24 }] }));

  it('may be over a date', () => {
    const firstDay: Quantity = { measure: 'first_deployed', op: 'eq', low: '2024-10-08', unit: 'date' };
    given(
      claim,
      asserts('NIS', { quantity: firstDay }),
      hur({ ...firstDay, op: 'at_least', low: '2024-10-13' }),
    ).theClaimShows({ flags: ['quantity_conflict'] });
  });

  it('is with the figure of who leans to it as well, and of who repeats another', () => {
    given(claim, nis, leansTo('HUR', { quantity: threeThousand })).theClaimShows({ flags: ['quantity_conflict'] });
    given(claim, nis, hur(threeThousand), repeats('HUR', 'NIS')).theClaimShows({
      flags: ['quantity_conflict'],
      quantities: [{ holder: 'HUR' }, { holder: 'NIS' }],
    });
  });

  it('is none with what a holder said before its latest word, nor with what never counts', () => {
    const before = asserts('NIS', { quantity: threeThousand, publishedAt: '2024-10-10' });
    given(claim, before, nis).theClaimShows({ flags: [] });
    given(claim, nis, hur(threeThousand, { inferred: true })).theClaimShows({ flags: [] });
  });
});

describe('renderings differ', () => {
  const said = { utterance: 'kremlin-1010', statementId: 'kbs-1' };
  const byTass = { ...said, statementId: 'tass-1', outletId: 'tass' };

  it('where two outlets hear two stances in one utterance, with the statements that say so', () =>
    given(claim, denies('Kremlin', said), leavesOpen('Kremlin', byTass), asserts('NIS')).theClaimShows({
      flags: ['renderings_differ'],
      raised: [{ flag: 'renderings_differ', statements: ['kbs-1', 'tass-1'] }],
    }));

  it('where one hears it lean to the claim and one against it', () =>
    given(claim, leansTo('Kremlin', said), leansAgainst('Kremlin', byTass)).theClaimShows({
      flags: ['renderings_differ'],
    }));

  it('not where one outlet reads more into the words than another prints: that never counts', () =>
    given(
      claim,
      leavesOpen('Kremlin', said),
      asserts('Kremlin', { ...byTass, act: 'confirms', inferred: true }),
    ).theClaimIs('circulating', { flags: [] }));

  it('where the holder has said something else since', () =>
    given(
      claim,
      denies('Kremlin', { ...said, publishedAt: '2024-10-10' }),
      leavesOpen('Kremlin', { ...byTass, publishedAt: '2024-10-10' }),
      leavesOpen('Kremlin', { publishedAt: '2024-10-24' }),
    ).theClaimIs('circulating', { flags: ['renderings_differ'] }));

  it('where two outlets give two figures of one measure', () =>
    given(
      claim,
      asserts('NIS', { ...said, quantity: twelveThousand }),
      asserts('NIS', { ...byTass, quantity: { ...twelveThousand, op: 'about' } }),
    ).theClaimShows({ flags: ['renderings_differ'] }));

  it('where one report says it in two ways, such as in its headline and in its text', () =>
    given(
      claim,
      denies('Kremlin', { ...said, place: 'headline' }),
      leavesOpen('Kremlin', { ...said, statementId: 'kbs-2' }),
    ).theClaimShows({
      raised: [
        { flag: 'renderings_differ', statements: ['kbs-1', 'kbs-2'] },
        { flag: 'headline_body_conflict', statements: ['kbs-1', 'kbs-2'] },
      ],
    }));

  it('not where outlets agree, nor where one gives a figure and one of another measure', () => {
    given(claim, denies('Kremlin', said), denies('Kremlin', byTass)).theClaimShows({ flags: [] });
    const planned: Quantity = { ...threeThousand, measure: 'planned' };
    given(
      claim,
      asserts('NIS', { ...said, quantity: twelveThousand }),
      asserts('NIS', { ...byTass, quantity: planned }),
    ).theClaimShows({ flags: [] });
  });

  it('not where a holder says one thing today and another tomorrow', () =>
    given(
      claim,
      denies('Kremlin', { publishedAt: '2024-10-10' }),
      leavesOpen('Kremlin', { publishedAt: '2024-10-24' }),
    ).theClaimShows({ flags: ['stance_changed'] }));

  it('not before the second is printed', () =>
    given(claim, denies('Kremlin', said), leavesOpen('Kremlin', { ...byTass, publishedAt: '2024-10-20' }))
      .at('2024-10-19')
      .theClaimShows({ flags: [] }));
});

describe('a headline and its text conflict', () => {
  it.each([
    ['asserts', 'reports'],
    ['asserts', 'hedges'],
    ['denies', 'reports'],
    ['denies', 'asserts'],
  ] as const)('where the headline %s and the text %s', (headline, body) =>
    given(claim, asserts('NIS', { statementId: 'nis-1', framing: { headline, body } })).theClaimShows({
      raised: [{ flag: 'headline_body_conflict', statements: ['nis-1'] }],
    }),
  );

  it.each([
    ['asserts', 'asserts'],
    ['asserts', 'silent'],
    ['denies', 'unknown'],
    ['reports', 'asserts'],
    ['hedges', 'reports'],
    ['silent', 'denies'],
  ] as const)('not where the headline %s and the text %s', (headline, body) =>
    given(claim, asserts('NIS', { framing: { headline, body } })).theClaimShows({ flags: [] }),
  );

  const said = { utterance: 'putin-1024' };

  it('where the headline has an utterance another way than the text', () =>
    given(
      claim,
      asserts('Putin', { ...said, place: 'headline', statementId: 'ki-1', act: 'acknowledges', inferred: true }),
      leavesOpen('Putin', { ...said, statementId: 'ki-2' }),
    ).theClaimShows({ flags: ['headline_body_conflict'] }));

  it('not where two reports differ, nor where the text differs from its own caption', () => {
    given(
      claim,
      asserts('Putin', { ...said, place: 'headline', outletId: 'tass' }),
      leavesOpen('Putin', { ...said, outletId: 'kbs-world' }),
    ).theClaimShows({ flags: ['renderings_differ'] });
    given(
      claim,
      asserts('Putin', { ...said, place: 'caption', statementId: 'a' }),
      leavesOpen('Putin', { ...said, statementId: 'b' }),
    ).theClaimShows({ flags: ['renderings_differ'] });
  });

  it('not any more once the headline is corrected', () =>
    given(
      claim,
      asserts('Putin', { ...said, place: 'headline', statementId: 'a' }),
      leavesOpen('Putin', { ...said, statementId: 'b', outletId: 'kbs-world' }),
      retracted('a', '2024-10-20', 'misrendered'),
    ).theClaimIs('circulating', { flags: [] }));
});

describe('a copy without an origin', () => {
  const told = (outletId: string) => ({ statementId: outletId, outletId, utterance: 'u', publishedAt: '2024-10-18' });

  it('is flagged while it stands, and no more once its own outlet withdraws', () => {
    const story = given(
      claim,
      asserts('NIS', told('ap')),
      asserts('NIS', { ...told('fox'), via: [{ outlet: 'ap' }] }),
      retracted('ap', '2024-10-19'),
      retracted('fox', '2024-10-20', 'report_withdrawn'),
    );
    story.at('2024-10-18').theClaimShows({ flags: [] });
    story.at('2024-10-19').theClaimShows({
      raised: [{ flag: 'carries_withdrawn_origin', statements: ['fox'] }],
    });
    story.theClaimIs('abandoned', { flags: [] });
  });
});
