import { desk, given, nisStates } from '../../contract/given.js';
import { HedgeClaim } from './hedge-claim.js';

const kimSuggests: HedgeClaim = {
  ...nisStates,
  holder: { name: 'Kim Yong-hyun', role: 'third_party_official' },
  act: 'suggests',
  lean: '+',
};

describe('HedgeClaim', () => {
  it('says that a holder leans to it, short of committing', () =>
    given(...desk)
      .when(HedgeClaim, kimSuggests)
      .then({
        type: 'ClaimHedged',
        data: {
          ...kimSuggests,
          outletId: 'kbs-world',
          place: 'body',
          publishedAt: '2024-10-18',
          reportPublishedAt: '2024-10-18',
        },
      }));

  it('says that a holder leans against it', () =>
    given(...desk)
      .when(HedgeClaim, { ...kimSuggests, act: 'says_unlikely', lean: '-' })
      .follows('ClaimHedged', { act: 'says_unlikely', lean: '-' }));

  it.each([
    ['calls it probable', 'states', '+'],
    ['denies it as merely improbable', 'denies', '-'],
  ] as const)('is what a holder does who %s', (_, act, lean) =>
    given(...desk)
      .when(HedgeClaim, { ...kimSuggests, act, lean, certainty: 'probable' })
      .follows('ClaimHedged', { act, lean }),
  );

  it('needs a reason to lean the other way than the words do', () =>
    given(...desk)
      .when(HedgeClaim, { ...kimSuggests, lean: '-' })
      .isRefused('statement.departs-without-reason', 'hedges + by default, not hedges -'));

  it('needs a reason where the holder states it', () => {
    given(...desk)
      .when(HedgeClaim, { ...kimSuggests, act: 'states' })
      .isRefused('statement.departs-without-reason');
    given(...desk)
      .when(HedgeClaim, { ...kimSuggests, act: 'states', reason: 'asked again, he was less sure' })
      .follows('ClaimHedged', { act: 'states', lean: '+' });
  });
});
