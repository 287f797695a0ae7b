/** Of intervals two are apart exactly if one begins above where another ends: of each holder's these two are kept in order. */
import { Ordered } from './ordered.js';

/** Of one holder's intervals the highest start and the lowest end. */
export interface Span {
  holder: string;
  highestStart: number;
  lowestEnd: number;
}

/** A holder has one span at most. */
export class Bounds {
  private readonly starts = new Ordered<Span>(isHigher);
  private readonly ends = new Ordered<Span>(isLower);

  get isEmpty(): boolean {
    return this.starts.size === 0;
  }

  add(span: Span): void {
    this.starts.add(span);
    this.ends.add(span);
  }

  delete(span: Span): void {
    this.starts.delete(span);
    this.ends.delete(span);
  }

  /** The two holders with the highest starts, and the two with the lowest ends: if any two are apart, one of these is apart from another. */
  foremost(): Span[] {
    return [...firstOf(this.starts, 2), ...firstOf(this.ends, 2)];
  }

  /** Of holders other than this one. */
  highestStartBeside(holder: string): number {
    const { first } = this.starts;
    const beside = first?.holder === holder ? firstOf(this.starts, 2)[1] : first;
    return beside?.highestStart ?? -Infinity;
  }

  lowestEndBeside(holder: string): number {
    const { first } = this.ends;
    const beside = first?.holder === holder ? firstOf(this.ends, 2)[1] : first;
    return beside?.lowestEnd ?? Infinity;
  }
}

/** Is an interval of another holder apart from one of the span's? */
export function crossing(bounds: Bounds, { holder, highestStart, lowestEnd }: Span): boolean {
  return bounds.highestStartBeside(holder) > lowestEnd || bounds.lowestEndBeside(holder) < highestStart;
}

function isHigher(one: Span, other: Span): boolean {
  return (
    one.highestStart > other.highestStart || (one.highestStart === other.highestStart && one.holder < other.holder)
  );
}

function isLower(one: Span, other: Span): boolean {
  return one.lowestEnd < other.lowestEnd || (one.lowestEnd === other.lowestEnd && one.holder < other.holder);
}

function firstOf(spans: Ordered<Span>, most: number): Span[] {
  const first: Span[] = [];
  for (const span of spans) if (first.push(span) === most) break;
  return first;
}
