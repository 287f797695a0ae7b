import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../stream.js';
import type { Claim, ClaimEvent } from './claim.js';
import { changing, StatementChange } from './statement-named.js';

/** Says that a statement's report is held: it does not count until it is resumed. */
export class SuspendStatement extends StatementChange {}

export function suspendStatement(command: SuspendStatement, claim: Claim, context: Context): ClaimEvent[] {
  const suspension = changing(command, claim, context).suspensions?.at(-1);
  if (suspension && suspension.until === undefined) {
    throw new RuleBroken(
      'statement.already-suspended',
      `Statement ${command.statementId} is suspended since ${suspension.from}: resume it or retract it.`,
    );
  }
  return [{ type: 'StatementSuspended', data: { ...command } }];
}
