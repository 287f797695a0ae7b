/** What the renderings of one utterance show beside each other, by which flags are raised. Kept as they are printed, one after the other. */
import { type Figure, isSameFigure } from './figures.js';
import type { Rendering } from './rendering.js';

export class BesideEachOther {
  /** Rendered with different stances or with different figures of one measure. */
  renderingsDiffer = false;
  /** A headline that commits to what its text does not; or that has the words another way than the rest of its report. */
  headlinesConflict = false;
  /** By name the house for which all so named speak; null if there is none. */
  private readonly houses = new Map<string, string | null>();
  private readonly reports = new Map<string, OfReport>();
  private readonly framedSo: Rendering[] = [];
  private says: string | undefined;
  /** By measure the first. */
  private readonly figures = new Map<string, Figure>();

  /** One that stands. */
  add(one: Rendering): void {
    const { name, house, isFramedSo } = one;
    const its = this.houses.get(name);
    if (its === undefined) this.houses.set(name, house);
    else if (its !== house) this.houses.set(name, null);
    if (isFramedSo) this.framedSo.push(one);
    if (this.reportOf(one).add(one) || isFramedSo) this.headlinesConflict = true;
  }

  /** One of these, if it counts. */
  addCounting({ says, figure }: Rendering): void {
    this.says ??= says;
    if (says !== this.says) this.renderingsDiffer = true;
    if (!figure) return;
    const first = this.figures.get(figure.quantity.measure);
    if (!first) this.figures.set(figure.quantity.measure, figure);
    else if (!isSameFigure(first, figure)) this.renderingsDiffer = true;
  }

  /** Do they name different holders? Whoever speaks for another may be named as the other. */
  get speakersDiffer(): boolean {
    const [one, other, third] = this.houses;
    if (!one || !other) return false;
    return third !== undefined || !(one[1] === other[0] || other[1] === one[0]);
  }

  conflictingHeadlines(): Rendering[] {
    const otherwise = [...this.reports.values()].filter(({ isOtherwise }) => isOtherwise);
    return [...new Set([...this.framedSo, ...otherwise.flatMap(({ renderings }) => renderings)])];
  }

  private reportOf({ statement: { reportId } }: Rendering): OfReport {
    const report = this.reports.get(reportId) ?? new OfReport();
    this.reports.set(reportId, report);
    return report;
  }
}

/** If any two differ, one in the headline differs from one that is not: from whichever of these the two are. */
class OfReport {
  readonly renderings: Rendering[] = [];
  isOtherwise = false;
  private inHeadline = 0;
  private doDiffer = false;

  /** True if its headline has the words another way than the rest. */
  add(one: Rendering): boolean {
    const { renderings } = this;
    renderings.push(one);
    if (one.isInHeadline) this.inHeadline += 1;
    if (one.says !== renderings[0]?.says) this.doDiffer = true;
    this.isOtherwise = this.doDiffer && this.inHeadline > 0 && this.inHeadline < renderings.length;
    return this.isOtherwise;
  }
}
