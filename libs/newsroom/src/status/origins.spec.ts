/** Whose figures count, and what they make of the quantity of another claim: rules 4 and 5 of the status. */
import {
  asserts,
  claimOnFile,
  denies,
  disputes,
  given,
  leansTo,
  leavesOpen,
  linked,
  repeats,
  retracted,
  type Details,
} from '../../test/given.js';
import type { Quantity } from '../fields/quantity.js';

const quantity = [claimOnFile(), linked('quantity_of', 'nk-troops-in-russia')];
const inRussia: Quantity = { measure: 'in_russia', op: 'eq', low: 12_000, unit: 'persons' };
const figure = (op: Quantity['op'], low: number): Details => ({ quantity: { ...inRussia, op, low } });
const [twelve, three] = [figure('eq', 12_000), figure('eq', 3000)];

describe('the quantity of another claim', () => {
  it('is corroborated by two whose figures agree', () =>
    given(...quantity, asserts('NIS', twelve), asserts('HUR', figure('about', 11_000))).theClaimIs('corroborated', {
      assertingOrigins: 2,
      because: [{ holder: 'HUR' }, { holder: 'NIS' }],
    }));

  it('has one origin where one gives no figure: whoever asserts without it bears nothing out', () => {
    given(...quantity, asserts('NIS', twelve), asserts('HUR')).theClaimIs('single_origin', {
      assertingOrigins: 1,
      origins: [{ holder: 'NIS' }],
    });
    given(...quantity, asserts('NIS'), asserts('HUR')).theClaimIs('single_origin', { assertingOrigins: 1 });
  });

  it('has one origin where one merely allows the other', () =>
    given(...quantity, asserts('NIS', figure('about', 12_000)), asserts('US', figure('at_least', 3000))).theClaimIs(
      'single_origin',
      { assertingOrigins: 1, flags: [] },
    ));

  it('has one origin where what is planned and what is present are told by one each', () => {
    const planned = { quantity: { ...inRussia, measure: 'planned' } };
    given(...quantity, asserts('NIS', twelve), asserts('HUR', planned)).theClaimIs('single_origin');
  });

  it('is contested where two figures that are asserted exclude each other, though nobody is against it', () =>
    given(...quantity, asserts('NIS', { ...twelve, statementId: 'nis' }), asserts('HUR', three)).theClaimIs(
      'contested',
      {
        assertingOrigins: 1,
        flags: ['quantity_conflict'],
        because: [{ holder: 'HUR' }, { holder: 'NIS' }],
      },
    ));

  it('is not contested by a figure that is only leaned to, doubted or left open, which conflicts all the same', () => {
    for (const says of [leansTo, leavesOpen])
      given(...quantity, asserts('NIS', twelve), says('HUR', three)).theClaimIs('single_origin', {
        flags: ['quantity_conflict'],
      });
    given(...quantity, asserts('NIS', twelve), disputes('HUR', three)).theClaimIs('contested', {
      flags: ['quantity_conflict'],
      because: [{ holder: 'NIS' }, { holder: 'HUR' }],
    });
  });

  it('follows the figure with which those of most holders agree', () =>
    given(
      ...quantity,
      asserts('NIS', figure('about', 3000)),
      asserts('HUR', figure('about', 12_000)),
      asserts('US', figure('at_least', 10_000)),
    ).theClaimShows({ assertingOrigins: 2, origins: [{ holder: 'HUR' }, { holder: 'US' }] }));

  it('follows, of figures of as many holders, that of most outlets, then the latest, then the first statement', () => {
    const nis = asserts('NIS', figure('about', 3000));
    const said = { ...figure('at_least', 12_000), utterance: 'hur-1024' };
    const hur = [asserts('HUR', said), asserts('HUR', { ...said, outletId: 'tass' })];
    given(...quantity, nis, ...hur).theClaimShows({ assertingOrigins: 1, origins: [{ holder: 'HUR' }] });
    const later = asserts('US', { ...figure('about', 100), publishedAt: '2024-10-20' });
    given(...quantity, nis, later).theClaimShows({ assertingOrigins: 1, origins: [{ holder: 'US' }] });
    for (const [us, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const)
      given(
        ...quantity,
        asserts('NIS', { ...figure('at_least', 3000), statementId: other }),
        asserts('US', { ...figure('at_least', 100), statementId: us }),
      ).theClaimShows({ assertingOrigins: 1, origins: [{ holder: us === 'a' ? 'US' : 'NIS' }] });
  });

  it('counts no figure that is not as sure as all who print the words', () =>
    given(
      ...quantity,
      asserts('NIS', twelve),
      asserts('HUR', { ...twelve, utterance: 'u' }),
      leansTo('HUR', { ...twelve, utterance: 'u', outletId: 'tass' }),
    ).theClaimIs('single_origin', { assertingOrigins: 1 }));

  it('counts nobody for a figure beside one on whom he depends', () =>
    given(...quantity, asserts('NIS', twelve), asserts('NATO', twelve), repeats('NATO', 'NIS')).theClaimIs(
      'single_origin',
      { assertingOrigins: 1, origins: [{ holder: 'NIS' }] },
    ));

  it('is not contested by the figure of one who only repeats another, which conflicts all the same', () =>
    given(...quantity, asserts('NIS', twelve), asserts('NATO', three), repeats('NATO', 'NIS')).theClaimIs(
      'single_origin',
      { flags: ['quantity_conflict'] },
    ));

  it('is denied, whatever figure is denied', () =>
    given(...quantity, denies('Kremlin', twelve)).theClaimIs('denied', { assertingOrigins: 0 }));
});

describe('a holder of two figures', () => {
  const saidIn = (outletId: string, told: Details) =>
    asserts('NIS', { ...told, statementId: outletId, saidAt: '2024-10-23', outletId, publishedAt: '2024-10-24' });
  const rfa = saidIn('rfa', three);
  const ft = saidIn('ft', twelve);

  it('that exclude each other is flagged with what prints them, and bears neither out', () => {
    const hur = asserts('HUR', twelve);
    given(...quantity, hur, rfa, ft).theClaimIs('single_origin', {
      assertingOrigins: 1,
      origins: [{ holder: 'HUR' }],
      raised: [
        { flag: 'quantity_conflict', statements: ['kbs-world-hur-states-'] },
        { flag: 'quantity_conflict', statements: ['rfa'] },
        { flag: 'holder_figures_differ', statements: ['ft', 'rfa'] },
      ],
    });
  });

  it('is told so on any claim, and while nothing else gives a figure', () => {
    given(claimOnFile(), rfa, ft).theClaimShows({ flags: ['holder_figures_differ'] });
    given(...quantity, rfa, ft).theClaimIs('single_origin', { assertingOrigins: 1, flags: ['holder_figures_differ'] });
  });

  it('bears one out again once the other is taken back', () =>
    given(...quantity, asserts('HUR', twelve), rfa, ft, retracted('rfa', '2024-10-25')).theClaimIs('corroborated', {
      assertingOrigins: 2,
      flags: [],
    }));

  it('has but the later printed of two counts within a fifth of each other', () => {
    const [tenth, eleventh] = [saidIn('rfa', figure('eq', 10_000)), saidIn('ft', twelve)];
    const later = asserts('NIS', { ...figure('eq', 11_000), saidAt: '2024-10-23', publishedAt: '2024-10-25' });
    given(...quantity, tenth, eleventh, later).theClaimShows({ flags: [], quantities: [{ low: 11_000 }] });
    const [four, five] = [saidIn('rfa', figure('eq', 10_000)), saidIn('ft', figure('eq', 12_500))];
    given(...quantity, four, five).theClaimShows({ flags: [], quantities: [{ low: 10_000 }] });
    given(...quantity, four, saidIn('ft', figure('eq', 12_501))).theClaimShows({ flags: ['holder_figures_differ'] });
    const about = saidIn('ft', figure('about', 12_000));
    given(...quantity, tenth, about).theClaimShows({ flags: [], quantities: [{ low: 12_000 }, { low: 10_000 }] });
  });
});

describe('the record', () => {
  const record = { role: 'outlet', basis: 'record' } as const;

  it('documents a claim, beside others too', () => {
    given(claimOnFile(), asserts('Reuters', record)).theClaimIs('documented', { assertingOrigins: 1 });
    given(claimOnFile(), asserts('Reuters', record), asserts('NIS')).theClaimIs('documented', { assertingOrigins: 2 });
  });

  it('does not document what it only leans to, nor what somebody is against', () => {
    given(claimOnFile(), leansTo('Reuters', record)).theClaimIs('suggested');
    given(claimOnFile(), asserts('Reuters', record), denies('Kremlin')).theClaimIs('contested');
  });

  it('documents the quantity of another claim where it backs the leading figure, or there is none', () => {
    given(...quantity, asserts('Reuters', { ...record, ...twelve }), asserts('NIS', twelve)).theClaimIs('documented', {
      assertingOrigins: 2,
    });
    given(...quantity, asserts('Reuters', record)).theClaimIs('documented', { assertingOrigins: 1 });
    given(...quantity, asserts('Reuters', record), asserts('NIS', twelve)).theClaimIs('single_origin', {
      origins: [{ holder: 'NIS' }],
    });
  });
});

describe('an outlet without reporting of its own', () => {
  const outlet = { role: 'outlet', basis: 'unsourced', statementId: 'a', outletId: 'bbc' } as const;

  it('leaves a claim unsourced while nobody stands on either side', () => {
    given(claimOnFile(), asserts('BBC', outlet)).theClaimIs('unsourced', { because: [{ holder: 'BBC' }] });
    given(claimOnFile(), leansTo('BBC', outlet), leavesOpen('Putin')).theClaimIs('unsourced', {
      because: [{ holder: 'BBC' }],
    });
    given(claimOnFile(), asserts('BBC', outlet), leansTo('NIS')).theClaimIs('suggested');
    given(claimOnFile(), asserts('BBC', outlet), disputes('Pentagon')).theClaimIs('doubted');
    given(
      claimOnFile(),
      asserts('BBC', outlet),
      asserts('NIS'),
      leavesOpen('NIS', { publishedAt: '2024-10-20' }),
    ).theClaimIs('abandoned');
  });

  it('does not, where it takes no side, its report is held or withdrawn, or it fails for another reason', () => {
    given(claimOnFile(), leavesOpen('BBC', outlet)).theClaimIs('circulating');
    given(claimOnFile(), denies('BBC', outlet)).theClaimIs('circulating');
    given(claimOnFile(), asserts('BBC', outlet), retracted('a', '2024-10-20')).theClaimIs('circulating');
    given(claimOnFile(), asserts('BBC', { ...outlet, inferred: true })).theClaimIs('circulating');
  });

  it('does not, where what it carries has been taken back', () => {
    const said = { utterance: 'u', role: 'outlet', basis: 'own_reporting' } as const;
    const ap = asserts('AP', { ...said, statementId: 'ap', outletId: 'ap' });
    const bbc = asserts('AP', { ...outlet, utterance: 'u', via: [{ outlet: 'ap' }] });
    given(claimOnFile(), bbc).theClaimIs('unsourced');
    given(claimOnFile(), ap, bbc, retracted('ap', '2024-10-20')).theClaimIs('abandoned');
  });
});
