/** Whether a statement counts at a moment, and if not, why: rules 1 and 2 of the status. */
import { earliest } from '../edtf.js';
import { RETRACTIONS } from '../vocabulary.js';
import type { ClaimStatement } from './claim.js';
import { cameThrough } from './way.js';

/** One utterance's renderings that were published by a moment, and who has taken the utterance back by then. */
export interface Hearing {
  renderings: ClaimStatement[];
  moment: number;
  byItsHolder: boolean;
  byOutlets: string[];
}

export function hearing(renderings: ClaimStatement[], moment: number): Hearing {
  const ended = renderings.filter(({ retraction }) => retraction && isBy(retraction.publishedAt, moment));
  return {
    renderings,
    moment,
    byItsHolder: ended.some(({ retraction }) => retraction?.why === 'holder_retracted'),
    byOutlets: [...new Set(ended.filter(isTakenBack).map(({ outletId }) => outletId))].sort(),
  };
}

/** Why it does not count; undefined if it does. */
export function whyNotCounted(statement: ClaimStatement, heard: Hearing): string | undefined {
  const why = whyNotStanding(statement, heard) ?? whyNever(statement);
  if (why !== undefined) return why;
  const outlet = originWithdrawnBy(statement, heard);
  return outlet === undefined ? undefined : `its origin is withdrawn: ${outlet} took it back`;
}

/** Why it counts at no time. */
export function whyNever({ inferred, holder, basis }: ClaimStatement): string | undefined {
  if (inferred) return 'inferred: the outlet reads it into the words';
  if (holder.role === 'satire') return 'satire';
  if (holder.role === 'outlet' && basis !== 'own_reporting' && basis !== 'record')
    return 'an outlet without reporting of its own';
  return undefined;
}

/** Why it does not stand at that moment. What its holder takes back ends with every rendering of it. */
export function whyNotStanding(statement: ClaimStatement, { moment, byItsHolder }: Hearing): string | undefined {
  const { retraction, suspensions = [] } = statement;
  if (retraction && isBy(retraction.publishedAt, moment)) return `retracted: ${RETRACTIONS[retraction.why]}`;
  if (byItsHolder) return `retracted: ${RETRACTIONS.holder_retracted}`;
  const isSuspended = suspensions.some(
    ({ from, until }) => isBy(from, moment) && (until === undefined || !isBy(until, moment)),
  );
  return isSuspended ? 'suspended: its report is held' : undefined;
}

/** Did it ever count? What had been taken back by the time that it was printed did not, whoever took it back. */
export function countedOnce(statement: ClaimStatement, { renderings, byItsHolder, byOutlets }: Hearing): boolean {
  const { publishedAt, retraction } = statement;
  const then = earliest(publishedAt);
  if (whyNever(statement) !== undefined || (retraction && isBy(retraction.publishedAt, then))) return false;
  if (!byItsHolder && byOutlets.length === 0) return true;
  const by = renderings.filter((one) => isBy(one.publishedAt, then));
  const heard = hearing(by, then);
  return !heard.byItsHolder && originWithdrawnBy(statement, heard) === undefined;
}

/**
 * The outlet that has taken the utterance back, if the statement came through it. An outlet that prints the utterance
 * anew, such as in its corrected version, vouches for what came through it from then on.
 */
export function originWithdrawnBy(statement: ClaimStatement, heard: Hearing): string | undefined {
  return heard.byOutlets.find(
    (outlet) =>
      cameThrough(statement, { outlet, renderings: heard.renderings }) &&
      earliest(statement.publishedAt) < printedAnew(outlet, heard),
  );
}

/** When the outlet first printed it after it last took it back; Infinity if it has not. */
function printedAnew(outlet: string, heard: Hearing): number {
  const its = heard.renderings.filter(({ outletId }) => outletId === outlet);
  const since = its
    .filter(({ retraction }) => retraction && isBy(retraction.publishedAt, heard.moment))
    .reduce((latest, { retraction }) => Math.max(latest, earliest(retraction?.publishedAt ?? '')), -Infinity);
  return its
    .filter((one) => (whyNotStanding(one, heard) ?? whyNever(one)) === undefined && earliest(one.publishedAt) >= since)
    .reduce((first, { publishedAt }) => Math.min(first, earliest(publishedAt)), Infinity);
}

/** Has its own outlet corrected or withdrawn it? What an editor finds misrendered, its outlet still stands by. */
function isTakenBack({ retraction }: ClaimStatement): boolean {
  return retraction?.why === 'report_corrected' || retraction?.why === 'report_withdrawn';
}

function isBy(at: string, moment: number): boolean {
  return earliest(at) <= moment;
}
