/** What each command comes to at each stage of a claim and of a statement on it: an event, or a refusal. */
import {
  asserts,
  CLAIM,
  claimOnFile,
  type Fact,
  given,
  linked,
  nisStates,
  type Outcome,
  reportOnFile,
  resumed,
  retracted,
  suspended,
} from '../../test/given.js';
import { AmendStatement } from './amend-statement.js';
import { AssertClaim } from './assert-claim.js';
import { claim } from './claim-stream.js';
import { DeclareDependence } from './declare-dependence.js';
import { DenyClaim } from './deny-claim.js';
import { DisputeClaim } from './dispute-claim.js';
import { EndDependence } from './end-dependence.js';
import { HedgeClaim } from './hedge-claim.js';
import { IdentifyHolder } from './identify-holder.js';
import { IssueVerdict } from './issue-verdict.js';
import { LeaveClaimOpen } from './leave-claim-open.js';
import { LinkClaim } from './link-claim.js';
import { RegisterClaim } from './register-claim.js';
import { ReinstateStatement } from './reinstate-statement.js';
import { ResumeStatement } from './resume-statement.js';
import { RetractStatement } from './retract-statement.js';
import { RewordClaim } from './reword-claim.js';
import { SuspendStatement } from './suspend-statement.js';
import { UnlinkClaim } from './unlink-claim.js';

const statementId = 'kbs-1-1';
const stands = [claimOnFile(), asserts('NIS', { statementId })];
const STAGES = {
  'not on file': [],
  'without the statement': [claimOnFile()],
  'whose statement stands': stands,
  'whose statement is suspended': [...stands, suspended(statementId, '2024-10-19')],
  'whose statement was resumed': [...stands, suspended(statementId, '2024-10-19'), resumed(statementId, '2024-10-20')],
  'whose statement was retracted': [...stands, retracted(statementId, '2024-10-21')],
  'whose statement was retracted while suspended': [
    ...stands,
    suspended(statementId, '2024-10-19'),
    retracted(statementId, '2024-10-21'),
  ],
  'that is a duplicate': [...stands, linked('duplicate_of', 'other')],
} as const satisfies Record<string, Fact[]>;

const named = { claimId: CLAIM, statementId, publishedAt: '2024-10-22' };
const dependence = { claimId: CLAIM, holder: { name: 'NATO' }, dependsOn: { name: 'NIS' }, reason: 'its briefing' };
const taken: Outcome = 'statement.already-made';
const missing: Outcome = 'statement.not-on-file';
const over: Outcome = 'statement.retracted';
const made = (event: Outcome): Outcome[] => ['claim.not-on-file', event, ...times(6, taken)];
const onTheClaim = (event: Outcome): Outcome[] => ['claim.not-on-file', ...times(7, event)];

/** The outcomes in the order of STAGES. */
const TABLE: [new () => object, object, Outcome[]][] = [
  [
    RegisterClaim,
    { claimId: CLAIM, proposition: 'They are.' },
    ['ClaimRegistered', ...times(7, 'claim.already-registered')],
  ],
  [RewordClaim, { claimId: CLAIM, proposition: 'They are.', reason: 'shorter' }, onTheClaim('ClaimReworded')],
  [
    LinkClaim,
    { claimId: CLAIM, kind: 'part_of', to: 'other' },
    ['claim.not-on-file', ...times(6, 'ClaimLinked'), 'claim.already-linked'],
  ],
  [
    UnlinkClaim,
    { claimId: CLAIM, kind: 'duplicate_of', to: 'other', reason: 'they differ' },
    ['claim.not-on-file', ...times(6, 'claim.not-linked'), 'ClaimUnlinked'],
  ],
  [DeclareDependence, dependence, onTheClaim('DependenceDeclared')],
  [EndDependence, dependence, onTheClaim('dependence.not-declared')],
  [IdentifyHolder, { claimId: CLAIM, name: 'NIS', holderId: null }, onTheClaim('HolderIdentified')],
  [AssertClaim, nisStates, made('ClaimAsserted')],
  [HedgeClaim, { ...nisStates, act: 'suggests', lean: '+' }, made('ClaimHedged')],
  [DisputeClaim, { ...nisStates, act: 'questions' }, made('ClaimDisputed')],
  [DenyClaim, { ...nisStates, act: 'denies' }, made('ClaimDenied')],
  [LeaveClaimOpen, { ...nisStates, act: 'cannot_confirm' }, made('ClaimLeftOpen')],
  [
    AmendStatement,
    { claimId: CLAIM, statementId, changes: { act: 'denies' }, reason: 'we misread it' },
    ['claim.not-on-file', missing, ...times(3, 'StatementAmended'), over, over, 'StatementAmended'],
  ],
  [
    RetractStatement,
    { ...named, why: 'misrendered' },
    [
      'claim.not-on-file',
      missing,
      ...times(3, 'StatementRetracted'),
      ...times(2, 'statement.already-retracted'),
      'StatementRetracted',
    ],
  ],
  [
    SuspendStatement,
    named,
    [
      'claim.not-on-file',
      missing,
      'StatementSuspended',
      'statement.already-suspended',
      'StatementSuspended',
      over,
      over,
      'StatementSuspended',
    ],
  ],
  [
    ResumeStatement,
    named,
    [
      'claim.not-on-file',
      missing,
      'statement.not-suspended',
      'StatementResumed',
      'statement.not-suspended',
      over,
      over,
      'statement.not-suspended',
    ],
  ],
  [
    ReinstateStatement,
    { claimId: CLAIM, statementId },
    [
      'claim.not-on-file',
      missing,
      ...times(3, 'statement.not-retracted'),
      ...times(2, 'StatementReinstated'),
      'statement.not-retracted',
    ],
  ],
  [
    IssueVerdict,
    { claimId: CLAIM, verdict: 'confirmed', reason: 'Both acknowledge it.' },
    ['claim.not-on-file', ...times(6, 'VerdictIssued'), 'claim.duplicate'],
  ],
];

const THE_COURIERS: object[] = [SuspendStatement, ResumeStatement, ReinstateStatement];

const elsewhere = [reportOnFile('kbs-1'), claimOnFile('other')];
const cells = TABLE.flatMap(([type, command, outcomes]) =>
  Object.entries(STAGES).map(([stage, facts], place) => {
    const outcome = outcomes[place] ?? 'claim.not-on-file';
    const by = THE_COURIERS.includes(type) ? 'stet:courier' : 'editor:test';
    return { name: type.name, stage, outcome, decide: () => given(...elsewhere, ...facts).when(type, command, by) };
  }),
);

describe('in the life of a claim and its statements', () => {
  it('every command is decided at every stage', () =>
    expect(TABLE.map(([type, , outcomes]) => [type.name, outcomes.length]).sort()).toEqual(
      claim.commands.map(({ command }) => [command, Object.keys(STAGES).length]).sort(),
    ));

  it.each(cells)('$name on a claim $stage comes to $outcome', ({ decide, outcome }) => decide().comesTo(outcome));
});

function times(count: number, outcome: Outcome): Outcome[] {
  return Array.from({ length: count }, () => outcome);
}
