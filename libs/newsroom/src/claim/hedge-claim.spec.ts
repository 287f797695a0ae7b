import { desk, given, linked, nisStates } from '../../test/given.js';
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

  it.each([
    ['estimates', undefined, '+'],
    ['suggests', undefined, '+'],
    ['suggests', 'possible', '+'],
    ['says_unlikely', undefined, '-'],
    ['states', 'probable', '+'],
    ['confirms', 'possible', '+'],
    ['denies', 'probable', '-'],
    ['dismisses', 'possible', '-'],
  ] as const)('leans by itself where a holder %s (%s): %s', (act, certainty, lean) => {
    const { lean: _, ...words } = { ...kimSuggests, act, certainty };
    given(...desk)
      .when(HedgeClaim, words)
      .follows('ClaimHedged', { act, lean });
  });

  it('leans as an estimate does where it is one of a figure, though that asserts by default', () => {
    const { lean: _, ...words } = { ...kimSuggests, act: 'estimates' as const, reason: 'the tone' };
    given(...desk, linked('quantity_of', 'other'))
      .when(HedgeClaim, words)
      .follows('ClaimHedged', { lean: '+' });
  });

  it('wants a lean where the words have none', () => {
    const { lean: _, ...words } = { ...kimSuggests, act: 'does_not_deny' as const, reason: 'the tone' };
    given(...desk)
      .when(HedgeClaim, words)
      .isRefused('statement.lean', 'say lean + or -');
  });

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
