import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertTakesChanges, ReportChange } from './report-change.js';
import type { Report, ReportEvent } from './report.js';

/** Says that the outlet took its report back for the time being, such as to check it: it may be released again. */
export class HoldReport extends ReportChange {}

export function holdReport(command: HoldReport, report: Report, context: Context): ReportEvent[] {
  assertTakesChanges(command, report, context);
  if (report.life === 'held') {
    throw new RuleBroken(
      'report.already-held',
      `Report ${command.reportId} is held since ${report.holds.at(-1)?.from}: release it or withdraw it.`,
    );
  }
  return [{ type: 'ReportHeld', data: { ...command } }];
}
