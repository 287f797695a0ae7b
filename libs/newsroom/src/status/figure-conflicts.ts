/** The figures that count, and which of them cannot be true together; kept as they come and go. */
import type { Figure } from './figures.js';

export class FigureConflicts {
  private readonly kinds = new Map<string, Days>();
  private readonly atOdds = new Set<Days>();

  get isAny(): boolean {
    return this.atOdds.size > 0;
  }

  add(figure: Figure): void {
    const days: Days = this.kinds.get(figure.kind) ?? new Map<number | undefined, OfOneDay>();
    const ofItsDay = days.get(figure.day) ?? new OfOneDay();
    ofItsDay.add(figure);
    this.kinds.set(figure.kind, days.set(figure.day, ofItsDay));
    this.judge(days);
  }

  delete(figure: Figure): void {
    const days = this.kinds.get(figure.kind);
    const ofItsDay = days?.get(figure.day);
    if (!days || !ofItsDay) return;
    ofItsDay.delete(figure);
    if (ofItsDay.figures.size === 0) days.delete(figure.day);
    if (days.size === 0) this.kinds.delete(figure.kind);
    this.judge(days);
  }

  /** All that another contradicts. */
  contradicted(): Set<Figure> {
    return new Set([...this.atOdds].flatMap(contradictedIn));
  }

  private judge(days: Days): void {
    if (areAtOdds(days)) this.atOdds.add(days);
    else this.atOdds.delete(days);
  }
}

/** Figures of one kind by their day; those that may be of any have none. */
type Days = Map<number | undefined, OfOneDay>;

interface Bounds {
  highestStart: number;
  lowestEnd: number;
}

class OfOneDay implements Bounds {
  readonly figures = new Set<Figure>();
  highestStart = -Infinity;
  lowestEnd = Infinity;

  add(figure: Figure): void {
    this.figures.add(figure);
    this.narrow(figure);
  }

  delete(figure: Figure): void {
    this.figures.delete(figure);
    if (figure.from < this.highestStart && figure.to > this.lowestEnd) return;
    this.highestStart = -Infinity;
    this.lowestEnd = Infinity;
    for (const one of this.figures) this.narrow(one);
  }

  private narrow({ from, to }: Figure): void {
    this.highestStart = Math.max(this.highestStart, from);
    this.lowestEnd = Math.min(this.lowestEnd, to);
  }
}

/** Of intervals two are apart exactly if one begins above where another ends. Those of two days are not compared. */
function areAtOdds(days: Days): boolean {
  const undated = days.get(undefined);
  for (const ofDay of days.values())
    if (apart(ofDay, ofDay) || (undated && (apart(ofDay, undated) || apart(undated, ofDay)))) return true;
  return false;
}

function apart({ highestStart }: Bounds, { lowestEnd }: Bounds): boolean {
  return highestStart > lowestEnd;
}

function contradictedIn(days: Days): Figure[] {
  const undated = days.get(undefined);
  return [...days].flatMap(([day, ofDay]) => {
    const others = day === undefined ? [...days.values()] : [ofDay, ...(undated ? [undated] : [])];
    return [...ofDay.figures].flatMap((figure) => (others.some((other) => isApart(figure, other)) ? figure : []));
  });
}

/** Does it end below where another begins, or begin above where another ends? */
function isApart({ from, to }: Figure, { highestStart, lowestEnd }: Bounds): boolean {
  return to < highestStart || from > lowestEnd;
}
