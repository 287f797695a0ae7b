/** Who of those that assert a claim bears another out: pairs are counted as they come and go, never searched for. */
import { areComparable, type Figure, meet } from './figures.js';
import type { Position } from './positions.js';

export class Corroboration {
  private readonly plain = new Set<Position>();
  private readonly figured = new Set<Position>();
  private pairs = 0;

  /** For the quantity of another claim only figures bear each other out. */
  constructor(private readonly needsFigures: boolean) {}

  add(position: Position): void {
    this.pairs += this.partnersOf(position);
    this.ofItsKind(position).add(position);
  }

  delete(position: Position): void {
    this.ofItsKind(position).delete(position);
    this.pairs -= this.partnersOf(position);
  }

  /** Do two of them bear each other out, those aside who only repeat another? */
  isAnyWithout(aside: ReadonlySet<Position>): boolean {
    const out = [...aside].filter((position) => this.ofItsKind(position).has(position));
    for (const position of out) this.delete(position);
    const { pairs } = this;
    for (const position of out) this.add(position);
    return pairs > 0;
  }

  private ofItsKind({ figures }: Position): Set<Position> {
    return figures.length > 0 ? this.figured : this.plain;
  }

  private partnersOf(position: Position): number {
    const { figures } = position;
    if (this.needsFigures && figures.length === 0) return 0;
    if (figures.length === 0) return this.plain.size + this.figured.size;
    let partners = this.needsFigures ? 0 : this.plain.size;
    for (const other of this.figured) if (this.bearOut(figures, other.figures)) partners += 1;
    return partners;
  }

  /** Their figures of one measure, where both give one, meet. */
  private bearOut(figures: Figure[], others: Figure[]): boolean {
    let compared = 0;
    for (const figure of figures)
      for (const other of others) {
        if (!areComparable(figure, other)) continue;
        if (!meet(figure, other)) return false;
        compared += 1;
      }
    return compared > 0 || !this.needsFigures;
  }
}
