/** What the courier alone may say of a statement, because it follows from the report that the statement was made from. */
import { type RefusalCode } from '../refusals.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';

interface ByHand {
  statementId: string;
  code: Extract<RefusalCode, `statement.${string}-by-hand`>;
  /** What is so, and what to do instead. */
  told: string;
}

/** Throws RuleBroken unless it is the system that asks. It is asked before all else, so that no order of recording shows. */
export function assertTheCouriers({ by }: Context, { statementId, code, told }: ByHand): void {
  if (!by.startsWith('stet:')) throw new RuleBroken(code, `Statement ${statementId} ${told}`);
}
