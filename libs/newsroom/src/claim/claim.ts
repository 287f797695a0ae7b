/**
 * A claim: a proposition about the world, and what its desk has put on file about it.
 *
 *   (none) ── register ──► registered ──┐
 *                              ▲        │ reword, link, unlink, assert, hedge, dispute, deny, leave open,
 *                              └────────┘ declare dependence, end dependence, identify holder, issue verdict
 *
 * And each statement on it, once it is made:
 *
 *   ┌──── amend, any time
 *   ▼   │
 *   stands ── suspend ──► suspended
 *     │  ▲ ─── resume ──────┘ │
 *     │  │                    ▼
 *     └──│──── retract ───► retracted (final: takes no amendment)
 *        └─── reinstate ──────┘ (where a kill ended it, and was lifted)
 */
import { nameKey, type NamedHolder } from '../fields/holder.js';
import { type Event, nothingElse } from '../stream.js';
import type { Stance } from '../vocabulary.js';
import type { AmendStatement } from './amend-statement.js';
import type { Changes } from './changes.js';
import type { DeclareDependence } from './declare-dependence.js';
import { type End, inOrderOfEnd } from './end.js';
import type { EndDependence } from './end-dependence.js';
import { type Identification, withIdentified } from './identification.js';
import type { HolderIdentified } from './identify-holder.js';
import type { IssueVerdict } from './issue-verdict.js';
import type { LinkClaim } from './link-claim.js';
import { Places } from './places.js';
import type { RegisterClaim } from './register-claim.js';
import type { ReinstateStatement } from './reinstate-statement.js';
import type { ResumeStatement } from './resume-statement.js';
import type { RetractStatement } from './retract-statement.js';
import type { RewordClaim } from './reword-claim.js';
import type { Stated } from './statement.js';
import type { SuspendStatement } from './suspend-statement.js';
import { type Suspension, withLastEnded, withSuspension } from './suspensions.js';
import type { UnlinkClaim } from './unlink-claim.js';

export type ClaimEvent =
  | { type: 'ClaimRegistered'; data: RegisterClaim }
  | { type: 'ClaimReworded'; data: RewordClaim }
  | { type: 'ClaimLinked'; data: LinkClaim }
  | { type: 'ClaimUnlinked'; data: UnlinkClaim }
  | { type: 'DependenceDeclared'; data: DeclareDependence }
  | { type: 'DependenceEnded'; data: EndDependence }
  | { type: 'HolderIdentified'; data: HolderIdentified }
  | { type: keyof typeof STANCE_OF; data: Stated }
  | { type: 'StatementAmended'; data: AmendStatement }
  | { type: 'StatementRetracted'; data: RetractStatement }
  | { type: 'StatementReinstated'; data: ReinstateStatement }
  | { type: 'StatementSuspended'; data: SuspendStatement }
  | { type: 'StatementResumed'; data: ResumeStatement }
  | { type: 'VerdictIssued'; data: IssueVerdict };

/** The event of a statement says its stance. */
const STANCE_OF = {
  ClaimAsserted: 'asserts',
  ClaimHedged: 'hedges',
  ClaimDisputed: 'disputes',
  ClaimDenied: 'denies',
  ClaimLeftOpen: 'leaves_open',
} as const satisfies Record<string, Stance>;

/** Does the event put a statement on file? */
export function isStatement(event: Event): event is { type: keyof typeof STANCE_OF; data: Stated } {
  return Object.hasOwn(STANCE_OF, event.type);
}

/** Decisions, the status and the views are all made from it. */
export interface Claim {
  isRegistered: boolean;
  claimId: string;
  proposition: string;
  topic?: string;
  /** From this claim to others; what others say of it is in their own streams. */
  links: Link[];
  dependences: DeclareDependence[];
  /** In the order in which they were put on file. */
  statements: ClaimStatement[];
  /** Who is meant by names and ids on this claim, each once: `meant` asks. Absent while nobody was identified. */
  identifications?: Identification[];
  /** The latest; when it was issued is its commit's to tell. */
  verdict?: Omit<IssueVerdict, 'claimId'>;
}

export interface ClaimStatement extends Stated {
  stance: Stance;
  /** Why our desk amended it; who did and when is the commits' to tell. */
  amendments?: string[];
  /** The last suspends it still if it has no `until`. */
  suspensions?: Suspension[];
  retraction?: End;
  /** Ends that were on file before one that is dated earlier. */
  laterEnds?: End[];
}

/** How this claim stands to another. */
export type Link = Pick<LinkClaim, 'kind' | 'to'>;

/** On this claim, `holder` only repeats `dependsOn`. */
export interface Dependence {
  holder: NamedHolder;
  dependsOn: NamedHolder;
}

export const noClaim: Claim = {
  isRegistered: false,
  claimId: '',
  proposition: '',
  links: [],
  dependences: [],
  statements: [],
};

export function evolveClaim(claim: Claim, event: ClaimEvent): Claim {
  switch (event.type) {
    case 'ClaimRegistered':
      return { ...claim, ...event.data, isRegistered: true };
    case 'ClaimReworded':
      return { ...claim, proposition: event.data.proposition };
    case 'ClaimLinked':
      return withLink(claim, event.data);
    case 'ClaimUnlinked':
      return { ...claim, links: claim.links.filter((link) => !isSameLink(link, event.data)) };
    case 'DependenceDeclared':
      return { ...claim, dependences: [...claim.dependences, event.data] };
    case 'DependenceEnded':
      return { ...claim, dependences: claim.dependences.filter((dependence) => !isSame(dependence, event.data)) };
    case 'HolderIdentified':
      return { ...claim, identifications: withIdentified(claim.identifications, event.data) };
    case 'ClaimAsserted':
    case 'ClaimHedged':
    case 'ClaimDisputed':
    case 'ClaimDenied':
    case 'ClaimLeftOpen':
      return withStatement(claim, { ...event.data, stance: STANCE_OF[event.type] });
    case 'StatementAmended':
    case 'StatementRetracted':
    case 'StatementReinstated':
    case 'StatementSuspended':
    case 'StatementResumed':
      return withChanged(claim, event.data.statementId, (statement) => evolveStatement(statement, event));
    case 'VerdictIssued': {
      const { claimId: _, ...verdict } = event.data;
      return { ...claim, verdict };
    }
    default:
      return nothingElse(event, claim);
  }
}

type StatementEvent = Extract<ClaimEvent, { type: `Statement${string}` }>;

function evolveStatement(statement: ClaimStatement, event: StatementEvent): ClaimStatement {
  const { suspensions = [], amendments = [], reportId: itsOwn } = statement;
  switch (event.type) {
    case 'StatementAmended':
      return { ...amended(statement, event.data.changes), amendments: [...amendments, event.data.reason] };
    case 'StatementRetracted': {
      const { publishedAt, why, reportId = itsOwn } = event.data;
      return withEnds(statement, [...endsOf(statement), { publishedAt, why, reportId }]);
    }
    case 'StatementReinstated': {
      return withEnds(statement, endsOf(statement).slice(1));
    }
    case 'StatementSuspended':
      return { ...statement, suspensions: withSuspension(suspensions, event.data.publishedAt) };
    case 'StatementResumed':
      return { ...statement, suspensions: withLastEnded(suspensions, event.data.publishedAt) };
    default:
      return nothingElse(event, statement);
  }
}

/** The first of them is its end. */
function endsOf({ retraction, laterEnds = [] }: ClaimStatement): End[] {
  return retraction ? [retraction, ...laterEnds] : [];
}

function withEnds(statement: ClaimStatement, ends: End[]): ClaimStatement {
  const { retraction: _, laterEnds: _later, ...standing } = statement;
  const [retraction, ...laterEnds] = ends.toSorted(inOrderOfEnd);
  return { ...standing, ...(retraction && { retraction }), ...(laterEnds.length > 0 && { laterEnds }) };
}

/** A statement with changes laid over it: null takes a field away. */
export function amended(statement: ClaimStatement, changes: Changes): ClaimStatement {
  const fields = Object.entries({ ...statement, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(fields) as object as ClaimStatement;
}

const places = new Places<ClaimStatement>(({ statementId }) => statementId);

/** No command says the same link twice; whoever writes to the log around them may. */
function withLink(claim: Claim, { kind, to }: Link): Claim {
  return isLinked(claim, { kind, to }) ? claim : { ...claim, links: [...claim.links, { kind, to }] };
}

/** No command puts a statement on file twice; whoever writes to the log around them may. */
function withStatement(claim: Claim, statement: ClaimStatement): Claim {
  const isOnFile = places.of(claim.statements, statement.statementId) >= 0;
  return isOnFile ? claim : { ...claim, statements: places.withOneMore(claim.statements, statement) };
}

function withChanged(claim: Claim, statementId: string, change: (statement: ClaimStatement) => ClaimStatement): Claim {
  const place = places.of(claim.statements, statementId);
  const statement = claim.statements[place];
  if (!statement) return claim;
  const changed = change(statement);
  if (changed !== statement) formers.set(changed, new WeakRef(statement));
  return { ...claim, statements: places.withAnother(claim.statements, place, changed) };
}

const formers = new WeakMap<ClaimStatement, WeakRef<ClaimStatement>>();

/** What a statement was before its last change, while that is there; it changes no answer. */
export function formerOf(statement: ClaimStatement): ClaimStatement | undefined {
  return formers.get(statement)?.deref();
}

/** Is it the quantity of another? Then an estimate of it asserts, and figures must meet to corroborate. */
export function isQuantity({ links }: Claim): boolean {
  return links.some(({ kind }) => kind === 'quantity_of');
}

/** Does it have this very link? */
export function isLinked({ links }: Claim, link: Link): boolean {
  return links.some((one) => isSameLink(one, link));
}

function isSameLink(one: Link, other: Link): boolean {
  return one.kind === other.kind && one.to === other.to;
}

export function isSame(one: Dependence, other: Dependence): boolean {
  return nameKey(one.holder) === nameKey(other.holder) && nameKey(one.dependsOn) === nameKey(other.dependsOn);
}
