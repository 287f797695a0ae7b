import { asserts, claimOnFile, given } from '../../test/given.js';
import { RewordClaim } from './reword-claim.js';

const reworded: RewordClaim = { claimId: 'nk-troops', proposition: 'DPRK soldiers are in Russia', reason: 'clearer' };

describe('RewordClaim', () => {
  it('puts a claim into better words, and says why', () =>
    given(claimOnFile()).when(RewordClaim, reworded).then({ type: 'ClaimReworded', data: reworded }));

  it('leaves what was said on it as it is', () =>
    given(claimOnFile(), asserts('NIS'), { type: 'ClaimReworded', data: reworded }).theClaimIs('single_origin'));

  it('is refused if these are its words', () =>
    given(claimOnFile(), { type: 'ClaimReworded', data: reworded })
      .when(RewordClaim, reworded)
      .isRefused('claim.already-worded-so'));
});
