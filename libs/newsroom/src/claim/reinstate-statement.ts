import { IsId } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertTheCouriers } from './by-the-courier.js';
import type { Claim, ClaimEvent } from './claim.js';
import { statementNamed } from './statement-named.js';

/** Says that a statement which a kill had ended stands again, as if it had not been ended: the kill was lifted. */
export class ReinstateStatement {
  @IsId() claimId!: string;
  @IsId() statementId!: string;
}

/** The courier's alone: it knows the report. */
export function reinstateStatement(command: ReinstateStatement, claim: Claim, context: Context): ClaimEvent[] {
  const { statementId } = command;
  assertTheCouriers(context, {
    statementId,
    code: 'statement.reinstated-by-hand',
    told: 'stands again only if a kill ended it and is lifted: lift the kill of its report, or put what is said now on file as a new statement.',
  });
  if (!statementNamed(command, claim).retraction) {
    throw new RuleBroken(
      'statement.not-retracted',
      `Statement ${statementId} was not retracted: there is nothing to reinstate.`,
    );
  }
  return [{ type: 'StatementReinstated', data: { ...command } }];
}
