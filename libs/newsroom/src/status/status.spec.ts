import { claimOf } from '../../test/claim-of.js';
import {
  asserts,
  claimOnFile,
  denies,
  disputes,
  type Fact,
  given,
  leansAgainst,
  leansTo,
  leavesOpen,
  linked,
  repeats,
  type Details,
} from '../../test/given.js';
import { statusAt } from './timeline.js';

const claim = claimOnFile();
const implicated = { role: 'implicated_party' } as const;

describe('a claim', () => {
  it('is registered while nobody has spoken', () =>
    given(claim).theClaimIs('registered', { assertingOrigins: 0, outlets: 0, since: null, because: [] }));

  it('is circulating while nobody is for it or against it', () =>
    given(claim, leavesOpen('Pentagon'), leavesOpen('NATO', { outletId: 'tass' })).theClaimIs('circulating', {
      assertingOrigins: 0,
      outlets: 2,
    }));

  it('is suggested while somebody leans to it and nobody goes further', () =>
    given(claim, leansTo('Kim Yong-hyun'), leavesOpen('Pentagon')).theClaimIs('suggested', { assertingOrigins: 0 }));

  it('is of a single origin once somebody asserts it', () =>
    given(claim, asserts('HUR'), leansTo('Kim Yong-hyun')).theClaimIs('single_origin', { assertingOrigins: 1 }));

  it('is corroborated once two assert it', () =>
    given(claim, asserts('HUR'), asserts('NIS')).theClaimIs('corroborated', { assertingOrigins: 2 }));

  it.each([
    ['denies it', denies],
    ['disputes it', disputes],
    ['leans against it', leansAgainst],
  ])('is contested while somebody asserts it and another %s', (_, another) =>
    given(claim, asserts('NIS'), another('Kremlin')).theClaimIs('contested', { assertingOrigins: 1 }),
  );

  it('is contested while somebody merely leans to it and another is against it', () =>
    given(claim, leansTo('NIS'), disputes('Pentagon')).theClaimIs('contested', { assertingOrigins: 0 }));

  it('is contested however many assert it', () =>
    given(claim, asserts('NIS'), asserts('HUR'), asserts('NATO'), leansAgainst('Iran')).theClaimIs('contested', {
      assertingOrigins: 3,
    }));

  it('is denied while one denies it and nobody is for it', () =>
    given(claim, disputes('Pentagon'), denies('Kremlin')).theClaimIs('denied'));

  it.each([
    ['disputes it', disputes],
    ['leans against it', leansAgainst],
  ])('is doubted while one %s and nobody goes further', (_, one) =>
    given(claim, one('Pentagon'), leavesOpen('NATO')).theClaimIs('doubted'),
  );

  it('is abandoned once its only holder leaves it open', () =>
    given(
      claim,
      asserts('Pentagon', { publishedAt: '2024-10-18' }),
      leavesOpen('Pentagon', { publishedAt: '2024-10-20' }),
    ).theClaimIs('abandoned', { assertingOrigins: 0, since: '2024-10-20' }));

  it('is denied, not abandoned, once its only holder denies it', () =>
    given(
      claim,
      asserts('Pentagon', { publishedAt: '2024-10-18' }),
      denies('Pentagon', { publishedAt: '2024-10-20' }),
    ).theClaimIs('denied'));
});

describe('a claim is conceded', () => {
  const acknowledges = (name: string, publishedAt: string) =>
    asserts(name, { ...implicated, act: 'acknowledges', publishedAt });
  const denied = (name: string, publishedAt: string) => denies(name, { ...implicated, publishedAt });
  const russia = acknowledges('Russia', '2025-04-26');

  it('once an implicated party acknowledges it, whoever denied it before', () =>
    given(claim, denied('Russia', '2024-10-10'), denied('DPRK', '2024-10-21'), russia).theClaimIs('conceded', {
      since: '2025-04-26',
    }));

  it('once an implicated party confirms it', () =>
    given(claim, asserts('DPRK', { ...implicated, act: 'confirms' })).theClaimIs('conceded'));

  it('even while others are against it', () =>
    given(claim, asserts('NIS'), denies('Iran', { publishedAt: '2025-05-01' }), russia).theClaimIs('conceded'));

  it('even while an implicated party doubts it later', () =>
    given(claim, russia, disputes('DPRK', { ...implicated, publishedAt: '2025-05-01' })).theClaimIs('conceded'));

  it('not while another implicated party denies it later, or on the same day', () => {
    given(claim, russia, denied('DPRK', '2025-04-27')).theClaimIs('contested');
    given(claim, russia, denied('DPRK', '2025-04-26')).theClaimIs('contested');
  });

  it('not any more once that party denies it again', () =>
    given(claim, russia, denied('Russia', '2025-04-27')).theClaimIs('denied'));

  it('not by a mere statement of an implicated party, nor by the word of any other', () => {
    given(claim, asserts('Russia', implicated)).theClaimIs('single_origin');
    given(claim, asserts('NIS', { act: 'confirms' })).theClaimIs('single_origin');
  });

  it('not by who acknowledges that it is possible', () =>
    given(claim, leansTo('Russia', { ...implicated, act: 'acknowledges', certainty: 'possible' })).theClaimIs(
      'suggested',
    ));

  it('neither won nor lost by words that one outlet hears as yes and another as no', () => {
    const heard = { ...implicated, utterance: 'kcna-0428', publishedAt: '2025-04-28' } as const;
    const both = [asserts('DPRK', { ...heard, act: 'acknowledges' }), denies('DPRK', { ...heard, outletId: 'tass' })];
    given(claim, ...both, asserts('NIS')).theClaimIs('single_origin');
    given(claim, ...both, russia).theClaimIs('conceded');
  });

  it('not where an outlet reads it into the words', () =>
    given(claim, asserts('Putin', { ...implicated, act: 'acknowledges', inferred: true })).theClaimIs('circulating'));
});

describe('two who assert it', () => {
  const figure = { measure: 'deployed', op: 'eq', low: 12_000, unit: 'persons' } as const;
  const twelve = asserts('NIS', { quantity: figure });
  const three = asserts('HUR', { quantity: { ...figure, low: 3000 } });
  const some = asserts('HUR');

  it("corroborate each other whatever figures they give, where the claim is nobody's quantity", () => {
    given(claim, twelve, three).theClaimIs('corroborated', { assertingOrigins: 2, flags: ['quantity_conflict'] });
    given(claim, twelve, some).theClaimIs('corroborated', { assertingOrigins: 2 });
  });

  it('need no figures where the claim is a part of another', () =>
    given(claim, linked('part_of', 'nk-troops-in-russia'), asserts('NIS'), some).theClaimIs('corroborated'));

  it('are one if the second only repeats the first', () =>
    given(claim, asserts('NIS'), asserts('NATO'), repeats('NATO', 'NIS')).theClaimIs('single_origin', {
      assertingOrigins: 1,
    }));
});

describe('the reasons of a status', () => {
  const nis = asserts('NIS', { statementId: 'nis-1' });
  const hur = asserts('HUR', { statementId: 'hur-1', publishedAt: '2024-10-19' });
  const kremlin = denies('Kremlin', { statementId: 'kremlin-1', publishedAt: '2024-10-20' });
  const open = leavesOpen('Pentagon', { statementId: 'pentagon-1', publishedAt: '2024-10-20' });

  it('are those for it and those against it, and nobody else', () =>
    given(claim, kremlin, open, hur, nis).theClaimIs('contested', {
      because: [
        { statementId: 'nis-1', holder: 'NIS', stance: 'asserts' },
        { statementId: 'hur-1', holder: 'HUR', stance: 'asserts' },
        { statementId: 'kremlin-1', holder: 'Kremlin', stance: 'denies' },
      ],
    }));

  it('are those who held it once, where nobody does any more', () =>
    given(claim, nis, leavesOpen('NIS', { publishedAt: '2024-10-20' })).theClaimIs('abandoned', {
      because: [{ statementId: 'nis-1', holder: 'NIS', stance: 'asserts' }],
    }));

  it('are those who spoke, where nobody is for it or against it', () =>
    given(claim, open).theClaimIs('circulating', {
      because: [{ statementId: 'pentagon-1', holder: 'Pentagon', stance: 'leaves_open' }],
    }));

  it('are of a holder the rendering whose date is surest, then one that names it, then the first published', () => {
    const told = (statementId: string, publishedAt: string, about: Details = {}) =>
      asserts('NIS', { statementId, publishedAt, utterance: 'nis-1018', outletId: statementId, ...about });
    const reasons = (...facts: Fact[]) => given(claim, ...facts);
    const [month, open, day] = [told('month', '2024-10'), told('open', '../2024-10-18'), told('day', '2024-10-18')];
    reasons(open, month, day).theClaimShows({ because: [{ statementId: 'day' }] });
    reasons(open, month).theClaimShows({ because: [{ statementId: 'month' }] });
    reasons(day, told('another', '2024-10-18')).theClaimShows({ because: [{ statementId: 'another' }] });
    const unnamed = told('an-official', '2024-10-18', { basis: 'unsourced' });
    reasons(day, unnamed).theClaimShows({ because: [{ statementId: 'day' }] });
  });

  it('are twenty at most with how many there are, and those against it among them however many are for it', () => {
    const many = Array.from({ length: 40 }, (_, n) => asserts(`holder ${n}`, { publishedAt: '2024-10-18' }));
    const few = ['Kremlin', 'DPRK'].map((name) => denies(name, { publishedAt: '2024-10-20' }));
    const against = few.map(({ data }) => ({ statementId: (data as { statementId: string }).statementId }));
    given(claim, ...many, ...few).theClaimIs('contested', { becauseTotal: 42 });
    const { because } = statusAt(claimOf([claim, ...many, ...few]));
    expect(because).toHaveLength(20);
    expect(because.slice(18)).toMatchObject(
      against.toSorted((one, other) => (one.statementId < other.statementId ? -1 : 1)),
    );
    expect(because.slice(0, 18).every(({ stance }) => stance === 'asserts')).toBe(true);
  });
});

describe('an origin', () => {
  it('is who says it, however many print it: six outlets, one origin', () => {
    const printed = ['reuters', 'ap', 'tass', 'unn', 'newsweek', 'kbs-world'].map((outletId) =>
      asserts('NIS', { outletId, utterance: 'nis-1018' }),
    );
    given(claim, ...printed).theClaimIs('single_origin', {
      outlets: 6,
      assertingOrigins: 1,
      origins: [{ holder: 'NIS', outlets: ['ap', 'kbs-world', 'newsweek', 'reuters', 'tass', 'unn'] }],
    });
  });

  it('is named by whom it speaks for', () =>
    given(claim, asserts('Dmitry Peskov', { for: 'Kremlin' })).theClaimShows({
      origins: [{ holder: 'Kremlin', outlets: ['kbs-world'] }],
    }));

  it('is the record where outlets look it up', () =>
    given(claim, asserts('AP', { role: 'outlet', basis: 'record', outletId: 'ap' })).theClaimShows({
      origins: [{ holder: 'the record', outlets: ['ap'] }],
    }));
});
