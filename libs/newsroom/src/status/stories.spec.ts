/** Stories as newsrooms know them, each told from beginning to end. */
import {
  asserts,
  claimOnFile,
  denies,
  disputes,
  given,
  leansAgainst,
  leansTo,
  leavesOpen,
  linked,
  resumed,
  retracted,
  suspended,
  type Details,
} from '../../test/given.js';
import type { ReportEvent } from '../report/report.js';

const claim = claimOnFile();
const implicated = { role: 'implicated_party' } as const;

describe('an agency and its single anonymous source', () => {
  const OUTLETS = ['fox', 'reuters', 'sky', 'tass', 'unn'];
  const official: Details = {
    role: 'anonymous_official',
    basis: 'anonymous',
    utterance: 'official-1115',
    publishedAt: '2022-11-15T18:41Z',
  };
  const ap = asserts('a senior official', { ...official, statementId: 'ap', outletId: 'ap' });
  const carried = OUTLETS.map((outletId) =>
    asserts('a senior official', { ...official, statementId: outletId, outletId, via: [{ outlet: 'ap' }] }),
  );
  const correction = retracted('ap', '2022-11-16T15:00Z');
  const withdrawal = retracted('tass', '2022-11-17', 'report_withdrawn');
  const story = given(claim, ap, ...carried, correction, withdrawal);

  it('is one origin in six outlets, and never corroborated', () =>
    story.at('2022-11-15').theClaimIs('single_origin', {
      assertingOrigins: 1,
      outlets: 6,
      origins: [{ holder: 'a senior official', outlets: ['ap', ...OUTLETS] }],
    }));

  it('is taken from all five by the correction, and they stand, flagged', () =>
    story.at('2022-11-16').theClaimIs('abandoned', {
      assertingOrigins: 0,
      since: '2022-11-16T15:00Z',
      raised: [{ flag: 'carries_withdrawn_origin', statements: OUTLETS }],
      notCounted: [
        { statementId: 'ap', why: 'retracted: the outlet corrected its report' },
        ...OUTLETS.map((statementId) => ({ statementId, why: 'its origin is withdrawn: ap took it back' })),
      ],
    }));

  it('is off the list of who still carries it, once an outlet withdraws its own report', () =>
    story.theClaimShows({
      raised: [{ flag: 'carries_withdrawn_origin', statements: ['fox', 'reuters', 'sky', 'unn'] }],
    }));

  it('is one origin in a copy, too, whose statements name no way', () =>
    given(
      claim,
      ap,
      asserts('a senior official', {
        ...official,
        outletId: 'fox',
        relations: [{ kind: 'copy_of', of: { outlet: 'ap' } }],
      }),
    ).theClaimIs('single_origin', { assertingOrigins: 1, outlets: 2 }));

  it('is two origins, were each paper to have a source of its own', () =>
    given(
      claim,
      ap,
      asserts('a senior official', { ...official, utterance: 'another', outletId: 'reuters' }),
    ).theClaimIs('corroborated', { assertingOrigins: 2 }));
});

describe('rival claims', () => {
  it('are each judged by what is said on them: that they exclude each other decides nothing', () => {
    const rivals = [claim, linked('excludes', 'no-troops'), asserts('NIS')];
    given(...rivals).theClaimIs('single_origin');
    given(...rivals, denies('Kremlin')).theClaimIs('contested');
  });
});

describe('four figures by four holders', () => {
  const figure = { measure: 'deployed', op: 'eq', low: 12_000, unit: 'persons' } as const;
  const nis = asserts('NIS', { statementId: 'nis', quantity: figure });
  const hur = asserts('HUR', { statementId: 'hur', quantity: { ...figure, op: 'about', low: 11_000 } });
  const us = asserts('Pentagon', { statementId: 'us', quantity: { ...figure, op: 'at_least', low: 3000 } });
  const nato = asserts('NATO', { statementId: 'nato', quantity: { ...figure, op: 'at_most', low: 10_000 } });

  it('are all shown, and conflict only where no figure could be both', () =>
    given(claim, linked('quantity_of', 'troops'), nis, hur, us, nato).theClaimIs('contested', {
      assertingOrigins: 3,
      quantities: [{ holder: 'HUR' }, { holder: 'NATO' }, { holder: 'NIS' }, { holder: 'Pentagon' }],
      raised: [
        { flag: 'quantity_conflict', statements: ['nato'] },
        { flag: 'quantity_conflict', statements: ['nis'] },
      ],
    }));

  it('do not conflict without the one that says "at most"', () =>
    given(claim, nis, hur, us).theClaimIs('corroborated', { flags: [] }));

  it('of two days do not conflict at all', () =>
    given(
      claim,
      nis,
      asserts('NATO', { quantity: { ...figure, op: 'at_most', low: 10_000, asOf: '2024-10-08' } }),
    ).theClaimShows({ flags: ['quantity_conflict'] }));
});

describe('pictures', () => {
  const outlet = { role: 'outlet', outletId: 'bbc' } as const;

  it("count by an outlet's own analysis, and not by its unsourced caption", () => {
    given(claim, asserts('BBC Verify', { ...outlet, act: 'shows', basis: 'own_reporting' })).theClaimIs(
      'single_origin',
    );
    given(
      claim,
      asserts('BBC', { ...outlet, place: 'caption', basis: 'unsourced', statementId: 'caption' }),
    ).theClaimIs('unsourced', {
      notCounted: [{ statementId: 'caption', why: 'an outlet without reporting of its own' }],
    });
  });

  it('are an origin beside the outlet that shows them', () =>
    given(
      claim,
      asserts('a video of 18 October', { role: 'document_or_imagery', act: 'shows', basis: 'imagery' }),
      asserts('BBC Verify', { ...outlet, basis: 'own_reporting' }),
    ).theClaimIs('corroborated', { assertingOrigins: 2 }));
});

describe('what a newsroom does with its report', () => {
  const nis = asserts('NIS', { statementId: 'nis', publishedAt: '2024-10-18' });
  const told = { reportId: 'kbs-world-1', note: 'We fell short of our standards.', publishedAt: '2024-10-19' };

  it.each<[string, ReportEvent]>([
    ["an editors' note", { type: 'ReportAnnotated', data: told }],
    ['a silent rewrite', { type: 'ReportRevised', data: { ...told, headline: 'Six killed', noted: false } }],
    ['a correction that names no statement', { type: 'ReportCorrected', data: { ...told, ends: [] } }],
  ])('ends nothing by %s', (_, done) => given(claim, nis, done).theClaimIs('single_origin', { flags: [] }));

  it('takes a held report out until it is released', () => {
    const story = given(claim, nis, suspended('nis', '2024-10-19'), resumed('nis', '2024-10-21'));
    story.at('2024-10-20').theClaimIs('abandoned', { flags: [] });
    story.theClaimIs('single_origin', { since: '2024-10-21', flags: [] });
  });

  it('ends what it kills, and the past still shows that it was there', () => {
    const story = given(claim, nis, retracted('nis', '2024-10-19', 'report_withdrawn'));
    story.at('2024-10-18').theClaimIs('single_origin', { flags: [] });
    story.theClaimIs('abandoned', { flags: [] });
  });
});

describe('a joke taken seriously', () => {
  const joke = { utterance: 'joke', role: 'satire' } as const;

  it('is no origin, however many print it', () =>
    given(claim, asserts('The Onion', joke), asserts('The Onion', { ...joke, outletId: 'tass' })).theClaimIs(
      'circulating',
      { outlets: 2, assertingOrigins: 0, flags: [] },
    ));

  it('becomes one if an official says it for a fact', () =>
    given(claim, asserts('The Onion', joke), asserts('a minister', { for: 'Kremlin' })).theClaimIs('single_origin'));
});

describe('a mistranslated quote', () => {
  const kcna = { ...implicated, for: 'DPRK', utterance: 'kim-1025', publishedAt: '2024-10-25' } as const;
  const yes = asserts('Kim Jong Gyu', { ...kcna, act: 'acknowledges', statementId: 'rfa', outletId: 'rfa' });
  const open = leavesOpen('Kim Jong Gyu', { ...kcna, act: 'cannot_confirm', statementId: 'kcna' });

  it('concedes nothing while another has it left open', () =>
    given(claim, yes, open).theClaimIs('circulating', { flags: ['renderings_differ'] }));

  it('counts as neither while one has it affirm and the other deny', () =>
    given(claim, yes, denies('Kim Jong Gyu', { ...kcna, statementId: 'tass', outletId: 'tass' })).theClaimIs(
      'circulating',
      { flags: ['renderings_differ'] },
    ));

  it('is what it was once the outlet that erred corrects it', () =>
    given(claim, yes, open, retracted('rfa', '2024-10-27')).theClaimIs('circulating', { flags: [] }));
});

describe('two parties to a matter', () => {
  const russia = asserts('Russia', { ...implicated, act: 'acknowledges', publishedAt: '2025-04-26' });
  const dprk = denies('DPRK', { ...implicated, publishedAt: '2025-04-27' });

  it('of which one concedes while the other denies leave it contested', () =>
    given(claim, russia, dprk).theClaimIs('contested', { since: '2025-04-27', assertingOrigins: 1, flags: [] }));

  it('of which the other confirms at last have conceded it', () =>
    given(
      claim,
      russia,
      dprk,
      asserts('DPRK', { ...implicated, act: 'confirms', publishedAt: '2025-04-28' }),
    ).theClaimIs('conceded', { assertingOrigins: 2, flags: ['stance_changed'], since: '2025-04-28' }));

  it('of which the one takes its word back have not', () =>
    given(
      claim,
      asserts('Russia', { ...implicated, act: 'acknowledges', statementId: 'russia', publishedAt: '2025-04-26' }),
      retracted('russia', '2025-04-29', 'holder_retracted'),
    ).theClaimIs('abandoned'));
});

describe('a week in which everybody moves', () => {
  it('is told moment by moment', () => {
    const story = given(
      claim,
      leansTo('NIS', { publishedAt: '2024-10-08' }),
      denies('Kremlin', { ...implicated, publishedAt: '2024-10-10' }),
      asserts('NIS', { publishedAt: '2024-10-18' }),
      disputes('Pentagon', { publishedAt: '2024-10-18' }),
      leansAgainst('Pentagon', { publishedAt: '2024-10-21' }),
      asserts('Pentagon', { publishedAt: '2024-10-23' }),
      leavesOpen('Kremlin', { ...implicated, publishedAt: '2024-10-24' }),
    );
    const days = ['07', '08', '10', '18', '21', '23', '24'];
    const told = [
      'registered',
      'suggested',
      'contested',
      'contested',
      'contested',
      'contested',
      'corroborated',
    ] as const;
    for (const [place, day] of days.entries()) story.at(`2024-10-${day}`).theClaimIs(told[place] ?? 'registered');
    story.theClaimShows({ flags: ['stance_changed'] });
  });
});
