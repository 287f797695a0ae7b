import { IsId, IsSentence, Means } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { killOf, type Report, type ReportEvent } from './report.js';

/**
 * Takes a kill back: what it hid is shown again, and the statements that it alone ended stand again, as if there had
 * been none. It is the desk's own understanding, so it has no time on the published clock.
 */
export class LiftKill {
  @IsId() reportId!: string;
  @Means('Why it is lifted.') @IsSentence() reason!: string;
}

export function liftKill(command: LiftKill, report: Report): ReportEvent[] {
  const { reportId } = command;
  if (report.publishedAt === undefined) throw notOnFile('report', reportId);
  if (!killOf(report))
    throw new RuleBroken('report.not-killed', `Report ${reportId} is not killed: there is nothing to lift.`);
  return [{ type: 'KillLifted', data: { ...command } }];
}
