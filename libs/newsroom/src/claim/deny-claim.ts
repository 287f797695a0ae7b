import type { Context } from '../context.js';
import type { Claim, ClaimEvent } from './claim.js';
import { state, Statement } from './statement.js';

/** Says that a holder commits that the claim is not so. */
export class DenyClaim extends Statement {}

export function denyClaim(command: DenyClaim, claim: Claim, context: Context): ClaimEvent[] {
  return [{ type: 'ClaimDenied', data: state(command, { stance: 'denies', claim }, context) }];
}
