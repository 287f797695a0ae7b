/** Everything a claim obeys. */
import { type About, on, stream } from '../stream.js';
import { ACTS, type Stance } from '../vocabulary.js';
import { amendStatement, AmendStatement } from './amend-statement.js';
import { assertClaim, AssertClaim } from './assert-claim.js';
import { type Dependence, evolveClaim, noClaim } from './claim.js';
import { declareDependence, DeclareDependence } from './declare-dependence.js';
import { denyClaim, DenyClaim } from './deny-claim.js';
import { disputeClaim, DisputeClaim } from './dispute-claim.js';
import { endDependence, EndDependence } from './end-dependence.js';
import { hedgeClaim, HedgeClaim } from './hedge-claim.js';
import { Identified, identifyHolder, IdentifyHolder } from './identify-holder.js';
import { issueVerdict, IssueVerdict } from './issue-verdict.js';
import { leaveClaimOpen, LeaveClaimOpen } from './leave-claim-open.js';
import { linkClaim, LinkClaim } from './link-claim.js';
import { registerClaim, RegisterClaim } from './register-claim.js';
import { reinstateStatement, ReinstateStatement } from './reinstate-statement.js';
import { resumeStatement, ResumeStatement } from './resume-statement.js';
import { retractStatement, RetractStatement } from './retract-statement.js';
import { rewordClaim, RewordClaim } from './reword-claim.js';
import { Decided, namedAs, namedBy, type Statement } from './statement.js';
import { suspendStatement, SuspendStatement } from './suspend-statement.js';
import { unlinkClaim, UnlinkClaim } from './unlink-claim.js';
import { streamName } from '../stream-name.js';

const claimId = 'nk-troops-in-russia';
const statementId = 'kbs-world-188305-1';
const dependence: Dependence & { claimId: string } = {
  claimId,
  holder: { name: 'NATO (Rutte)' },
  dependsOn: { name: 'ROK National Intelligence Service' },
};

export const claim = stream('claim', { initial: noClaim, begins: 'ClaimRegistered', evolve: evolveClaim }, [
  on(RegisterClaim, registerClaim, {
    event: 'ClaimRegistered',
    postedBy: 'tool',
    means: 'Puts a claim on file: a proposition about the world that outlets and sources speak to.',
    example: { claimId, proposition: 'North Korean troops are in Russia', topic: 'war in Ukraine' },
    id: ({ claimId }) => claimId,
  }),
  on(RewordClaim, rewordClaim, {
    event: 'ClaimReworded',
    postedBy: 'editor',
    means: 'Puts a claim into better words. It stays the same claim, with every statement made on it.',
    example: { claimId, proposition: 'North Korean soldiers are in Russia', reason: 'they are no peacekeepers' },
    id: ({ claimId }) => claimId,
  }),
  on(LinkClaim, linkClaim, {
    event: 'ClaimLinked',
    postedBy: 'editor',
    means: 'Says how one claim stands to another: its part, its figure, its rival, its successor, its double.',
    example: { claimId: 'nk-troops-number', kind: 'quantity_of', to: claimId },
    id: ({ claimId }) => claimId,
    refersTo: ({ to }) => [streamName('claim', to)],
  }),
  on(UnlinkClaim, unlinkClaim, {
    event: 'ClaimUnlinked',
    postedBy: 'editor',
    means:
      'Takes back a link, from the claim that it was put on. Two claims have one link at most: to change it, take it back first.',
    example: {
      claimId: 'nk-troops-number',
      kind: 'quantity_of',
      to: claimId,
      reason: 'it counts those in Kursk alone',
    },
    id: ({ claimId }) => claimId,
  }),
  on(DeclareDependence, declareDependence, {
    event: 'DependenceDeclared',
    postedBy: 'editor',
    means: 'Says that on this claim one holder only repeats another, and so adds no origin beside it.',
    example: { ...dependence, reason: 'spoke after its briefing' },
    id: ({ claimId }) => claimId,
    refersTo: ({ holder, dependsOn }) =>
      [holder, dependsOn].flatMap(({ outlet }) => (outlet ? [streamName('outlet', outlet)] : [])),
  }),
  on(EndDependence, endDependence, {
    event: 'DependenceEnded',
    postedBy: 'editor',
    means: 'Takes back a declared dependence: the holder has the claim on its own after all.',
    example: { ...dependence, reason: 'showed evidence of its own' },
    id: ({ claimId }) => claimId,
  }),
  on(IdentifyHolder, identifyHolder, {
    event: 'HolderIdentified',
    postedBy: 'editor',
    means:
      'Says whom a name means on this claim, also where it says for whom somebody speaks; or an id that was merged. It stays, and follows the holder through mergers. Names that are exactly one holder’s on file need none: Stet itself says whom they mean.',
    example: { claimId, name: "Ukraine's military intelligence", holderId: 'hur', reason: 'it has one such service' },
    decided: Identified,
    id: ({ claimId }) => claimId,
    refersTo: ({ id, holderId }) =>
      [id, holderId].flatMap((one) => (typeof one === 'string' ? [streamName('holder', one)] : [])),
  }),
  on(AssertClaim, assertClaim, {
    ...statement('ROK National Intelligence Service', 'states'),
    event: 'ClaimAsserted',
    means: `Says that a holder commits that the claim is so. ${usualFor('asserts')} On a claim that is the quantity of another also where it estimates, suggests.`,
  }),
  on(HedgeClaim, hedgeClaim, {
    ...statement('Kim Yong-hyun', 'states'),
    event: 'ClaimHedged',
    means: `Says that a holder leans to the claim or against it, short of committing. ${usualFor('hedges')} So is what it calls probable or possible.`,
    example: { ...statement('Kim Yong-hyun', 'states').example, certainty: 'probable', lean: '+' },
  }),
  on(DisputeClaim, disputeClaim, {
    ...statement('Pentagon', 'finds_no_evidence'),
    event: 'ClaimDisputed',
    means: `Says that a holder attacks the evidence, source or figure, without asserting the opposite. ${usualFor('disputes')}`,
  }),
  on(DenyClaim, denyClaim, {
    ...statement('Dmitry Peskov', 'dismisses', 'Kremlin'),
    event: 'ClaimDenied',
    means: `Says that a holder commits that the claim is not so. ${usualFor('denies')}`,
  }),
  on(LeaveClaimOpen, leaveClaimOpen, {
    ...statement('Vladimir Putin', 'does_not_deny', 'Kremlin'),
    event: 'ClaimLeftOpen',
    means: `Says that a holder was asked or in a position to know, and does not commit. ${usualFor('leaves_open')}`,
  }),
  on(AmendStatement, amendStatement, {
    event: 'StatementAmended',
    postedBy: 'editor',
    means:
      'Says that our desk mislabelled a statement. If the outlet changed its mind, revise or correct its report. Null takes a field away.',
    example: {
      claimId,
      statementId,
      changes: { act: 'suggests', passage: 'appears to have sent', quote: null },
      reason: "these are the outlet's words, which we had taken for a quotation",
    },
    id: ({ claimId }) => claimId,
    refersTo: ({ changes }) => namedAs(changes),
  }),
  on(RetractStatement, retractStatement, {
    event: 'StatementRetracted',
    postedBy: 'tool',
    means: 'Says that a statement no longer stands, and why. It is final: put what is said now on file anew.',
    example: { claimId, statementId, publishedAt: '2024-10-26T10:00Z', why: 'holder_retracted' },
    id: ({ claimId }) => claimId,
    refersTo: ({ reportId }) => (reportId === undefined ? [] : [streamName('report', reportId)]),
  }),
  on(SuspendStatement, suspendStatement, {
    event: 'StatementSuspended',
    postedBy: 'editor',
    means:
      "Says that a statement's report is held: it does not count until it is resumed. Holding the report does this, and nothing else.",
    example: { claimId, statementId, publishedAt: '2024-10-25T08:00Z' },
    id: ({ claimId }) => claimId,
  }),
  on(ResumeStatement, resumeStatement, {
    event: 'StatementResumed',
    postedBy: 'editor',
    means: "Says that a suspended statement's report is out again. Releasing the report does this, and nothing else.",
    example: { claimId, statementId, publishedAt: '2024-10-25T12:00Z' },
    id: ({ claimId }) => claimId,
  }),
  on(ReinstateStatement, reinstateStatement, {
    event: 'StatementReinstated',
    postedBy: 'editor',
    means:
      'Says that a statement stands again, because the kill that ended it was lifted. Lifting the kill of its report does this, and nothing else.',
    example: { claimId, statementId },
    id: ({ claimId }) => claimId,
  }),
  on(IssueVerdict, issueVerdict, {
    event: 'VerdictIssued',
    postedBy: 'editor',
    means: 'Says what an editor finds, with a reason. It stands beside the derived status and never changes it.',
    example: {
      claimId,
      verdict: 'confirmed',
      reason: 'Both governments acknowledge it.',
      url: 'https://example.org/how-we-know',
    },
    id: ({ claimId }) => claimId,
  }),
]);

/** When to use it. */
function usualFor(stance: Stance): string {
  const acts = Object.entries(ACTS).filter(([, act]) => act.stance === stance);
  return `Usual where it ${acts.map(([act]) => act.replaceAll('_', ' ')).join(', ')}.`;
}

/** What the five have in common; the example is told by its holder and act. */
function statement(name: string, act: Statement['act'], spokenFor?: string): Omit<About<Statement>, 'means' | 'event'> {
  return {
    postedBy: 'tool',
    id: ({ claimId }) => claimId,
    refersTo: namedBy,
    decided: Decided,
    example: {
      claimId,
      statementId,
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
