import { claimOnFile, given } from '../../test/given.js';
import { RegisterClaim } from './register-claim.js';

const inRussia = { claimId: 'nk-troops', proposition: 'North Korean troops are in Russia', topic: 'war in Ukraine' };

describe('RegisterClaim', () => {
  it('puts a claim on file in the words that it is given', () =>
    given().when(RegisterClaim, inRussia).then({ type: 'ClaimRegistered', data: inRussia }));

  it('minds no other claim of the same words', () =>
    given(claimOnFile('troops-in-russia'))
      .when(RegisterClaim, inRussia)
      .then({ type: 'ClaimRegistered', data: inRussia }));

  it('is refused if the id is taken, even in the same words', () =>
    given(claimOnFile('nk-troops')).when(RegisterClaim, inRussia).isRefused('claim.already-registered', 'nk-troops'));
});
