/** Who stands on which side of a claim, in the order in which what they say was published; kept as holders move. */
import { Ordered } from './ordered.js';
import { Backing } from './backing.js';
import { Denials } from './denials.js';
import { FigureConflicts } from './figure-conflicts.js';
import type { Figure } from './figures.js';
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
  /** Implicated parties who own up, and the denials of such. */
  readonly owningUp = new Ordered(isHeardBefore);
  readonly denials = new Denials();
  /** Those against it of whom one denies it outright. */
  readonly denying = new Set<HolderStance>();
  readonly withFigures = new Ordered(isHeardBefore);
  /** How many figures they have. */
  figures = 0;
  /** Of all figures, whatever the side of who gives them. */
  readonly conflicts = new FigureConflicts();
  /** Those of whose own figures two exclude each other. */
  readonly ofTwoFigures = new Ordered(isHeardBefore);
  /** Those who stood on another side before, and those for whom two speak on both. */
  readonly turned = new Ordered(isHeardBefore);
  readonly divided = new Ordered(isHeardBefore);
  /** Of the quantity of another claim: elsewhere figures do not matter to the status. */
  readonly backing: Backing | undefined;

  constructor({ isQuantity }: { isQuantity: boolean }) {
    this.backing = isQuantity ? new Backing() : undefined;
  }

  of(side: Side): Ordered<HolderStance> {
    return this.on[side];
  }

  enter(stance: HolderStance): void {
    this.on[stance.side].add(stance);
    for (const list of this.listsOf(stance)) list.add(stance);
    this.conflicts.enter(stance.key, figuresOf(stance));
    this.figures += stance.given.length;
  }

  leave(stance: HolderStance): void {
    this.on[stance.side].delete(stance);
    for (const list of this.listsOf(stance)) list.delete(stance);
    this.conflicts.leave(stance.key, figuresOf(stance));
    this.figures -= stance.given.length;
  }

  private listsOf(stance: HolderStance): Listing[] {
    const lists: Listing[] = this.backing ? [this.backing] : [];
    if (stance.owningUp.length > 0) lists.push(this.owningUp);
    if (stance.owningNothing.length > 0) lists.push(this.denials);
    if (stance.denies) lists.push(this.denying);
    if (stance.given.length > 0) lists.push(this.withFigures);
    if (stance.isOfTwoFigures) lists.push(this.ofTwoFigures);
    if (stance.hasTurned) lists.push(this.turned);
    if (stance.isDivided) lists.push(this.divided);
    return lists;
  }
}

interface Listing {
  add(stance: HolderStance): void;
  delete(stance: HolderStance): void;
}

function figuresOf({ given }: HolderStance): Figure[] {
  return given.map(({ figure }) => figure);
}
