/**
 * What follows from a report's life, for whoever looks at the report: the last of its corrections, holds and kills, and its
 * withdrawal, each with the first of the statements that it reaches, and how far it has come to them. What is due is the
 * courier's rule, asked and not told again.
 */
import type { ClaimStatement } from '../claim/claim.js';
import { type Step, stepsOn } from './due.js';
import { groupedBy } from '../status/grouped-by.js';
import { MOST_TOLD } from '../status/listed.js';
import type { CorrectReport, Ended } from './correct-report.js';
import { type Kill, killOf, type Report } from './report.js';
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

/** Statements are taken one by one, each once: those of the report, and those that `named` are of others. */
export class FollowUps {
  /** Corrections, holds, a withdrawal and kills by their causes, of which those are kept that are told. */
  private readonly reached = new Map<string, Reach>();
  private due = 0;

  constructor(private readonly report: Report) {
    const { corrections, holds, kills, withdrawal } = report;
    for (const { place } of lastOf(corrections)) this.reached.set(`corrected-${place}`, new Reach(Infinity));
    for (const { place } of lastOf(holds)) this.reached.set(`held-${place}`, new Reach());
    for (const kill of lastOf(kills)) this.reached.set(causeOf(kill), new Reach());
    if (withdrawal) this.reached.set('withdrawn', new Reach());
  }

  /** What the corrections that are told take back, of whichever report it is. */
  get named(): Ended[] {
    return lastOf(this.report.corrections).flatMap(({ item }) => item.ends);
  }

  take(statement: ClaimStatement): void {
    const steps = groupedBy(stepsOn(statement, this.report), causeOfStep);
    for (const [cause, its] of steps) {
      const progress = furthest(its);
      if (progress === 'due') this.due += 1;
      this.reached.get(cause)?.add(reachedBy(statement, progress));
    }
    if (statement.reportId === this.report.reportId) return;
    for (const { item, place } of lastOf(this.report.corrections))
      if (item.ends.some((one) => keyOf(one) === keyOf(statement)))
        this.reached.get(`corrected-${place}`)?.add(reachedBy(statement, 'of_another_report'));
  }

  told() {
    const { withdrawal, ...life } = this.report;
    const { revisions, corrections, notes, holds, kills } = life;
    return {
      ...life,
      revisions: lastOf(revisions).map(({ item }) => item),
      revisionsTotal: revisions.length,
      corrections: lastOf(corrections).map(({ item, place }) => this.corrected(item, `corrected-${place}`)),
      correctionsTotal: corrections.length,
      notes: lastOf(notes).map(({ item }) => item),
      notesTotal: notes.length,
      holds: lastOf(holds).map(({ item, place }) => ({ ...item, ...this.reaches(`held-${place}`) })),
      holdsTotal: holds.length,
      ...(withdrawal && { withdrawal: { ...withdrawal, ...this.reaches('withdrawn') } }),
      killed: killOf(this.report) !== undefined,
      kills: lastOf(kills).map((kill) => ({ ...kill.item, ...this.reaches(causeOf(kill)) })),
      killsTotal: kills.length,
      due: this.due,
    };
  }

  /** In the order in which it names them, though they are not on file. */
  private corrected(correction: CorrectReport, cause: string) {
    const found = new Map(this.reached.get(cause)?.all.map((one) => [keyOf(one), one]));
    const reach = new Reach();
    for (const { claimId, statementId } of correction.ends)
      reach.add(found.get(keyOf({ claimId, statementId })) ?? { claimId, statementId, progress: 'not_on_file' });
    const ends = correction.ends.slice(0, MOST_TOLD);
    return { ...correction, ends, endsTotal: correction.ends.length, ...reach.told() };
  }

  private reaches(cause: string) {
    return (this.reached.get(cause) ?? new Reach()).told();
  }
}

/** Those to which it has still to come are told first. */
class Reach {
  private readonly due: Reached[] = [];
  private readonly others: Reached[] = [];
  private total = 0;

  /** No more are kept than are told, unless more are asked for. */
  constructor(private readonly most = MOST_TOLD) {}

  get all(): Reached[] {
    return [...this.due, ...this.others];
  }

  add(one: Reached): void {
    this.total += 1;
    const list = one.progress === 'due' ? this.due : this.others;
    if (list.length < this.most) list.push(one);
  }

  told() {
    return { reaches: this.all.slice(0, MOST_TOLD), reachesTotal: this.total };
  }
}

interface Placed<T> {
  item: T;
  /** Among all of its kind in the report's life. */
  place: number;
}

function lastOf<T>(all: T[]): Placed<T>[] {
  const from = Math.max(0, all.length - MOST_TOLD);
  return all.slice(from).map((item, place) => ({ item, place: from + place }));
}

/** Of a kill that was lifted it is the lifting that is on its way. */
function causeOf({ item, place }: Placed<Kill>): string {
  return item.lifted === undefined ? `killed-${place}` : `lifted-${place + 1}`;
}

/** A hold asks twice of a statement. */
function causeOfStep({ cause }: Step): string {
  return cause.replace(/^released-/, 'held-');
}

/** It has come as far as the step that is still due, else as the last. */
function furthest(steps: [Step, ...Step[]]): Progress {
  return (steps.find(({ progress }) => progress === 'due') ?? steps.at(-1) ?? steps[0]).progress;
}

function reachedBy({ claimId, statementId, holder, stance, retraction }: ClaimStatement, progress: Progress): Reached {
  return { claimId, statementId, holder: holder.name, stance, progress, ...(retraction && { retraction }) };
}

function keyOf({ claimId, statementId }: Ended): string {
  return `${claimId}/${statementId}`;
}
