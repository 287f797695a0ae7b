import type { Context } from '../context.js';
import type { Claim, ClaimEvent } from './claim.js';
import { state, Statement } from './statement.js';

/** Says that a holder commits that the claim is so. */
export class AssertClaim extends Statement {}

export function assertClaim(command: AssertClaim, claim: Claim, context: Context): ClaimEvent[] {
  return [{ type: 'ClaimAsserted', data: state(command, { stance: 'asserts', claim }, context) }];
}
