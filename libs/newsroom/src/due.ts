/**
 * What a report's life asks of a statement that was made from it. A claim's status needs nothing but its own stream,
 * so what happens to the report is carried there; whoever looks again finds what is still due, whatever came first.
 */
import type { ClaimStatement } from './claim/claim.js';
import { earliest } from './edtf.js';
import type { Hold, Report } from './report/report.js';

/** One command, and what it follows from: the same cause and statement always give the same. */
export interface Due {
  command: 'retract-statement' | 'suspend-statement' | 'resume-statement';
  body: { claimId: string; statementId: string; publishedAt: string; why?: 'report_corrected' | 'report_withdrawn' };
  cause: string;
}

/** In the order in which they are to be posted. Each carries its cause's time, so that the past shows it when it was printed. */
export function dueOn(statement: ClaimStatement, report: Report): Due[] {
  if (statement.retraction || report.reportId !== statement.reportId) return [];
  const holds = report.holds.flatMap((hold, place, all) => {
    const before = all.slice(0, place).filter(({ from }) => from === hold.from).length;
    return dueForHold(statement, hold, { place, before });
  });
  return [...holds, ...dueForEnd(statement, report)];
}

interface Place {
  place: number;
  before: number;
}

/** A report may be held twice in a day: `before` holds began at the same time as this one. */
function dueForHold(statement: ClaimStatement, { from, until }: Hold, { place, before }: Place): Due[] {
  // What was said after the release was never held.
  if (until !== undefined && earliest(until) <= earliest(statement.publishedAt)) return [];
  const suspension = statement.suspensions?.filter((one) => one.from === from)[before];
  const suspend = due(statement, 'suspend-statement', { publishedAt: from, cause: `held-${place}` });
  if (until === undefined) return suspension ? [] : [suspend];
  const resume = due(statement, 'resume-statement', { publishedAt: until, cause: `released-${place}` });
  if (!suspension) return [suspend, resume];
  return suspension.until === undefined ? [resume] : [];
}

/** A correction that names it ends it; so does the withdrawal of the report, whichever came first. */
function dueForEnd(statement: ClaimStatement, { corrections, withdrawal }: Report): Due[] {
  const { claimId, statementId } = statement;
  const ends = corrections.flatMap(({ publishedAt, ends }, place) =>
    ends.some((one) => one.claimId === claimId && one.statementId === statementId)
      ? [due(statement, 'retract-statement', { publishedAt, cause: `corrected-${place}`, why: 'report_corrected' })]
      : [],
  );
  if (withdrawal)
    ends.push(
      due(statement, 'retract-statement', {
        publishedAt: withdrawal.publishedAt,
        cause: 'withdrawn',
        why: 'report_withdrawn',
      }),
    );
  return ends.toSorted((one, other) => earliest(one.body.publishedAt) - earliest(other.body.publishedAt)).slice(0, 1);
}

function due(
  { claimId, statementId }: ClaimStatement,
  command: Due['command'],
  { cause, ...about }: Pick<Due, 'cause'> & Pick<Due['body'], 'publishedAt' | 'why'>,
): Due {
  return { command, body: { claimId, statementId, ...about }, cause };
}
