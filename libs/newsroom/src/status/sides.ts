/** Who stands on which side of a claim, in the order in which what they say was published; kept as holders move. */
import { Ordered } from './ordered.js';
import { Corroboration } from './corroboration.js';
import { FigureConflicts } from './figure-conflicts.js';
import { isHeardBefore, type HolderStance } from './holder-stance.js';
import type { Side } from './rendering.js';

export class Sides {
  private readonly on: Record<Side, Ordered<HolderStance>> = {
    A: new Ordered(isHeardBefore),
    L: new Ordered(isHeardBefore),
    D: new Ordered(isHeardBefore),
    open: new Ordered(isHeardBefore),
    unclear: new Ordered(isHeardBefore),
  };
  /** Implicated parties who own up, and those who deny, the latest last. */
  readonly owningUp = new Ordered(isHeardBefore);
  readonly owningNothing = new Ordered(isEarlier);
  /** Those against it of whom one denies it outright. */
  readonly denying = new Set<HolderStance>();
  readonly withFigures = new Ordered(isHeardBefore);
  /** How many figures they have. */
  figures = 0;
  readonly conflicts = new FigureConflicts();
  /** Those who stood on another side before. */
  readonly turned = new Set<HolderStance>();
  /** Of those who assert it. */
  readonly corroboration: Corroboration;

  constructor({ isQuantity }: { isQuantity: boolean }) {
    this.corroboration = new Corroboration(isQuantity);
  }

  of(side: Side): Ordered<HolderStance> {
    return this.on[side];
  }

  enter(stance: HolderStance): void {
    this.on[stance.side].add(stance);
    for (const list of this.listsOf(stance)) list.add(stance);
    for (const figure of stance.figures) this.conflicts.add(figure);
    this.figures += stance.figures.length;
  }

  leave(stance: HolderStance): void {
    this.on[stance.side].delete(stance);
    for (const list of this.listsOf(stance)) list.delete(stance);
    for (const figure of stance.figures) this.conflicts.delete(figure);
    this.figures -= stance.figures.length;
  }

  private listsOf(stance: HolderStance): { add(stance: HolderStance): void; delete(stance: HolderStance): void }[] {
    const lists = [];
    if (stance.side === 'A') lists.push(this.corroboration);
    if (stance.ownsUp) lists.push(this.owningUp);
    if (stance.ownsNothing) lists.push(this.owningNothing);
    if (stance.denies) lists.push(this.denying);
    if (stance.figures.length > 0) lists.push(this.withFigures);
    if (stance.turnedFrom.length > 0) lists.push(this.turned);
    return lists;
  }
}

function isEarlier(one: HolderStance, other: HolderStance): boolean {
  return one.time < other.time || (one.time === other.time && isHeardBefore(one, other));
}
