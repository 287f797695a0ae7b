import { asserts, claimOnFile, denies, disputes, given, leansTo, leavesOpen } from '../../test/given.js';

const claim = claimOnFile();
const outlet = { role: 'outlet' } as const;

describe('what counts', () => {
  it('is a statement from its publication on', () => {
    const story = given(claim, asserts('NIS', { publishedAt: '2024-10-18T09:00Z' }));
    story.at('2024-10-18T08:59Z').theClaimIs('registered');
    story.at('2024-10-18T09:00Z').theClaimIs('single_origin');
  });

  it('is a statement of a day that nobody knows, from the first day that it may have been', () => {
    const story = given(claim, asserts('NIS', { publishedAt: '2024-10-24/..' }));
    story.at('2024-10-23').theClaimIs('registered');
    story.at('2024-10-24').theClaimIs('single_origin');
  });

  it('is never what an outlet reads into the words of a holder', () =>
    given(claim, asserts('Kremlin', { statementId: 'read-into', inferred: true })).theClaimIs('circulating', {
      outlets: 1,
      notCounted: [{ statementId: 'read-into', why: 'inferred: the outlet reads it into the words' }],
    }));

  it('is never satire', () =>
    given(claim, asserts('The Onion', { statementId: 'joke', role: 'satire' })).theClaimIs('circulating', {
      notCounted: [{ statementId: 'joke', why: 'satire' }],
    }));

  it.each(['did_not_respond', 'declines_to_comment', 'answers_otherwise', 'speaks_conditionally'] as const)(
    'is never an act that takes no position: %s',
    (act) => {
      const why = `takes no position: ${act.replaceAll('_', ' ')}`;
      const silent = leavesOpen('Kremlin', { act, statementId: 'silent', publishedAt: '2024-10-20' });
      given(claim, silent).theClaimIs('circulating', { notCounted: [{ statementId: 'silent', why }] });
      given(claim, denies('Kremlin'), silent).theClaimIs('denied', { flags: [] });
      given(claim, asserts('Kremlin', { act, reason: 'it is meant so' })).theClaimIs('circulating');
    },
  );

  it.each(['does_not_deny', 'declines_to_confirm', 'declines_to_confirm_or_deny', 'cannot_confirm'] as const)(
    'is an act by which a chance was passed over: %s',
    (act) =>
      given(claim, denies('Kremlin'), leavesOpen('Kremlin', { act, publishedAt: '2024-10-20' })).theClaimIs(
        'circulating',
        { flags: ['stance_changed'], notCounted: [] },
      ),
  );

  it.each(['named', 'anonymous', 'imagery', 'unsourced'] as const)(
    'is never the word of an outlet without reporting of its own (%s)',
    (basis) =>
      given(claim, asserts('Newsweek', { ...outlet, statementId: 'newsweek-1', basis })).theClaimIs('unsourced', {
        notCounted: [{ statementId: 'newsweek-1', why: 'an outlet without reporting of its own' }],
      }),
  );

  it('is the word of an outlet that saw it itself', () =>
    given(
      claim,
      asserts('Reuters', { ...outlet, basis: 'own_reporting' }),
      asserts('AP', { ...outlet, basis: 'own_reporting' }),
    ).theClaimIs('corroborated', { assertingOrigins: 2, notCounted: [] }));

  it('is the record, which is one holder however many outlets look it up', () =>
    given(
      claim,
      asserts('Reuters', { ...outlet, basis: 'record' }),
      asserts('AP', { ...outlet, basis: 'record' }),
    ).theClaimIs('documented', { assertingOrigins: 1 }));
});

describe('of a holder', () => {
  it('only the latest utterance counts, by when it was said and not by when it was printed', () =>
    given(
      claim,
      denies('Putin', { saidAt: '2024-10-10', publishedAt: '2024-10-25' }),
      leavesOpen('Putin', { saidAt: '2024-10-24', publishedAt: '2024-10-24' }),
    ).theClaimIs('circulating'));

  it('an utterance was made when it was first printed, if nobody tells when it was said', () =>
    given(
      claim,
      denies('Putin', { utterance: 'first', publishedAt: '2024-10-10' }),
      denies('Putin', { utterance: 'first', publishedAt: '2024-10-25', outletId: 'tass' }),
      leavesOpen('Putin', { utterance: 'second', publishedAt: '2024-10-24' }),
    ).theClaimIs('circulating'));

  it('an utterance was made when the earliest of its renderings says', () =>
    given(
      claim,
      denies('Putin', { utterance: 'first', saidAt: '2024-10-25', publishedAt: '2024-10-25' }),
      denies('Putin', { utterance: 'first', saidAt: '2024-10-10', publishedAt: '2024-10-26', outletId: 'tass' }),
      leavesOpen('Putin', { utterance: 'second', saidAt: '2024-10-24' }),
    ).theClaimIs('circulating'));

  it('a denial of whenever before is no newer than what came after it, though it is printed last', () => {
    const denied = denies('Putin', { saidAt: '../2024-10-23', publishedAt: '2024-10-24' });
    given(claim, asserts('Putin', { saidAt: '2024-10-24', publishedAt: '2024-10-24' }), denied).theClaimIs(
      'single_origin',
    );
    given(claim, asserts('Putin', { saidAt: '2024-10-10', publishedAt: '2024-10-10' }), denied).theClaimIs('abandoned');
  });

  it('of utterances of the same moment the most committal counts', () =>
    given(
      claim,
      leavesOpen('NATO', { saidAt: '2024-10-18', publishedAt: '2024-10-18' }),
      leansTo('NATO', { saidAt: '2024-10-18', publishedAt: '2024-10-18' }),
      asserts('NATO', { saidAt: '2024-10-18', publishedAt: '2024-10-19' }),
      leansTo('NIS'),
    ).theClaimIs('single_origin', { because: [{ holder: 'NATO', stance: 'asserts' }] }));

  it('utterances of the same moment each give their figure', () => {
    const figure = { measure: 'deployed', op: 'at_least', low: 3000, unit: 'persons' } as const;
    const more = { ...figure, low: 12_000 };
    given(
      claim,
      asserts('NIS', { saidAt: '2024-10-18', quantity: figure, publishedAt: '2024-10-18' }),
      asserts('NIS', { saidAt: '2024-10-18', quantity: more, publishedAt: '2024-10-19' }),
    ).theClaimShows({ assertingOrigins: 1, quantities: [{ low: 3000 }, { low: 12_000 }] });
  });

  it('the past shows what was the latest then', () => {
    const story = given(
      claim,
      asserts('NATO', { publishedAt: '2024-10-18' }),
      denies('NATO', { publishedAt: '2024-10-20' }),
    );
    story.at('2024-10-19').theClaimIs('single_origin');
    story.at('2024-10-20').theClaimIs('denied');
  });

  it('one who speaks for another is that other', () =>
    given(
      claim,
      denies('Dmitry Peskov', { for: 'Kremlin', publishedAt: '2024-10-10' }),
      leavesOpen('Vladimir Putin', { for: 'Kremlin', publishedAt: '2024-10-24' }),
    ).theClaimIs('circulating'));
});

describe('of the renderings of one utterance', () => {
  const tenth = { utterance: 'kremlin-1010' };
  const tass = { ...tenth, outletId: 'tass' };

  it('the least committal counts: what is left open by one is open', () => {
    given(claim, denies('Kremlin', tenth), leavesOpen('Kremlin', tass)).theClaimIs('circulating');
    given(claim, leansTo('Kremlin', tenth), leavesOpen('Kremlin', tass)).theClaimIs('circulating');
  });

  it('the least committal counts: what is hedged by one is hedged', () =>
    given(claim, asserts('NIS', tenth), leansTo('NIS', tass)).theClaimIs('suggested', { assertingOrigins: 0 }));

  it('what leans to it in one and denies it in the other is on both sides, and counts as neither', () =>
    given(claim, leansTo('Kremlin', tenth), denies('Kremlin', tass)).theClaimIs('circulating'));

  it('a denial and a doubt are against it', () =>
    given(claim, denies('Kremlin', tenth), disputes('Kremlin', tass)).theClaimIs('denied'));

  it('an assertion and a denial are an error of translation, and count as neither', () =>
    given(claim, asserts('Kremlin', tenth), denies('Kremlin', tass), asserts('NIS')).theClaimIs('single_origin', {
      assertingOrigins: 1,
      because: [{ holder: 'NIS', stance: 'asserts' }],
    }));

  const figure = { measure: 'deployed', op: 'eq', low: 12_000, unit: 'persons' } as const;

  it('of two figures that say as much the first printed counts', () =>
    given(
      claim,
      asserts('NIS', { ...tass, quantity: { ...figure, low: 10_000 }, publishedAt: '2024-10-19' }),
      asserts('NIS', { ...tenth, quantity: figure, publishedAt: '2024-10-18' }),
    ).theClaimShows({ quantities: [{ low: 12_000 }] }));

  it('of two figures the one that says less counts, whichever is printed first', () => {
    const about = { ...figure, op: 'about' } as const;
    given(
      claim,
      asserts('NIS', { ...tenth, quantity: figure, publishedAt: '2024-10-18' }),
      asserts('NIS', { ...tass, quantity: about, publishedAt: '2024-10-19' }),
    ).theClaimShows({ quantities: [{ op: 'about' }] });
    given(
      claim,
      asserts('NIS', { ...tass, quantity: about, publishedAt: '2024-10-18' }),
      asserts('NIS', { ...tenth, quantity: figure, publishedAt: '2024-10-19' }),
    ).theClaimShows({ quantities: [{ op: 'about' }] });
  });

  it('a figure of each measure counts', () =>
    given(
      claim,
      asserts('NIS', { ...tenth, quantity: figure }),
      asserts('NIS', { ...tass, quantity: { ...figure, measure: 'planned' } }),
    ).theClaimShows({ quantities: [{ measure: 'deployed' }, { measure: 'planned' }] }));

  it('the figure counts that leaves most open, else the first published', () => {
    const said = asserts('NIS', { ...tenth, quantity: figure });
    const other = (quantity: Partial<typeof figure> | { op: 'about' }) =>
      leansTo('NIS', { ...tass, quantity: { ...figure, low: 10_000, ...quantity } });
    given(claim, said, other({})).theClaimShows({ quantities: [{ low: 12_000, holder: 'NIS' }] });
    given(claim, said, other({ op: 'about' })).theClaimShows({ quantities: [{ low: 10_000, holder: 'NIS' }] });
  });

  it('and of two that have no upper end it is the one with the lower', () => {
    const atLeast = (low: number) => ({ ...figure, op: 'at_least' as const, low });
    given(
      claim,
      asserts('NIS', { ...tenth, quantity: atLeast(12_000) }),
      asserts('NIS', { ...tass, quantity: atLeast(3000) }),
    ).theClaimShows({ quantities: [{ op: 'at_least', low: 3000 }] });
  });
});
