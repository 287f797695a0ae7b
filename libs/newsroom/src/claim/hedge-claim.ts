import { IsIn } from 'class-validator';
import type { Context } from '../stream.js';
import type { Lean } from '../vocabulary.js';
import type { Claim, ClaimEvent } from './claim.js';
import { state, Statement } from './statement.js';

/** Says that a holder leans to the claim or against it, short of committing. */
export class HedgeClaim extends Statement {
  /** + towards the claim, - against it. */
  @IsIn(['+', '-']) lean!: Lean;
}

export function hedgeClaim(command: HedgeClaim, claim: Claim, context: Context): ClaimEvent[] {
  return [{ type: 'ClaimHedged', data: state(command, { stance: 'hedges', claim }, context) }];
}
