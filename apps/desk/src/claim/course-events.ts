/** What became of statements, for ticks on the axis of a course: taken back, held, let go again. */
import { momentOf } from './course.js';
import type { Statement } from './utterances.js';

export interface CourseEvent {
  moment: number;
  at: string;
  said: string;
}

const WHY: Record<NonNullable<Statement['retraction']>['why'], string> = {
  report_corrected: 'corrected',
  report_withdrawn: 'withdrawn',
  holder_retracted: 'taken back by its holder',
  misrendered: 'had been rendered wrongly',
};

/** One for all that happened to statements of one report at one moment, by time. */
export function eventsOf(statements: Statement[]): CourseEvent[] {
  const events = new Map<string, CourseEvent>();
  const put = (reportId: string, at: string, said: string) =>
    events.set(`${reportId} ${at} ${said}`, { moment: momentOf(at), at, said });
  for (const { reportId, retraction, suspensions = [] } of statements) {
    if (retraction) put(retraction.reportId, retraction.publishedAt, WHY[retraction.why]);
    for (const { from, until } of suspensions) {
      put(reportId, from, 'held');
      if (until !== undefined) put(reportId, until, 'released');
    }
  }
  return [...events.values()].toSorted((one, other) => one.moment - other.moment);
}
