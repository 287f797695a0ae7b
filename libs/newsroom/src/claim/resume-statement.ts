import { isBefore } from '../fields/edtf.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertTheCouriers } from './by-the-courier.js';
import type { Claim, ClaimEvent } from './claim.js';
import { changing, StatementChange } from './statement-named.js';

/** Says that a suspended statement's report was released: it counts again. */
export class ResumeStatement extends StatementChange {}

/** The courier's alone, as the suspension is. */
export function resumeStatement(command: ResumeStatement, claim: Claim, context: Context): ClaimEvent[] {
  const { statementId, publishedAt } = command;
  assertTheCouriers(context, {
    statementId,
    code: 'statement.resumed-by-hand',
    told: 'is resumed with its report and in no other way: release the report.',
  });
  const suspension = changing(command, claim, context).suspensions?.at(-1);
  if (!suspension || suspension.until !== undefined) {
    throw new RuleBroken(
      'statement.not-suspended',
      `Statement ${statementId} is not suspended: there is nothing to resume.`,
    );
  }
  if (isBefore(publishedAt, suspension.from)) {
    throw new RuleBroken(
      'statement.resumed-before-suspended',
      `Statement ${statementId} is suspended since ${suspension.from}; it was not resumed before, on ${publishedAt}.`,
    );
  }
  return [{ type: 'StatementResumed', data: { ...command } }];
}
