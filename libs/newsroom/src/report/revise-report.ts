import { IsBoolean } from 'class-validator';
import { earliest, IsEdtf } from '../edtf.js';
import { IsId, IsSentence, Optional } from '../fields.js';
import { assertNotInTheFuture } from '../not-in-the-future.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../stream.js';
import { latestVersionOf, type Report, type ReportEvent } from './report.js';

/** Says that the outlet changed its report: a new version of it, with or without a word to the reader. */
export class ReviseReport {
  @IsId() reportId!: string;
  /** The new headline, if it changed. */
  @Optional() @IsSentence() headline?: string;
  @IsEdtf() publishedAt!: string;
  /** Did the outlet say so? */
  @IsBoolean() noted!: boolean;
  @Optional() @IsSentence() note?: string;
}

export function reviseReport(command: ReviseReport, report: Report, { now }: Context): ReportEvent[] {
  const { reportId, publishedAt } = command;
  const latest = latestVersionOf(report);
  if (latest === undefined) throw notOnFile('report', reportId);
  if (earliest(publishedAt) < earliest(latest)) {
    throw new RuleBroken(
      'report.revised-before',
      `Report ${reportId} has a version of ${latest}; a revision of ${publishedAt} would come before it.`,
    );
  }
  assertNotInTheFuture('report', publishedAt, now);
  return [{ type: 'ReportRevised', data: { ...command } }];
}
