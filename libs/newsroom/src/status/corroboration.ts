/** Who of those that assert a claim bears another out: pairs are counted as they come and go, never searched for. */
import { areComparable, type Figure, meet } from './figures.js';
import type { HolderStance } from './holder-stance.js';

export class Corroboration {
  private readonly plain = new Set<HolderStance>();
  private readonly figured = new Set<HolderStance>();
  private pairs = 0;

  /** For the quantity of another claim only figures bear each other out. */
  constructor(private readonly needsFigures: boolean) {}

  add(stance: HolderStance): void {
    this.pairs += this.partnersOf(stance);
    this.ofItsKind(stance).add(stance);
  }

  delete(stance: HolderStance): void {
    this.ofItsKind(stance).delete(stance);
    this.pairs -= this.partnersOf(stance);
  }

  /** Do two of them bear each other out, those aside who only repeat another? */
  isAnyWithout(aside: ReadonlySet<HolderStance>): boolean {
    const out = [...aside].filter((stance) => this.ofItsKind(stance).has(stance));
    for (const stance of out) this.delete(stance);
    const { pairs } = this;
    for (const stance of out) this.add(stance);
    return pairs > 0;
  }

  private ofItsKind({ figures }: HolderStance): Set<HolderStance> {
    return figures.length > 0 ? this.figured : this.plain;
  }

  private partnersOf(stance: HolderStance): number {
    const { figures } = stance;
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
