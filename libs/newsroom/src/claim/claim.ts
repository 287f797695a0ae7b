/**
 * A claim: a proposition about the world, and what its desk has put on file about it.
 *
 *   (none) ── register ──► registered ──┐
 *                              ▲        │ link, assert, hedge, dispute, deny, leave open,
 *                              └────────┘ declare dependence, end dependence
 */
import { nameKey, type NamedHolder } from '../holder.js';
import { nothingElse } from '../stream.js';
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
export const STANCE_OF = {
  ClaimAsserted: 'asserts',
  ClaimHedged: 'hedges',
  ClaimDisputed: 'disputes',
  ClaimDenied: 'denies',
  ClaimLeftOpen: 'leaves_open',
} as const satisfies Record<string, Stance>;

export interface Claim {
  isRegistered: boolean;
  /** Is it the quantity of another? Then an estimate of it asserts. */
  isQuantity: boolean;
  links: { kind: string; to: string }[];
  dependences: Dependence[];
  statements: Record<string, true>;
}

/** On this claim, `holder` only repeats `dependsOn`. */
export interface Dependence {
  holder: NamedHolder;
  dependsOn: NamedHolder;
}

export const noClaim: Claim = { isRegistered: false, isQuantity: false, links: [], dependences: [], statements: {} };

export function evolveClaim(claim: Claim, event: ClaimEvent): Claim {
  switch (event.type) {
    case 'ClaimRegistered':
      return { ...claim, isRegistered: true };
    case 'ClaimLinked':
      return {
        ...claim,
        links: [...claim.links, { kind: event.data.kind, to: event.data.to }],
        isQuantity: claim.isQuantity || event.data.kind === 'quantity_of',
      };
    case 'DependenceDeclared':
      return { ...claim, dependences: [...claim.dependences, event.data] };
    case 'DependenceEnded':
      return { ...claim, dependences: claim.dependences.filter((dependence) => !isSame(dependence, event.data)) };
    case 'ClaimAsserted':
    case 'ClaimHedged':
    case 'ClaimDisputed':
    case 'ClaimDenied':
    case 'ClaimLeftOpen':
      return { ...claim, statements: { ...claim.statements, [event.data.statementId]: true } };
    default:
      return nothingElse(event, claim);
  }
}

export function isSame(one: Dependence, other: Dependence): boolean {
  return nameKey(one.holder) === nameKey(other.holder) && nameKey(one.dependsOn) === nameKey(other.dependsOn);
}
