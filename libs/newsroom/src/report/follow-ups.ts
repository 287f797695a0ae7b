/**
 * What follows from a report's life, for whoever looks at the report: each correction, hold and the withdrawal with the
 * statements that it reaches, and how far it has come to each. What is due is the courier's rule, asked and not told again.
 */
import type { ClaimStatement } from '../claim/claim.js';
import { type Step, stepsOn } from './due.js';
import { groupedBy } from '../status/grouped-by.js';
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
  const steps = stepsByCause(report, statements);
  const byCause = (...causes: string[]) => reachedBy(causes.map((cause) => steps.get(cause) ?? []));
  const onFile = new Map(statements.map((statement) => [keyOf(statement), statement]));
  const corrections = report.corrections.map((correction, place) => {
    const its = new Map(byCause(`corrected-${place}`).map((one) => [keyOf(one), one]));
    return {
      ...correction,
      reaches: correction.ends.map((named) => its.get(keyOf(named)) ?? unreached(onFile.get(keyOf(named)), named)),
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

interface StepOn {
  /** Among all that are gone through. */
  place: number;
  statement: ClaimStatement;
  step: Step;
}

/** Each statement is asked once: a report may have been held a thousand times. */
function stepsByCause(report: Report, statements: ClaimStatement[]): Map<string, StepOn[]> {
  const all = statements.flatMap((statement, place) =>
    stepsOn(statement, report).map((step) => ({ place, statement, step })),
  );
  return groupedBy(all, ({ step }) => step.cause);
}

/** A hold asks twice of a statement: it has come as far as the step that is still due, else as the last. */
function reachedBy(causes: StepOn[][]): Reached[] {
  const steps = causes.flat().sort((one, other) => one.place - other.place);
  return [...groupedBy(steps, ({ place }) => String(place)).values()].map((its) => {
    const { statement, step } = its.find((one) => one.step.progress === 'due') ?? its.at(-1) ?? its[0];
    return reached(statement, step.progress);
  });
}

function reached({ claimId, statementId, holder, stance, retraction }: ClaimStatement, progress: Progress): Reached {
  return { claimId, statementId, holder: holder.name, stance, progress, ...(retraction && { retraction }) };
}

/** The report's own statements that a correction names are reached by it: these are not. */
function unreached(found: ClaimStatement | undefined, { claimId, statementId }: Ended): Reached {
  return found ? reached(found, 'of_another_report') : { claimId, statementId, progress: 'not_on_file' };
}

function keyOf({ claimId, statementId }: Ended): string {
  return `${claimId}/${statementId}`;
}
