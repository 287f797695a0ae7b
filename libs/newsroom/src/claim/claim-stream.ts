/** Everything a claim obeys. */
import { type About, on, stream } from '../stream.js';
import { assertClaim, AssertClaim } from './assert-claim.js';
import { type Dependence, evolveClaim, noClaim } from './claim.js';
import { declareDependence, DeclareDependence } from './declare-dependence.js';
import { denyClaim, DenyClaim } from './deny-claim.js';
import { disputeClaim, DisputeClaim } from './dispute-claim.js';
import { endDependence, EndDependence } from './end-dependence.js';
import { hedgeClaim, HedgeClaim } from './hedge-claim.js';
import { leaveClaimOpen, LeaveClaimOpen } from './leave-claim-open.js';
import { linkClaim, LinkClaim } from './link-claim.js';
import { registerClaim, RegisterClaim } from './register-claim.js';
import { namedBy, type Statement } from './statement.js';

const claimId = 'nk-troops-in-russia';
const dependence: Dependence & { claimId: string } = {
  claimId,
  holder: { name: 'NATO (Rutte)' },
  dependsOn: { name: 'ROK National Intelligence Service' },
};

export const claim = stream('claim', { initial: noClaim, evolve: evolveClaim }, [
  on(RegisterClaim, registerClaim, {
    means: 'Puts a claim on file: a proposition about the world that outlets and sources speak to.',
    example: { claimId, proposition: 'North Korean troops are in Russia', topic: 'war in Ukraine' },
    id: ({ claimId }) => claimId,
  }),
  on(LinkClaim, linkClaim, {
    means: 'Says how one claim stands to another: its part, its figure, its rival, its successor, its double.',
    example: { claimId: 'nk-troops-number', kind: 'quantity_of', to: claimId },
    id: ({ claimId }) => claimId,
    refersTo: ({ to }) => [`claim-${to}`],
  }),
  on(DeclareDependence, declareDependence, {
    means: 'Says that on this claim one holder only repeats another, and so adds no origin beside it.',
    example: { ...dependence, reason: 'spoke after its briefing' },
    id: ({ claimId }) => claimId,
    refersTo: ({ holder, dependsOn }) =>
      [holder, dependsOn].flatMap(({ outlet }) => (outlet ? [`outlet-${outlet}`] : [])),
  }),
  on(EndDependence, endDependence, {
    means: 'Takes back a declared dependence: the holder has the claim on its own after all.',
    example: { ...dependence, reason: 'showed evidence of its own' },
    id: ({ claimId }) => claimId,
  }),
  on(AssertClaim, assertClaim, {
    ...statement('ROK National Intelligence Service', 'states'),
    means: 'Says that a holder commits that the claim is so.',
  }),
  on(HedgeClaim, hedgeClaim, {
    ...statement('Kim Yong-hyun', 'states'),
    means: 'Says that a holder leans to the claim or against it, short of committing.',
    example: { ...statement('Kim Yong-hyun', 'states').example, certainty: 'probable', lean: '+' },
  }),
  on(DisputeClaim, disputeClaim, {
    ...statement('Pentagon', 'finds_no_evidence'),
    means: 'Says that a holder attacks the evidence, source or figure, without asserting the opposite.',
  }),
  on(DenyClaim, denyClaim, {
    ...statement('Dmitry Peskov', 'dismisses', 'Kremlin'),
    means: 'Says that a holder commits that the claim is not so.',
  }),
  on(LeaveClaimOpen, leaveClaimOpen, {
    ...statement('Vladimir Putin', 'does_not_deny', 'Kremlin'),
    means: 'Says that a holder was asked or in a position to know, and does not commit.',
  }),
]);

/** What the five have in common; the example is told by its holder and act. */
function statement(name: string, act: Statement['act'], spokenFor?: string): Omit<About<Statement>, 'means'> {
  return {
    id: ({ claimId }) => claimId,
    refersTo: namedBy,
    example: {
      claimId,
      statementId: 'kbs-world-188305-1',
      reportId: 'kbs-world-188305',
      holder: {
        name,
        role: spokenFor ? 'implicated_party' : 'third_party_official',
        ...(spokenFor && { for: spokenFor }),
      },
      act,
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
      saidAt: '2024-10-18',
      publishedAt: '2024-10-18T09:00Z',
    },
  };
}
