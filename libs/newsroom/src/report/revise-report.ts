import { IsBoolean } from 'class-validator';
import { isBefore, IsEdtf } from '../fields/edtf.js';
import { IsId, IsSentence, Means, Optional } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertTakesChanges } from './report-change.js';
import type { Report, ReportEvent } from './report.js';

/** Says that the outlet changed its report: a new version of it, with or without a word to the reader. */
export class ReviseReport {
  @IsId() reportId!: string;
  @Means('The new headline, if it changed.') @Optional() @IsSentence() headline?: string;
  @Means('When this version was published.') @IsEdtf() publishedAt!: string;
  @Means('Did the outlet say so?') @IsBoolean() noted!: boolean;
  @Means('What the outlet says to its readers.') @Optional() @IsSentence() note?: string;
}

export function reviseReport(command: ReviseReport, report: Report, context: Context): ReportEvent[] {
  const { reportId, publishedAt } = command;
  assertTakesChanges(command, report, context);
  const latest = report.revisions.at(-1)?.publishedAt;
  if (latest !== undefined && isBefore(publishedAt, latest)) {
    throw new RuleBroken(
      'report.revised-before',
      `Report ${reportId} has a version of ${latest}; a revision of ${publishedAt} would come before it.`,
    );
  }
  if (report.life === 'held') {
    throw new RuleBroken(
      'report.held',
      `Report ${reportId} is held since ${report.holds.at(-1)?.from}: a new version is out with or after its release, so post that first.`,
    );
  }
  return [{ type: 'ReportRevised', data: { ...command } }];
}
