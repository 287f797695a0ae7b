/** Whether a statement counts at a moment, and if not, why: rules 1 and 2 of the status. */
import { RETRACTIONS } from '../vocabulary.js';
import type { Hearing } from './hearing.js';
import { isRetractedBy, type Rendering } from './rendering.js';
import { isSuspendedAt } from './suspended.js';

/** Why it does not count; undefined if it does. */
export function whyNotCounted(rendering: Rendering, heard: Hearing): string | undefined {
  const why = whyNotStanding(rendering, heard) ?? rendering.whyNever;
  if (why !== undefined) return why;
  const outlet = heard.originWithdrawnBy(rendering);
  return outlet === undefined ? undefined : `its origin is withdrawn: ${outlet} took it back`;
}

/** Why it does not stand at that moment. What its holder takes back ends with every rendering of it. */
export function whyNotStanding(
  rendering: Rendering,
  { moment, byItsHolder }: Pick<Hearing, 'moment' | 'byItsHolder'>,
): string | undefined {
  const retraction = isRetractedBy(rendering, moment) ? rendering.statement.retraction : undefined;
  if (retraction) return `retracted: ${RETRACTIONS[retraction.why]}`;
  if (byItsHolder) return `retracted: ${RETRACTIONS.holder_retracted}`;
  const isSuspended = rendering.suspensions && isSuspendedAt(moment, rendering.suspensions);
  return isSuspended ? 'suspended: its report is held' : undefined;
}

/** Did it count once it was printed? What had been taken back by then did not, whoever took it back. */
export function countedOnce(rendering: Rendering, heard: Hearing): boolean {
  const { whyNever: never, published } = rendering;
  if (never !== undefined || isRetractedBy(rendering, published)) return false;
  if (published < heard.takenBackSince) return true;
  const then = heard.asOf(published);
  return !then.byItsHolder && then.originWithdrawnBy(rendering) === undefined;
}
