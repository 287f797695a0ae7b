/**
 * What follows from a report's life, for whoever looks at the report: each correction, hold and the withdrawal with the
 * statements that it reaches, and how far it has come to each. What is due is the courier's rule, asked and not told again.
 */
import type { ClaimStatement } from '../claim/claim.js';
import { stepsOn } from './due.js';
import type { Ended } from './correct-report.js';
import { killOf, type Report } from './report.js';
import type { Progress, Stance } from '../vocabulary.js';

/** A statement, as one event of the report's life reaches it. */
export interface Reached {
  claimId: string;
  statementId: string;
  /** Who says it, and what; missing while it is not on file. */
  holder?: string;
  stance?: Stance;
  progress: Progress;
  /** How it has ended, by this or otherwise. */
  retraction?: ClaimStatement['retraction'];
}

/** `statements`: those made from the report, and those that its corrections name. `due` counts what is on its way. */
export function withFollowUps(report: Report, statements: ClaimStatement[]) {
  const { withdrawal, kills: _, ...life } = report;
  const byCause = (...causes: string[]) => statements.flatMap((statement) => reachedBy(causes, statement, report));
  const corrections = report.corrections.map((correction, place) => {
    const its = byCause(`corrected-${place}`);
    return {
      ...correction,
      reaches: correction.ends.map((named) => namedIn(its, named) ?? unreached(statements, named)),
    };
  });
  const holds = report.holds.map((hold, place) => ({
    ...hold,
    reaches: byCause(`held-${place}`, `released-${place}`),
  }));
  const withdrawn = withdrawal && { ...withdrawal, reaches: byCause('withdrawn') };
  const kills = report.kills.map((kill, place) => ({
    ...kill,
    reaches: byCause(kill.lifted === undefined ? `killed-${place}` : `lifted-${place + 1}`),
  }));
  const all = [...corrections, ...holds, ...(withdrawn ? [withdrawn] : []), ...kills].flatMap(({ reaches }) => reaches);
  const due = all.filter(({ progress }) => progress === 'due').length;
  return {
    ...life,
    corrections,
    holds,
    ...(withdrawn && { withdrawal: withdrawn }),
    killed: killOf(report) !== undefined,
    kills,
    due,
  };
}

/** A hold asks twice of a statement: it has come as far as the step that is still due, else as the last. */
function reachedBy(causes: string[], statement: ClaimStatement, report: Report): Reached[] {
  const steps = stepsOn(statement, report).filter(({ cause }) => causes.includes(cause));
  const { progress } = steps.find((step) => step.progress === 'due') ?? steps.at(-1) ?? {};
  return progress ? [reached(statement, progress)] : [];
}

function reached({ claimId, statementId, holder, stance, retraction }: ClaimStatement, progress: Progress): Reached {
  return { claimId, statementId, holder: holder.name, stance, progress, ...(retraction && { retraction }) };
}

/** The report's own statements that a correction names are reached by it: these are not. */
function unreached(statements: ClaimStatement[], { claimId, statementId }: Ended): Reached {
  const found = namedIn(statements, { claimId, statementId });
  return found ? reached(found, 'of_another_report') : { claimId, statementId, progress: 'not_on_file' };
}

function namedIn<S extends Ended>(statements: S[], { claimId, statementId }: Ended): S | undefined {
  return statements.find((one) => one.claimId === claimId && one.statementId === statementId);
}
