/** What is the same for everything that happens to a report once it is out. */
import { isBefore, IsEdtf } from '../fields/edtf.js';
import { IsId, IsSentence, Means } from '../fields/field.js';
import { assertNotInTheFuture } from '../fields/possible-dates.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import type { Report } from './report.js';

/** What the outlet says to its readers of a report, and when it said so. */
export class ReportChange {
  @IsId() reportId!: string;
  @Means('What the outlet says to its readers.') @IsSentence() note!: string;
  @Means('When it said so.') @IsEdtf() publishedAt!: string;
}

interface Happening {
  reportId: string;
  publishedAt: string;
}

/** Throws RuleBroken if there is no such report, if it is withdrawn, or if the time cannot be. */
export function assertTakesChanges(happening: Happening, report: Report, context: Context): void {
  if (report.withdrawal) {
    throw new RuleBroken(
      'report.withdrawn',
      `Report ${happening.reportId} was withdrawn on ${report.withdrawal.publishedAt}, which is final: nothing more happens to it.`,
    );
  }
  assertCanHappen(happening, report, context);
}

/** Throws RuleBroken if there is no such report, or if the time cannot be. */
export function assertCanHappen({ reportId, publishedAt }: Happening, report: Report, { now }: Context): void {
  if (report.publishedAt === undefined) throw notOnFile('report', reportId);
  if (isBefore(publishedAt, report.publishedAt)) {
    throw new RuleBroken(
      'report.before-publication',
      `Report ${reportId} was first published on ${report.publishedAt}; nothing happened to it on ${publishedAt}.`,
    );
  }
  assertNotInTheFuture('report', publishedAt, now);
}
