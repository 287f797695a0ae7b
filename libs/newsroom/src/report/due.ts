/**
 * What a report's life asks of a statement that was made from it. A claim's status needs nothing but its own stream,
 * so what happens to the report is carried there; whoever looks again finds what is still due, whatever came first.
 */
import type { ClaimStatement } from '../claim/claim.js';
import type { Suspension } from '../claim/suspensions.js';
import { type End as StatementEnd, endsFirst, inOrderOfEnd } from '../claim/end.js';
import { earliest } from '../fields/edtf.js';
import { groupedBy } from '../status/grouped-by.js';
import { type Hold, type Kill, killOf, type Report } from './report.js';
import type { Progress } from '../vocabulary.js';

/** One command, and what it follows from: the same cause and statement always give the same. */
export interface Due {
  command: 'retract-statement' | 'reinstate-statement' | 'suspend-statement' | 'resume-statement';
  body: { claimId: string; statementId: string; publishedAt?: string; why?: 'report_corrected' | 'report_withdrawn' };
  cause: string;
}

/** A command that follows from the report's life, and how far it has come. */
export interface Step extends Due {
  progress: Extract<Progress, 'carried' | 'due' | 'ends_otherwise'>;
}

/** Has anything happened to a report that may end or suspend its statements? Of others nothing is due. */
export function isTroubled({ corrections, holds, withdrawal, kills }: Report): boolean {
  return corrections.length > 0 || holds.length > 0 || withdrawal !== undefined || kills.length > 0;
}

/** In the order in which they are to be posted. Each carries its cause's time, so that the past shows it when it was printed. */
export function dueOn(statement: ClaimStatement, report: Report): Due[] {
  return stepsOn(statement, report).filter(({ progress }) => progress === 'due');
}

/** All that the report's life asks of the statement, done or not. */
export function stepsOn(statement: ClaimStatement, report: Report): Step[] {
  if (report.reportId !== statement.reportId) return [];
  // A report may be held twice in a day: of those that began at the same time each has a suspension of its own.
  const suspensions = groupedBy(statement.suspensions ?? [], ({ from }) => from);
  const taken = new Map<string, number>();
  const holds = report.holds.flatMap((hold, place) => {
    const before = taken.get(hold.from) ?? 0;
    taken.set(hold.from, before + 1);
    return stepsOfHold(statement, hold, { place, suspension: suspensions.get(hold.from)?.[before] });
  });
  return [...holds, ...stepsOfEnds(statement, report)];
}

interface Place {
  place: number;
  suspension: Suspension | undefined;
}

function stepsOfHold(statement: ClaimStatement, { from, until }: Hold, { place, suspension }: Place): Step[] {
  // What was said after the release was never held; but what was suspended before anybody knew of the release is resumed.
  if (!suspension && until !== undefined && earliest(until) <= earliest(statement.publishedAt)) return [];
  const open = (at: string) => (hasEndedBy(at, statement) ? 'ends_otherwise' : 'due');
  const suspend = step(statement, 'suspend-statement', {
    publishedAt: from,
    cause: `held-${place}`,
    progress: suspension ? 'carried' : open(from),
  });
  if (until === undefined) return [suspend];
  const resume = step(statement, 'resume-statement', {
    publishedAt: until,
    cause: `released-${place}`,
    progress: suspension?.until === undefined ? open(until) : 'carried',
  });
  return [suspend, resume];
}

function hasEndedBy(at: string, { retraction }: ClaimStatement): boolean {
  return retraction !== undefined && earliest(retraction.publishedAt) <= earliest(at);
}

/** A correction that names it ends it; so do withdrawal and kill of the report. The first ends it, whichever came to us first. */
function stepsOfEnds(statement: ClaimStatement, report: Report): Step[] {
  const ends = endsOf(statement, report).toSorted((one, other) =>
    inOrderOfEnd(toldOf(one, statement), toldOf(other, statement)),
  );
  const ended = ends.findIndex((end) => isEndOf(statement, end));
  const lift = ended < 0 ? stepOfLift(statement, report) : [];
  const isLate = (end: End) => lift.length === 0 && endsFirst(toldOf(end, statement), statement.retraction);
  const steps = ends.map((end, place) => {
    const progress = place === 0 && isLate(end) ? 'due' : place === ended ? 'carried' : 'ends_otherwise';
    return step(statement, 'retract-statement', { ...end, progress });
  });
  return [...steps, ...lift];
}

function toldOf({ publishedAt, why }: Omit<End, 'cause'>, { reportId }: ClaimStatement): StatementEnd {
  return { publishedAt, why, reportId };
}

/** What a kill ended, and nothing that lasts would end so, stands again once the kill is lifted. */
function stepOfLift(statement: ClaimStatement, { kills }: Report): Step[] {
  const lifted = kills.filter((kill) => kill.lifted !== undefined);
  if (!lifted.some((kill) => isEndOf(statement, endByKill(kill)))) return [];
  // A statement that is killed again stands between the two: once for each time that a kill was lifted.
  return [step(statement, 'reinstate-statement', { cause: `lifted-${lifted.length}`, progress: 'due' })];
}

function isEndOf({ retraction, reportId }: ClaimStatement, { publishedAt, why }: Omit<End, 'cause'>): boolean {
  return retraction?.publishedAt === publishedAt && retraction.why === why && retraction.reportId === reportId;
}

type End = Pick<Due, 'cause'> & Required<Pick<Due['body'], 'publishedAt' | 'why'>>;

function endsOf({ claimId, statementId }: ClaimStatement, report: Report): End[] {
  const { corrections, withdrawal, kills } = report;
  const ends = [...(placesNaming(corrections).get(`${claimId}/${statementId}`) ?? [])].flatMap((place): End[] => {
    const { publishedAt } = corrections[place] ?? {};
    return publishedAt === undefined ? [] : [{ publishedAt, cause: `corrected-${place}`, why: 'report_corrected' }];
  });
  if (withdrawal) ends.push({ publishedAt: withdrawal.publishedAt, cause: 'withdrawn', why: 'report_withdrawn' });
  const kill = killOf(report);
  if (kill) ends.push({ ...endByKill(kill), cause: `killed-${kills.length - 1}` });
  return ends;
}

/** By statement, which of the corrections name it. Looked for once, for all statements of the report. */
function placesNaming(corrections: Report['corrections']): Map<string, Set<number>> {
  const known = naming.get(corrections);
  if (known) return known;
  const found = new Map<string, Set<number>>();
  for (const [place, { ends }] of corrections.entries())
    for (const { claimId, statementId } of ends) {
      const key = `${claimId}/${statementId}`;
      found.set(key, (found.get(key) ?? new Set()).add(place));
    }
  naming.set(corrections, found);
  return found;
}

const naming = new WeakMap<Report['corrections'], Map<string, Set<number>>>();

function endByKill({ publishedAt }: Kill): Omit<End, 'cause'> {
  return { publishedAt, why: 'report_withdrawn' };
}

function step(
  { claimId, statementId }: ClaimStatement,
  command: Due['command'],
  { cause, progress, ...about }: Pick<Step, 'cause' | 'progress'> & Pick<Due['body'], 'publishedAt' | 'why'>,
): Step {
  return { command, body: { claimId, statementId, ...about }, cause, progress };
}
