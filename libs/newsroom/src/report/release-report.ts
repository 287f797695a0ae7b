import { isBefore } from '../fields/edtf.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertTakesChanges, ReportChange } from './report-change.js';
import type { Report, ReportEvent } from './report.js';

/** Says that the outlet let its held report out again, with all its statements. */
export class ReleaseReport extends ReportChange {}

export function releaseReport(command: ReleaseReport, report: Report, context: Context): ReportEvent[] {
  const { reportId, publishedAt } = command;
  assertTakesChanges(command, report, context);
  const hold = report.holds.at(-1);
  if (report.life !== 'held' || !hold)
    throw new RuleBroken('report.not-held', `Report ${reportId} is not held: there is nothing to release.`);
  if (isBefore(publishedAt, hold.from)) {
    throw new RuleBroken(
      'report.released-before-held',
      `Report ${reportId} is held since ${hold.from}; it was not released before, on ${publishedAt}.`,
    );
  }
  return [{ type: 'ReportReleased', data: { ...command } }];
}
