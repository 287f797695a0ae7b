import { asserts, claimOnFile, given, linked, unlinked } from '../../test/given.js';
import { LINKS, wordsOf } from '../vocabulary.js';
import type { ClaimEvent } from './claim.js';
import { UnlinkClaim } from './unlink-claim.js';

const claim = claimOnFile();
const takeBack: UnlinkClaim = { claimId: 'nk-troops', kind: 'part_of', to: 'nk-army', reason: 'they differ' };

describe('UnlinkClaim', () => {
  it.each(wordsOf(LINKS))('takes back a link as %s', (kind) =>
    given(claim, linked(kind, 'nk-army'))
      .when(UnlinkClaim, { ...takeBack, kind })
      .then({ type: 'ClaimUnlinked', data: { ...takeBack, kind } }),
  );

  it('is refused while the claim is not on file', () =>
    given().when(UnlinkClaim, takeBack).isRefused('claim.not-on-file', 'nk-troops'));

  it('is refused where there is no link, or one of another kind, or to another', () => {
    given(claim).when(UnlinkClaim, takeBack).isRefused('claim.not-linked', 'nk-army as part_of');
    given(claim, linked('succeeds', 'nk-army')).when(UnlinkClaim, takeBack).isRefused('claim.not-linked');
    given(claim, linked('part_of', 'nk-navy')).when(UnlinkClaim, takeBack).isRefused('claim.not-linked');
  });

  it('is refused on the other end: a link is the claim’s that it was put on', () =>
    given(claim, { type: 'ClaimLinked', data: { claimId: 'nk-army', kind: 'part_of', to: 'nk-troops' } })
      .when(UnlinkClaim, takeBack)
      .isRefused('claim.not-linked'));

  it('is refused a second time', () =>
    given(claim, linked('part_of', 'nk-army'), unlinked('part_of', 'nk-army'))
      .when(UnlinkClaim, takeBack)
      .isRefused('claim.not-linked'));

  it('mends what an earlier release took: two links of one claim to another, one at a time', () =>
    given(claim, linked('part_of', 'nk-army'), linked('succeeds', 'nk-army'), unlinked('succeeds', 'nk-army'))
      .when(UnlinkClaim, takeBack)
      .follows('ClaimUnlinked', takeBack));

  it('mends what was said twice in a log, by one word', () => {
    const twice: ClaimEvent[] = [linked('part_of', 'nk-army'), linked('part_of', 'nk-army')];
    given(claim, ...twice, unlinked('part_of', 'nk-army'))
      .when(UnlinkClaim, takeBack)
      .isRefused('claim.not-linked');
  });

  it('takes back what a figure was, at every moment: who gives none bears out again who gives one', () => {
    const quantity = { measure: 'deployed', op: 'eq' as const, low: 12_000, unit: 'persons' };
    const figures = [asserts('NIS', { quantity }), asserts('HUR')];
    const number = [claim, linked('quantity_of', 'nk-army'), ...figures];
    given(...number).theClaimIs('single_origin');
    const mended = given(...number, unlinked('quantity_of', 'nk-army'));
    mended.theClaimIs('corroborated');
    mended.at('2024-10-18').theClaimIs('corroborated');
  });
});
