import type { Context } from '../context.js';
import type { Claim, ClaimEvent } from './claim.js';
import { state, Statement } from './statement.js';

/** Says that a holder was asked or in a position to know, and does not commit. */
export class LeaveClaimOpen extends Statement {}

export function leaveClaimOpen(command: LeaveClaimOpen, claim: Claim, context: Context): ClaimEvent[] {
  return [{ type: 'ClaimLeftOpen', data: state(command, { stance: 'leaves_open', claim }, context) }];
}
