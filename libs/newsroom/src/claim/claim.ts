/**
 * A claim: a proposition about the world, and what its desk has put on file about it.
 *
 *   (none) ── register ──► registered ──┐
 *                              ▲        │ link, assert, hedge, dispute, deny, leave open,
 *                              └────────┘ declare dependence, end dependence
 */
import { nameKey, type NamedHolder } from '../holder.js';
import { type Event, nothingElse } from '../stream.js';
import type { Stance } from '../vocabulary.js';
import type { DeclareDependence } from './declare-dependence.js';
import type { EndDependence } from './end-dependence.js';
import type { LinkClaim } from './link-claim.js';
import type { RegisterClaim } from './register-claim.js';
import type { Stated } from './statement.js';

export type ClaimEvent =
  | { type: 'ClaimRegistered'; data: RegisterClaim }
  | { type: 'ClaimLinked'; data: LinkClaim }
  | { type: 'DependenceDeclared'; data: DeclareDependence }
  | { type: 'DependenceEnded'; data: EndDependence }
  | { type: keyof typeof STANCE_OF; data: Stated };

/** The event of a statement says its stance. */
const STANCE_OF = {
  ClaimAsserted: 'asserts',
  ClaimHedged: 'hedges',
  ClaimDisputed: 'disputes',
  ClaimDenied: 'denies',
  ClaimLeftOpen: 'leaves_open',
} as const satisfies Record<string, Stance>;

/** Decisions, the status and the views are all made from it. */
export interface Claim {
  isRegistered: boolean;
  claimId: string;
  proposition: string;
  topic?: string;
  links: Pick<LinkClaim, 'kind' | 'to'>[];
  dependences: DeclareDependence[];
  /** In the order in which they were put on file. */
  statements: ClaimStatement[];
}

export interface ClaimStatement extends Stated {
  stance: Stance;
}

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
    case 'ClaimLinked':
      return { ...claim, links: [...claim.links, { kind: event.data.kind, to: event.data.to }] };
    case 'DependenceDeclared':
      return { ...claim, dependences: [...claim.dependences, event.data] };
    case 'DependenceEnded':
      return { ...claim, dependences: claim.dependences.filter((dependence) => !isSame(dependence, event.data)) };
    case 'ClaimAsserted':
    case 'ClaimHedged':
    case 'ClaimDisputed':
    case 'ClaimDenied':
    case 'ClaimLeftOpen':
      return { ...claim, statements: [...claim.statements, { ...event.data, stance: STANCE_OF[event.type] }] };
    default:
      return nothingElse(event, claim);
  }
}

/** What a claim's own events come to. */
export function claimOf(events: Event[]): Claim {
  return events.reduce((claim, event) => evolveClaim(claim, event as ClaimEvent), noClaim);
}

/** Is it the quantity of another? Then an estimate of it asserts, and figures must meet to corroborate. */
export function isQuantity({ links }: Claim): boolean {
  return links.some(({ kind }) => kind === 'quantity_of');
}

export function isSame(one: Dependence, other: Dependence): boolean {
  return nameKey(one.holder) === nameKey(other.holder) && nameKey(one.dependsOn) === nameKey(other.dependsOn);
}
