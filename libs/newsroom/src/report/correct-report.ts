import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { IsId, Means } from '../fields/field.js';
import type { Context } from '../context.js';
import { assertTakesChanges, ReportChange } from './report-change.js';
import type { Report, ReportEvent } from './report.js';

/** A statement that a correction ends. It may be one that is yet to be put on file. */
export class Ended {
  @IsId() claimId!: string;
  @IsId() statementId!: string;
}

/** Says that the outlet corrected its report, and which of its statements it thereby takes back. */
export class CorrectReport extends ReportChange {
  @Means('The statements that the outlet takes back: of this report, on file or yet to come.')
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true, context: { type: Ended } })
  ends!: Ended[];
}

export function correctReport(command: CorrectReport, report: Report, context: Context): ReportEvent[] {
  assertTakesChanges(command, report, context);
  return [{ type: 'ReportCorrected', data: { ...command } }];
}
