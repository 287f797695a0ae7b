import type { Context } from '../context.js';
import type { Claim, ClaimEvent } from './claim.js';
import { state, Statement } from './statement.js';

/** Says that a holder attacks the evidence, source or figure, without asserting the opposite. */
export class DisputeClaim extends Statement {}

export function disputeClaim(command: DisputeClaim, claim: Claim, context: Context): ClaimEvent[] {
  return [{ type: 'ClaimDisputed', data: state(command, { stance: 'disputes', claim }, context) }];
}
