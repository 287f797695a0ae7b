import { claimOnFile, given, linked } from '../../contract/given.js';
import { LINKS, wordsOf } from '../vocabulary.js';
import { LinkClaim } from './link-claim.js';

const [claim, other] = [claimOnFile(), claimOnFile('nk-troops-in-combat')];
const partOfIt: LinkClaim = { claimId: 'nk-troops', kind: 'part_of', to: 'nk-troops-in-combat' };

describe('LinkClaim', () => {
  it.each(wordsOf(LINKS))('says that a claim stands to another as %s', (kind) =>
    given(claim, other)
      .when(LinkClaim, { ...partOfIt, kind })
      .then({ type: 'ClaimLinked', data: { ...partOfIt, kind } }),
  );

  it('says a second thing of the same two', () =>
    given(claim, other, linked('part_of', 'nk-troops-in-combat'))
      .when(LinkClaim, { ...partOfIt, kind: 'succeeds' })
      .follows('ClaimLinked', { kind: 'succeeds' }));

  it('says the same of a third', () =>
    given(claim, other, claimOnFile('nk-troops-in-kursk'), linked('part_of', 'nk-troops-in-combat'))
      .when(LinkClaim, { ...partOfIt, to: 'nk-troops-in-kursk' })
      .follows('ClaimLinked', { to: 'nk-troops-in-kursk' }));

  it('is refused while the claim is not on file', () =>
    given(other).when(LinkClaim, partOfIt).isRefused('claim.not-on-file', 'No claim nk-troops is'));

  it('is refused while the other claim is not on file', () =>
    given(claim).when(LinkClaim, partOfIt).isRefused('claim.not-on-file', 'nk-troops-in-combat'));

  it('is refused from a claim to itself', () =>
    given(claim)
      .when(LinkClaim, { ...partOfIt, to: 'nk-troops' })
      .isRefused('claim.linked-to-itself', 'nk-troops'));

  it('is refused if it says what is on file', () =>
    given(claim, other, linked('part_of', 'nk-troops-in-combat'))
      .when(LinkClaim, partOfIt)
      .isRefused('claim.already-linked', 'part_of'));
});
