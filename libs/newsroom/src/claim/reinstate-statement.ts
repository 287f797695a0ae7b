import { IsId } from '../fields.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../stream.js';
import type { Claim, ClaimEvent } from './claim.js';
import { statementNamed } from './statement-named.js';

/** Says that a statement which a kill had ended stands again, as if it had not been ended: the kill was lifted. */
export class ReinstateStatement {
  @IsId() claimId!: string;
  @IsId() statementId!: string;
}

/** The courier's alone: it knows the report. */
export function reinstateStatement(command: ReinstateStatement, claim: Claim, { by }: Context): ClaimEvent[] {
  const { statementId } = command;
  if (!statementNamed(command, claim).retraction) {
    throw new RuleBroken(
      'statement.not-retracted',
      `Statement ${statementId} was not retracted: there is nothing to reinstate.`,
    );
  }
  if (!by.startsWith('stet:')) {
    throw new RuleBroken(
      'statement.reinstated-by-hand',
      `Statement ${statementId} was retracted, which is final unless a kill did it: lift the kill of its report, or put what is said now on file as a new statement.`,
    );
  }
  return [{ type: 'StatementReinstated', data: { ...command } }];
}
