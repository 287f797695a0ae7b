import type { Context } from '../context.js';
import { assertTakesChanges, ReportChange } from './report-change.js';
import type { Report, ReportEvent } from './report.js';

/** Says that an editors' note was put on a report. Ends nothing: a note is about handling, not about a fact. */
export class AnnotateReport extends ReportChange {}

export function annotateReport(command: AnnotateReport, report: Report, context: Context): ReportEvent[] {
  assertTakesChanges(command, report, context);
  return [{ type: 'ReportAnnotated', data: { ...command } }];
}
