import { asserts, claimOnFile, denies, disputes, given, leansTo, leavesOpen, retracted } from '../../test/given.js';

const claim = claimOnFile();

describe('a stance has changed', () => {
  const at = (day: string) => ({ publishedAt: `2024-10-${day}`, statementId: day });

  it('where a holder leaves open what it denied, with what it said then and says now', () =>
    given(claim, denies('Kremlin', at('10')), leavesOpen('Kremlin', at('24'))).theClaimShows({
      raised: [{ flag: 'stance_changed', statements: ['10', '24'] }],
    }));

  it('and stays so while the holder repeats itself', () =>
    given(
      claim,
      denies('Kremlin', at('10')),
      leavesOpen('Kremlin', at('24')),
      leavesOpen('Kremlin', at('26')),
    ).theClaimShows({ raised: [{ flag: 'stance_changed', statements: ['10', '26'] }] }));

  it('where it turned twice, with the last turn', () =>
    given(
      claim,
      denies('Kremlin', at('10')),
      asserts('Kremlin', at('12')),
      leavesOpen('Kremlin', at('24')),
    ).theClaimShows({ raised: [{ flag: 'stance_changed', statements: ['12', '24'] }] }));

  it('not where it merely sounds surer', () => {
    given(claim, leansTo('NIS', at('10')), asserts('NIS', at('24'))).theClaimShows({ flags: [] });
    given(claim, disputes('Pentagon', at('10')), denies('Pentagon', at('24'))).theClaimShows({ flags: [] });
  });

  it('not where it never said the other thing: the statement was retracted, or is another holder’s', () => {
    given(
      claim,
      denies('Kremlin', at('10')),
      leavesOpen('Kremlin', at('24')),
      retracted('10', '2024-10-25', 'misrendered'),
    ).theClaimShows({ flags: [] });
    given(claim, denies('Kremlin', at('10')), leavesOpen('Pentagon', at('24'))).theClaimShows({ flags: [] });
  });

  it('not where nobody can tell what it said first', () =>
    given(claim, denies('Kremlin', { ...at('18'), saidAt: '2024-10-18' }), leavesOpen('Kremlin', at('24'))).theClaimIs(
      'denied',
      { flags: [] },
    ));

  it('where one of two words that stand side by side is later than an earlier one on another side', () =>
    given(
      claim,
      leavesOpen('Kremlin', at('10')),
      denies('Kremlin', { ...at('18'), saidAt: '2024-10-18' }),
      denies('Kremlin', at('24')),
    ).theClaimShows({ raised: [{ flag: 'stance_changed', statements: ['10', '18', '24'] }] }));

  it('not where nobody can tell what it says now', () =>
    given(
      claim,
      denies('Kremlin', at('10')),
      denies('Kremlin', { ...at('24'), utterance: 'u' }),
      asserts('Kremlin', { ...at('24'), utterance: 'u', statementId: '24b', outletId: 'tass' }),
    ).theClaimShows({ flags: ['renderings_differ'] }));
});

describe('a house is divided', () => {
  const forKremlin = (statementId: string, publishedAt = '2024-10-18') => ({
    statementId,
    publishedAt,
    for: 'Kremlin',
  });

  const [peskov, lavrov] = [denies('Peskov', forKremlin('a')), asserts('Lavrov', forKremlin('b'))];

  it('where a spokesman and a minister of one party are on different sides and neither was later: it counts on neither', () =>
    given(claim, peskov, lavrov).theClaimIs('abandoned', {
      flags: ['house_divided'],
      raised: [{ flag: 'house_divided', statements: ['a', 'b'] }],
    }));

  it('where the house itself is one of the two', () =>
    given(claim, peskov, asserts('Kremlin', { statementId: 'b' })).theClaimShows({ flags: ['house_divided'] }));

  it('where days are given that leave open who was later', () =>
    given(
      claim,
      denies('Peskov', { ...forKremlin('a'), saidAt: '2024-10-17/2024-10-18' }),
      asserts('Lavrov', { ...forKremlin('b'), saidAt: '2024-10-18' }),
    ).theClaimShows({ flags: ['house_divided'] }));

  it('not where one of the two was later, for the house has moved', () =>
    given(claim, peskov, asserts('Lavrov', forKremlin('b', '2024-10-20'))).theClaimIs('single_origin', {
      raised: [{ flag: 'stance_changed', statements: ['a', 'b'] }],
    }));

  it('not where one of the two leaves it open', () =>
    given(claim, peskov, leavesOpen('Lavrov', forKremlin('b'))).theClaimIs('denied', { flags: [] }));

  it('until the one falls in with the other', () =>
    given(claim, peskov, lavrov, asserts('Peskov', forKremlin('c', '2024-10-21'))).theClaimIs('single_origin', {
      flags: ['stance_changed'],
    }));

  it('not where one person says both at once', () =>
    given(claim, peskov, asserts('Peskov', forKremlin('b'))).theClaimIs('abandoned', { flags: [] }));

  it('not where one person changes its mind, nor where two of different houses disagree', () => {
    given(claim, denies('Peskov', forKremlin('a')), leavesOpen('Peskov', forKremlin('b', '2024-10-20'))).theClaimShows({
      flags: ['stance_changed'],
    });
    given(claim, denies('Peskov', { for: 'Kremlin' }), asserts('Kim', { for: 'ROK' })).theClaimShows({ flags: [] });
  });
});
