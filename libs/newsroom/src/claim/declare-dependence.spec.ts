import { CLAIM, claimOnFile, given, outletOnFile, repeats } from '../../test/given.js';
import type { ClaimEvent } from './claim.js';
import { DeclareDependence } from './declare-dependence.js';

const claim = claimOnFile();
const reason = 'spoke after its briefing';
const ended: ClaimEvent = {
  type: 'DependenceEnded',
  data: { claimId: CLAIM, holder: { name: 'NATO' }, dependsOn: { name: 'NIS' }, reason: 'showed its own evidence' },
};
const reutersRepeatsAp: DeclareDependence = {
  claimId: CLAIM,
  holder: { name: 'a US official', outlet: 'reuters' },
  dependsOn: { name: 'a US official', outlet: 'ap' },
  reason,
};

describe('DeclareDependence', () => {
  it('says that on this claim one holder only repeats another', () =>
    given(claim)
      .when(DeclareDependence, declared('NATO', 'NIS'))
      .then({ type: 'DependenceDeclared', data: declared('NATO', 'NIS') }));

  it('lets one holder repeat two, and two repeat one', () =>
    given(claim, repeats('NATO', 'NIS'), repeats('Pentagon', 'HUR'))
      .when(DeclareDependence, declared('NATO', 'HUR'))
      .follows('DependenceDeclared', declared('NATO', 'HUR')));

  it('tells the unnamed officials of two papers apart', () =>
    given(claim, outletOnFile('reuters'), outletOnFile('ap'))
      .when(DeclareDependence, reutersRepeatsAp)
      .follows('DependenceDeclared', reutersRepeatsAp));

  it('may be declared again, or the other way round, once it has ended', () => {
    given(claim, repeats('NATO', 'NIS'), ended)
      .when(DeclareDependence, declared('NATO', 'NIS'))
      .follows('DependenceDeclared', declared('NATO', 'NIS'));
    given(claim, repeats('NATO', 'NIS'), ended)
      .when(DeclareDependence, declared('NIS', 'NATO'))
      .follows('DependenceDeclared', declared('NIS', 'NATO'));
  });

  it('is refused while the claim is not on file', () =>
    given().when(DeclareDependence, declared('NATO', 'NIS')).isRefused('claim.not-on-file', CLAIM));

  it("is refused while an unnamed holder's outlet is not on file", () => {
    given(claim, outletOnFile('ap'))
      .when(DeclareDependence, reutersRepeatsAp)
      .isRefused('outlet.not-on-file', 'reuters');
    given(claim, outletOnFile('reuters'))
      .when(DeclareDependence, reutersRepeatsAp)
      .isRefused('outlet.not-on-file', 'ap');
  });

  it('is refused if it is on file, however the names are spelled', () =>
    given(claim, repeats('NATO', 'NIS'))
      .when(DeclareDependence, declared(' nato', 'Nis '))
      .isRefused('dependence.already-declared', CLAIM));

  it.each([
    ['themselves', [], 'NATO', 'nato'],
    ['who repeats them', [repeats('NATO', 'NIS')], 'NIS', 'NATO'],
    ['who repeats them at third hand', [repeats('NATO', 'NIS'), repeats('Pentagon', 'NATO')], 'NIS', 'Pentagon'],
  ])('is refused to a holder that would repeat %s', (_, facts, name, source) =>
    given(claim, ...facts)
      .when(DeclareDependence, declared(name, source))
      .isRefused('dependence.circular', CLAIM),
  );
});

function declared(name: string, source: string): DeclareDependence {
  return { claimId: CLAIM, holder: { name }, dependsOn: { name: source }, reason };
}
