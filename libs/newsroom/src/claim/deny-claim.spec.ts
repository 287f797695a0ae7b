import { desk, given, nisStates } from '../../test/given.js';
import { DenyClaim } from './deny-claim.js';

const kremlinDenies: DenyClaim = {
  ...nisStates,
  holder: { name: 'Dmitry Peskov', role: 'implicated_party', for: 'Kremlin' },
  act: 'denies',
};

describe('DenyClaim', () => {
  it('says that a holder commits that it is not so', () =>
    given(...desk)
      .when(DenyClaim, kremlinDenies)
      .then({
        type: 'ClaimDenied',
        data: {
          ...kremlinDenies,
          outletId: 'kbs-world',
          place: 'body',
          publishedAt: '2024-10-18',
          reportPublishedAt: '2024-10-18',
        },
      }));

  it('is what a holder does who waves it off', () =>
    given(...desk)
      .when(DenyClaim, { ...kremlinDenies, act: 'dismisses' })
      .follows('ClaimDenied', { act: 'dismisses' }));

  it('needs a reason where the holder denies it as merely improbable', () => {
    const otherwise: DenyClaim = { ...kremlinDenies, certainty: 'probable' };
    given(...desk)
      .when(DenyClaim, otherwise)
      .isRefused('statement.departs-without-reason', 'hedges - by default, not denies');
    given(...desk)
      .when(DenyClaim, { ...otherwise, reason: 'nobody in the room took the adverb at its word' })
      .follows('ClaimDenied', { reason: 'nobody in the room took the adverb at its word' });
  });
});
