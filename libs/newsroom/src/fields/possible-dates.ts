/**
 * What was published lies behind us, what was said was said before it was printed, and no report printed anything before
 * it was out. Each is refused only where the dates, however coarse, leave no doubt.
 */
import { earliest, isBefore } from './edtf.js';
import { RuleBroken } from '../rule-broken.js';

/** By so much clocks may differ: what is later than that is in the future. */
export const BETWEEN_CLOCKS_MS = 5 * 60 * 1000;

/** Throws RuleBroken. */
export function assertNotInTheFuture(kind: 'report' | 'statement', publishedAt: string, now: string): void {
  if (earliest(publishedAt) <= Date.parse(now) + BETWEEN_CLOCKS_MS) return;
  throw new RuleBroken(
    `${kind}.in-the-future`,
    `publishedAt ${publishedAt} is later than now, ${now}. Give the time at which it was published.`,
  );
}

/** Throws RuleBroken. */
export function assertSaidFirst({ saidAt, publishedAt }: { saidAt?: string; publishedAt: string }): void {
  if (saidAt === undefined || !isBefore(publishedAt, saidAt)) return;
  throw new RuleBroken(
    'statement.said-after-published',
    `saidAt ${saidAt} is later than publishedAt ${publishedAt}: nobody prints what is yet to be said. Give the time at which it was said, or the time at which it was printed.`,
  );
}

/** `itsReport`: when that was first published, where it is known. Throws RuleBroken. */
export function assertNotBeforeReport(publishedAt: string, reportId: string, itsReport: string | undefined): void {
  if (itsReport === undefined || !isBefore(publishedAt, itsReport)) return;
  throw new RuleBroken(
    'statement.before-its-report',
    `Report ${reportId} was first published on ${itsReport}: it printed nothing on ${publishedAt}. Give the time at which it did, or name the report that was earlier.`,
  );
}
