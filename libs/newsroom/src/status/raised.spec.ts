/** What raises a flag: of each utterance and of each holder by itself, so that an editor sees which of them to look at. */
import { asserts, claimOnFile, denies, given, leavesOpen, type Fact, retracted } from '../../test/given.js';
import { pictureAt, claimOf } from '../../test/claim-of.js';
import type { ClaimEvent } from '../claim/claim.js';

const claim = claimOnFile();

describe('what raises a flag', () => {
  it('is told apart by utterance: two that papers render differently are two entries, first published first', () =>
    given(
      claim,
      ...renderedTwice('peskov-1011', '2024-10-11'),
      ...renderedTwice('peskov-1010', '2024-10-10'),
    ).theClaimShows({
      flags: ['renderings_differ'],
      raised: [
        {
          about: { utterance: 'peskov-1010', holder: 'Kremlin', statementId: 'peskov-1010-ap' },
          statements: ['peskov-1010-ap', 'peskov-1010-tass'],
          statementsTotal: 2,
        },
        {
          about: { utterance: 'peskov-1011', holder: 'Kremlin', statementId: 'peskov-1011-ap' },
          statements: ['peskov-1011-ap', 'peskov-1011-tass'],
          statementsTotal: 2,
        },
      ],
      raisedTotal: 2,
    }));

  it('is told apart by holder: of who has changed sides, and of the house that two speak for', () => {
    const turns = (name: string) => [
      denies(name, { statementId: `${name}-10`, publishedAt: '2024-10-10' }),
      leavesOpen(name, { statementId: `${name}-24`, publishedAt: '2024-10-24' }),
    ];
    given(claim, ...turns('Putin'), ...turns('Kim'), retracted('Kim-24', '2024-10-25')).theClaimShows({
      raised: [
        {
          flag: 'stance_changed',
          about: { holder: 'Putin', statementId: 'Putin-24' },
          statements: ['Putin-10', 'Putin-24'],
        },
      ],
    });
    const speaks = { for: 'South Korea', utterance: 'one' };
    given(
      claim,
      asserts('NIS', { ...speaks, statementId: 'nis' }),
      denies('Yoon', { ...speaks, utterance: 'two', statementId: 'yoon' }),
    ).theClaimShows({
      raised: [
        { flag: 'house_divided', about: { holder: 'South Korea', statementId: 'nis' }, statements: ['nis', 'yoon'] },
      ],
    });
  });

  it('is no utterance that has no id: its statement says which it is', () =>
    given(
      claim,
      asserts('NIS', { statementId: 'nis', framing: { headline: 'denies', body: 'asserts' } }),
    ).theClaimShows({
      raised: [{ flag: 'headline_body_conflict', about: { holder: 'NIS', statementId: 'nis' }, statements: ['nis'] }],
    }));

  it('is nothing where no flag is raised', () =>
    given(claim, asserts('NIS')).theClaimShows({ flags: [], raised: [], raisedTotal: 0 }));

  it('is told of twenty at most, each flag in turn, with how many there are, and of each twenty statements at most', () => {
    const many = Array.from({ length: 30 }, (_, n) => renderedTwice(`u-${n + 10}`, '2024-10-10')).flat();
    const printed = Array.from({ length: 25 }, (_, n) =>
      asserts('NIS', {
        utterance: 'nis-1018',
        outletId: `paper-${n + 10}`,
        statementId: `nis-${n + 10}`,
        framing: { headline: 'denies', body: 'asserts' },
      }),
    );
    const { raised, raisedTotal } = pictureAt(claimOf([claim, ...many, ...printed] as ClaimEvent[]), Infinity);
    expect([raised.length, raisedTotal]).toEqual([20, 31]);
    const ids = printed.map(({ data }) => (data as { statementId: string }).statementId);
    expect(raised.at(-1)).toEqual({
      flag: 'headline_body_conflict',
      about: { utterance: 'nis-1018', holder: 'NIS', statementId: 'nis-10' },
      statements: ids.slice(0, 20),
      statementsTotal: 25,
    });
    expect(raised[0]?.about.utterance).toBe('u-10');
  });

  it('is the same in whatever order it was put on file', () => {
    const facts = [...renderedTwice('a', '2024-10-12'), ...renderedTwice('b', '2024-10-11')] as ClaimEvent[];
    const told = (events: ClaimEvent[]) => pictureAt(claimOf([claim, ...events] as ClaimEvent[]), Infinity).raised;
    expect(told(facts.toReversed())).toEqual(told(facts));
  });
});

function renderedTwice(utterance: string, publishedAt: string): Fact[] {
  const said = { utterance, publishedAt };
  return [
    denies('Kremlin', { ...said, outletId: 'ap', statementId: `${utterance}-ap` }),
    leavesOpen('Kremlin', { ...said, outletId: 'tass', statementId: `${utterance}-tass` }),
  ];
}
