/** Of many figures those that cannot be true beside another of them, without holding each against each. */
import { allowedBeside, type Figure, type Interval } from './figures.js';

/** In their order. */
export function excludedIn(figures: Figure[]): Figure[] {
  if (figures.length < 2) return [];
  const kinds = new Map<string, OfAKind>();
  for (const one of figures) {
    const its = kinds.get(one.kind) ?? new OfAKind();
    kinds.set(one.kind, its);
    its.add(one);
  }
  return figures.filter((one) => kinds.get(one.kind)?.exclude(one));
}

/** By unit: beside one of another a figure is a converted one. */
type ByUnit = Map<string, { printed: Extremes; converted: Extremes }>;

class OfAKind {
  private readonly ofAllDays: ByUnit = new Map();
  /** Those that may be of any day have none. */
  private readonly ofDays = new Map<string | undefined, ByUnit>();

  add(one: Figure): void {
    const its = this.ofDays.get(one.days) ?? (new Map() as ByUnit);
    this.ofDays.set(one.days, its);
    for (const byUnit of [this.ofAllDays, its]) {
      const ofUnit = byUnit.get(one.unit) ?? { printed: new Extremes(), converted: new Extremes() };
      byUnit.set(one.unit, ofUnit);
      ofUnit.printed.add(one);
      ofUnit.converted.add(one.converted);
    }
  }

  exclude(one: Figure): boolean {
    const comparable =
      one.days === undefined ? [this.ofAllDays] : [this.ofDays.get(one.days), this.ofDays.get(undefined)];
    return comparable.some((byUnit) =>
      [...(byUnit ?? [])].some(([unit, { printed, converted }]) =>
        (unit === one.unit ? printed : converted).areApartFrom(allowedBeside({ unit }, one)),
      ),
    );
  }
}

/** If any of some intervals is apart from another, that with the highest start or that with the lowest end is. */
class Extremes {
  private highestStart = -Infinity;
  private lowestEnd = Infinity;

  add({ from, to }: Interval): void {
    this.highestStart = Math.max(this.highestStart, from);
    this.lowestEnd = Math.min(this.lowestEnd, to);
  }

  areApartFrom({ from, to }: Interval): boolean {
    return this.highestStart > to || this.lowestEnd < from;
  }
}
