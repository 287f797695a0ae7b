/** A figure that is backed, as it is written: by whom, in which outlets, and how many back one that agrees with it. */
import type { Figure } from './figures.js';
import type { Given } from './given-figures.js';
import { type HolderStance, isHeardBefore } from './holder-stance.js';
import { Ordered } from './ordered.js';

export class BackedFigure {
  /** How many holders back one that agrees with it: itself, too. */
  votes = 0;
  /** As they were heard. */
  readonly by = new Ordered(isHeardBefore);
  private readonly given = new Ordered(isPrintedBefore);
  private readonly outlets = new Map<string, number>();
  /** An utterance that is heard on is printed by more: what was counted of each is kept. */
  private readonly counted = new Map<HolderStance, string[]>();

  constructor(
    readonly figure: Figure,
    readonly spelling: string,
  ) {}

  /** Those of the holder's figures that are written so. */
  add(stance: HolderStance, given: Given[]): void {
    const outlets = given.flatMap(({ renderings }) => renderings.map(({ statement }) => statement.outletId));
    this.by.add(stance);
    this.counted.set(stance, outlets);
    for (const one of given) this.given.add(one);
    for (const outlet of outlets) this.outlets.set(outlet, (this.outlets.get(outlet) ?? 0) + 1);
  }

  delete(stance: HolderStance, given: Given[]): void {
    this.by.delete(stance);
    for (const one of given) this.given.delete(one);
    for (const outlet of this.counted.get(stance) ?? []) {
      const left = (this.outlets.get(outlet) ?? 0) - 1;
      if (left > 0) this.outlets.set(outlet, left);
      else this.outlets.delete(outlet);
    }
    this.counted.delete(stance);
  }

  /** That print it, of those who back it. */
  printers(): Iterable<string> {
    return this.outlets.keys();
  }

  /** Was it printed later than the other; of two that were printed at once, by the first statement id? */
  isLaterThan({ given }: BackedFigure): boolean {
    const [its, others] = [this.given.last, given.last];
    return its !== undefined && others !== undefined && isPrintedBefore(others, its);
  }
}

function isPrintedBefore({ rendering: one }: Given, { rendering: other }: Given): boolean {
  return one.published < other.published || (one.published === other.published && one.id > other.id);
}
