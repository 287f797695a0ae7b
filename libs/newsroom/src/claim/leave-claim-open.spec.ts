import { desk, given, nisStates } from '../../test/given.js';
import { LeaveClaimOpen } from './leave-claim-open.js';

const putinDoesNotDeny: LeaveClaimOpen = {
  ...nisStates,
  holder: { name: 'Vladimir Putin', role: 'implicated_party', for: 'Kremlin' },
  act: 'does_not_deny',
};

describe('LeaveClaimOpen', () => {
  it('says that a holder was asked and does not commit', () =>
    given(...desk)
      .when(LeaveClaimOpen, putinDoesNotDeny)
      .then({
        type: 'ClaimLeftOpen',
        data: {
          ...putinDoesNotDeny,
          outletId: 'kbs-world',
          place: 'body',
          publishedAt: '2024-10-18',
          reportPublishedAt: '2024-10-18',
        },
      }));

  it.each([
    'declines_to_confirm',
    'declines_to_confirm_or_deny',
    'declines_to_comment',
    'did_not_respond',
    'cannot_confirm',
    'speaks_conditionally',
    'answers_otherwise',
  ] as const)('is what a holder does who %s', (act) =>
    given(...desk)
      .when(LeaveClaimOpen, { ...putinDoesNotDeny, act })
      .follows('ClaimLeftOpen', { act }),
  );

  it('needs a reason where the holder confirms it', () => {
    const otherwise: LeaveClaimOpen = { ...putinDoesNotDeny, act: 'confirms' };
    given(...desk)
      .when(LeaveClaimOpen, otherwise)
      .isRefused('statement.departs-without-reason', '"confirms" asserts by default, not leaves_open');
    given(...desk)
      .when(LeaveClaimOpen, { ...otherwise, reason: 'confirmed a treaty, and left the troops open' })
      .follows('ClaimLeftOpen', { reason: 'confirmed a treaty, and left the troops open' });
  });
});
