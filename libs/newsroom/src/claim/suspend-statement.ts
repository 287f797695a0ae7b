import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertTheCouriers } from './by-the-courier.js';
import type { Claim, ClaimEvent } from './claim.js';
import { changing, StatementChange } from './statement-named.js';

/** Says that a statement's report is held: it does not count until it is resumed. */
export class SuspendStatement extends StatementChange {}

/** The courier's alone: a statement is suspended with its report, so that two never say so beside each other. */
export function suspendStatement(command: SuspendStatement, claim: Claim, context: Context): ClaimEvent[] {
  assertTheCouriers(context, {
    statementId: command.statementId,
    code: 'statement.suspended-by-hand',
    told: 'is suspended with its report and in no other way: hold the report.',
  });
  const suspension = changing(command, claim, context).suspensions?.at(-1);
  if (suspension && suspension.until === undefined) {
    throw new RuleBroken(
      'statement.already-suspended',
      `Statement ${command.statementId} is suspended since ${suspension.from}: resume it or retract it.`,
    );
  }
  return [{ type: 'StatementSuspended', data: { ...command } }];
}
