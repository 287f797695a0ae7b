/** Which of a holder's utterances push others aside, and what counts of those that stand side by side. */
import { asserts, claimOnFile, denies, given, leansTo, leavesOpen } from '../../test/given.js';

const claim = claimOnFile();
const outlet = { role: 'outlet' } as const;

describe('of a holder', () => {
  it('a dated utterance is later than what was published before its day, and not than what was on it', () => {
    const denied = (publishedAt: string) => denies('Putin', { publishedAt });
    const open = leavesOpen('Putin', { saidAt: '2024-10-24T15:00Z', publishedAt: '2024-10-26' });
    given(claim, denied('2024-10-23T23:59Z'), open).theClaimIs('circulating', { flags: ['stance_changed'] });
    given(claim, denied('2024-10-24T09:00Z'), open).theClaimIs('denied', { flags: [] });
  });

  it('an utterance is of the day that any rendering on the claim gives, one that never counts too', () => {
    const [denied, open] = [
      denies('Putin', { utterance: 'first', publishedAt: '2024-10-20' }),
      leavesOpen('Putin', { utterance: 'second', saidAt: '2024-10-19', publishedAt: '2024-10-24' }),
    ];
    given(claim, denied, open).theClaimIs('denied', { flags: [] });
    const read = { utterance: 'first', inferred: true, outletId: 'tass', publishedAt: '2024-10-20' };
    given(claim, denied, open, denies('Putin', { ...read, saidAt: '2024-10-18' })).theClaimIs('circulating', {
      flags: ['stance_changed'],
    });
  });

  it('what is printed without a date is later than a dated utterance that ended more than seven days before', () => {
    const denied = denies('Putin', { saidAt: '2024-10-10T15:00Z', publishedAt: '2024-10-10' });
    const open = (publishedAt: string) => leavesOpen('Putin', { publishedAt });
    given(claim, denied, open('2024-10-17T15:01Z')).theClaimIs('circulating', { flags: ['stance_changed'] });
    given(claim, denied, open('2024-10-17T15:00Z')).theClaimIs('denied', { flags: [] });
  });

  it('what is printed without a date in the same week stands beside the dated word, and both figures show', () => {
    const figure = { measure: 'deployed', op: 'about', low: 12_000, unit: 'persons' } as const;
    given(
      claim,
      asserts('NIS', { saidAt: '2024-10-18', publishedAt: '2024-10-18', quantity: { ...figure, low: 3000 } }),
      asserts('NIS', { publishedAt: '2024-10-24', quantity: figure }),
    ).theClaimShows({ assertingOrigins: 1, quantities: [{ low: 3000 }, { low: 12_000 }] });
  });

  it('utterances on both sides that stand side by side count as neither', () =>
    given(
      claim,
      asserts('Putin', { saidAt: '2024-10-18', publishedAt: '2024-10-18' }),
      denies('Putin', { saidAt: '2024-10-17/2024-10-18', publishedAt: '2024-10-19' }),
      leansTo('NIS'),
    ).theClaimIs('suggested', { assertingOrigins: 0 }));

  it('words that contradict each other still push aside what is earlier', () => {
    const said = { utterance: 'kcna-1020', publishedAt: '2024-10-20' };
    given(
      claim,
      denies('DPRK', { publishedAt: '2024-10-10' }),
      asserts('DPRK', said),
      denies('DPRK', { ...said, outletId: 'tass' }),
    ).theClaimIs('circulating');
  });

  it('the record is as old as it says, whoever printed it last', () => {
    const look = (says: typeof asserts, saidAt: string | undefined, publishedAt: string) =>
      says('a paper', { ...outlet, basis: 'record', publishedAt, ...(saidAt && { saidAt }) });
    const repealed = look(denies, '2024-11-20', '2024-11-21');
    given(claim, look(asserts, '2024-10-24', '2024-12-30'), repealed).theClaimIs('denied');
    given(claim, look(asserts, undefined, '2024-12-30'), repealed).theClaimIs('abandoned', { flags: [] });
    given(claim, look(asserts, undefined, '2024-10-01'), look(asserts, undefined, '2024-12-30')).theClaimIs(
      'documented',
    );
  });
});
