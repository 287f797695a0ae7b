/**
 * Whose figures cannot be true together; kept as holders come and go. What a holder's own figures do to each other is no
 * conflict: it takes two.
 */
import { Bounds, crossing, type Span } from './bounds.js';
import { allowedBeside, type Figure } from './figures.js';
import { groupedBy } from './grouped-by.js';

export class FigureConflicts {
  private readonly kinds = new Map<string, Kind>();
  private readonly atOdds = new Set<string>();

  get isAny(): boolean {
    return this.atOdds.size > 0;
  }

  enter(holder: string, figures: Figure[]): void {
    for (const those of groupsIn(figures)) {
      const [{ kind, days, unit }] = those;
      const ofKind = this.kinds.get(kind) ?? new Map<string | undefined, Group[]>();
      const groups = ofKind.get(days) ?? [];
      if (!groups.some((one) => one.unit === unit)) groups.push(new Group(unit));
      this.kinds.set(kind, ofKind.set(days, groups));
      groups.find((one) => one.unit === unit)?.add(holder, those);
      this.judge(kind, ofKind);
    }
  }

  leave(holder: string, figures: Figure[]): void {
    for (const those of groupsIn(figures)) {
      const [{ kind, days, unit }] = those;
      const ofKind = this.kinds.get(kind);
      const groups = ofKind?.get(days);
      if (!ofKind || !groups) continue;
      groups.find((one) => one.unit === unit)?.delete(holder, those);
      if (groups.every(({ isEmpty }) => isEmpty)) ofKind.delete(days);
      if (ofKind.size === 0) this.kinds.delete(kind);
      this.judge(kind, ofKind);
    }
  }

  /** Does a figure of another holder exclude it? */
  isContradicted(holder: string, figure: Figure): boolean {
    const { kind, days } = figure;
    for (const [those, groups] of this.kinds.get(kind) ?? []) {
      // Those of two days are not compared.
      if (days !== undefined && those !== undefined && those !== days) continue;
      if (groups.some((group) => group.contradicts(holder, figure))) return true;
    }
    return false;
  }

  private judge(kind: string, ofKind: Kind): void {
    if (areAtOdds(ofKind)) this.atOdds.add(kind);
    else this.atOdds.delete(kind);
  }
}

/** Figures of one kind by their days, of each a group a unit; those that may be of any have none. */
type Kind = Map<string | undefined, Group[]>;

/** Of a holder's figures what they come to in a group. */
class Group {
  private readonly printed = new Bounds();
  /** Beside another unit. */
  private readonly converted = new Bounds();

  constructor(readonly unit: string) {}

  get isEmpty(): boolean {
    return this.printed.isEmpty;
  }

  add(holder: string, figures: Figure[]): void {
    this.printed.add(spanOf(holder, figures));
    this.converted.add(spanOf(holder, convertedIn(figures)));
  }

  delete(holder: string, figures: Figure[]): void {
    this.printed.delete(spanOf(holder, figures));
    this.converted.delete(spanOf(holder, convertedIn(figures)));
  }

  contradicts(holder: string, figure: Figure): boolean {
    const { from, to } = allowedBeside(this, figure);
    return crossing(this.beside(figure), { holder, highestStart: from, lowestEnd: to });
  }

  isApartFrom(other: Group): boolean {
    const [its, others] = [this.beside(other), other.beside(this)];
    return its.foremost().some((span) => crossing(others, span));
  }

  private beside({ unit }: { unit: string }): Bounds {
    return unit === this.unit ? this.printed : this.converted;
  }
}

function groupsIn(figures: Figure[]): [Figure, ...Figure[]][] {
  return [...groupedBy(figures, ({ kind, days, unit }) => [kind, days ?? '', unit].join('\n')).values()];
}

function convertedIn(figures: Figure[]): Figure['converted'][] {
  return figures.map(({ converted }) => converted);
}

function spanOf(holder: string, intervals: { from: number; to: number }[]): Span {
  return {
    holder,
    highestStart: Math.max(...intervals.map(({ from }) => from)),
    lowestEnd: Math.min(...intervals.map(({ to }) => to)),
  };
}

/** Those of two days are not compared. */
function areAtOdds(ofKind: Kind): boolean {
  const undated = ofKind.get(undefined) ?? [];
  for (const [days, groups] of ofKind)
    if (areApart(groups, groups) || (days !== undefined && areApart(groups, undated))) return true;
  return false;
}

function areApart(groups: Group[], others: Group[]): boolean {
  return groups.some((one) => others.some((other) => one.isApartFrom(other)));
}
