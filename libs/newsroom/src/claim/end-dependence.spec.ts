import { CLAIM, claimOnFile, given, repeats } from '../../test/given.js';
import type { ClaimEvent } from './claim.js';
import { EndDependence } from './end-dependence.js';

const claim = claimOnFile();
const end: EndDependence = {
  claimId: CLAIM,
  holder: { name: 'NATO' },
  dependsOn: { name: 'NIS' },
  reason: 'showed evidence of its own',
};
const ended: ClaimEvent = { type: 'DependenceEnded', data: end };

describe('EndDependence', () => {
  it('takes back that a holder repeats another', () =>
    given(claim, repeats('NATO', 'NIS')).when(EndDependence, end).then(ended));

  it('knows the two however their names are spelled', () =>
    given(claim, repeats(' nato', 'NIS')).when(EndDependence, end).then(ended));

  it('is refused while the claim is not on file', () =>
    given().when(EndDependence, end).isRefused('claim.not-on-file', CLAIM));

  it('is refused if nobody said so', () =>
    given(claim).when(EndDependence, end).isRefused('dependence.not-declared', CLAIM));

  it('is refused if only the reverse was said, or it was said of another source', () => {
    given(claim, repeats('NIS', 'NATO')).when(EndDependence, end).isRefused('dependence.not-declared');
    given(claim, repeats('NATO', 'HUR')).when(EndDependence, end).isRefused('dependence.not-declared');
  });

  it('is refused a second time', () =>
    given(claim, repeats('NATO', 'NIS'), ended).when(EndDependence, end).isRefused('dependence.not-declared'));

  it('leaves the other dependences as they are', () =>
    given(claim, repeats('NATO', 'NIS'), repeats('NATO', 'HUR'), ended)
      .when(EndDependence, { ...end, dependsOn: { name: 'HUR' } })
      .follows('DependenceEnded', { dependsOn: { name: 'HUR' } }));
});
