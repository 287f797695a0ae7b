import { desk, given, nisStates } from '../../test/given.js';
import { AssertClaim } from './assert-claim.js';

describe('AssertClaim', () => {
  it('says that a holder commits that it is so', () =>
    given(...desk)
      .when(AssertClaim, nisStates)
      .then({
        type: 'ClaimAsserted',
        data: {
          ...nisStates,
          outletId: 'kbs-world',
          place: 'body',
          publishedAt: '2024-10-18',
          reportPublishedAt: '2024-10-18',
        },
      }));

  it.each(['confirms', 'acknowledges', 'shows'] as const)('is what a holder does who %s', (act) =>
    given(...desk)
      .when(AssertClaim, { ...nisStates, act })
      .follows('ClaimAsserted', { act }),
  );

  it('needs a reason where the holder only suggests it', () => {
    const suggests = { ...nisStates, act: 'suggests' as const };
    given(...desk)
      .when(AssertClaim, suggests)
      .isRefused('statement.departs-without-reason', '"suggests" hedges + by default, not asserts');
    given(...desk)
      .when(AssertClaim, { ...suggests, reason: 'said with a nod that left no doubt' })
      .follows('ClaimAsserted', { act: 'suggests', reason: 'said with a nod that left no doubt' });
  });
});
