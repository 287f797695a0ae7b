import { claimOnFile, given, linked, unlinked } from '../../test/given.js';
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

  it.each(wordsOf(LINKS))('is refused where the claim is linked to the other as %s: one link is all', (kind) =>
    given(claim, other, linked(kind, 'nk-troops-in-combat'))
      .when(LinkClaim, partOfIt)
      .isRefused('claim.already-linked', `nk-troops is linked to nk-troops-in-combat as ${kind}`),
  );

  it.each(wordsOf(LINKS))(
    'is refused where the other is linked to the claim as %s: no two are doubles of each other',
    (kind) =>
      given(claim, other, { type: 'ClaimLinked', data: { claimId: 'nk-troops-in-combat', kind, to: 'nk-troops' } })
        .when(LinkClaim, { ...partOfIt, kind: 'duplicate_of' })
        .isRefused('claim.already-linked', `nk-troops-in-combat is linked to nk-troops as ${kind}`),
  );

  it('says another thing once what was said is taken back', () =>
    given(claim, other, linked('part_of', 'nk-troops-in-combat'), unlinked('part_of', 'nk-troops-in-combat'))
      .when(LinkClaim, { ...partOfIt, kind: 'succeeds' })
      .follows('ClaimLinked', { kind: 'succeeds' }));
});
