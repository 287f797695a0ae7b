import { desk, given, nisStates } from '../../test/given.js';
import { DisputeClaim } from './dispute-claim.js';

const pentagonQuestions: DisputeClaim = {
  ...nisStates,
  holder: { name: 'Pentagon', role: 'third_party_official' },
  act: 'questions',
};

describe('DisputeClaim', () => {
  it('says that a holder attacks the evidence without asserting the opposite', () =>
    given(...desk)
      .when(DisputeClaim, pentagonQuestions)
      .then({
        type: 'ClaimDisputed',
        data: {
          ...pentagonQuestions,
          outletId: 'kbs-world',
          place: 'body',
          publishedAt: '2024-10-18',
          reportPublishedAt: '2024-10-18',
        },
      }));

  it('is what a holder does who has looked and found no evidence', () =>
    given(...desk)
      .when(DisputeClaim, { ...pentagonQuestions, act: 'finds_no_evidence' })
      .follows('ClaimDisputed', { act: 'finds_no_evidence' }));

  it('needs a reason where the holder denies it', () => {
    const otherwise: DisputeClaim = { ...pentagonQuestions, act: 'denies' };
    given(...desk)
      .when(DisputeClaim, otherwise)
      .isRefused('statement.departs-without-reason', '"denies" denies by default, not disputes');
    given(...desk)
      .when(DisputeClaim, { ...otherwise, reason: 'denied the figure alone' })
      .follows('ClaimDisputed', { reason: 'denied the figure alone' });
  });
});
