import { IsBoolean } from 'class-validator';
import { Optional } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { assertTakesChanges, ReportChange } from './report-change.js';
import type { Report, ReportEvent } from './report.js';

/** Says that the outlet withdrew its report, and with it all its statements. This is final. */
export class WithdrawReport extends ReportChange {}

/** The first release's withdrawal could be a kill as well, and says so still: see withdrawn-as-a-kill.ts. */
export class Withdrawn extends WithdrawReport {
  @Optional() @IsBoolean() kill?: boolean;
}

export function withdrawReport(command: WithdrawReport, report: Report, context: Context): ReportEvent[] {
  if (report.withdrawal) {
    throw new RuleBroken(
      'report.already-withdrawn',
      `Report ${command.reportId} was withdrawn on ${report.withdrawal.publishedAt}. That stands; there is nothing to add.`,
    );
  }
  assertTakesChanges(command, report, context);
  return [{ type: 'ReportWithdrawn', data: { ...command } }];
}
