import { IsEdtf } from '../fields/edtf.js';
import { IsId, IsSentence, Means } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertCanHappen } from './report-change.js';
import { killOf, type Report, type ReportEvent } from './report.js';

/**
 * Ends all that a report said, and hides every text from it or about it from all but auditors, now and of the past. It
 * is no part of the report's own life, so it comes at any time, and what the outlet does meanwhile is taken, and hidden.
 */
export class KillReport {
  @IsId() reportId!: string;
  @Means('Why, for auditors: it is hidden as well.') @IsSentence() note!: string;
  @Means('When it was killed.') @IsEdtf() publishedAt!: string;
}

export function killReport(command: KillReport, report: Report, context: Context): ReportEvent[] {
  assertCanHappen(command, report, context);
  const kill = killOf(report);
  if (kill) {
    throw new RuleBroken(
      'report.already-killed',
      `Report ${command.reportId} was killed on ${kill.publishedAt}. That stands; there is nothing to add.`,
    );
  }
  return [{ type: 'ReportKilled', data: { ...command } }];
}
