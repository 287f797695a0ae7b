import { IsIn } from 'class-validator';
import { Means, Optional } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { type Lean, LEANS, wordsOf } from '../vocabulary.js';
import { usualLean } from './default-stance.js';
import { type Claim, type ClaimEvent, isQuantity } from './claim.js';
import { state, Statement } from './statement.js';

/** Says that a holder leans to the claim or against it, short of committing. */
export class HedgeClaim extends Statement {
  @Means(
    'If left out, as the act and the certainty have it: + where it suggests or is probable, - where it is unlikely.',
  )
  @Optional()
  @IsIn(wordsOf(LEANS))
  lean?: Lean;
}

export function hedgeClaim(command: HedgeClaim, claim: Claim, context: Context): ClaimEvent[] {
  const { statementId, act, certainty, lean = usualLean(act, certainty, isQuantity(claim)) } = command;
  const data = state({ ...command, ...(lean && { lean }) }, { stance: 'hedges', claim }, context);
  if (lean) return [{ type: 'ClaimHedged', data }];
  throw new RuleBroken('statement.lean', `"${act}" leans neither way by itself: say lean + or - for ${statementId}.`);
}
