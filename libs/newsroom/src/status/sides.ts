/** Who stands on which side of a claim, in the order in which what they say was published; kept as holders move. */
import { Ordered } from './ordered.js';
import { Corroboration } from './corroboration.js';
import { FigureConflicts } from './figure-conflicts.js';
import { isHeardBefore, type Position } from './positions.js';
import type { Side } from './rendering.js';

export class Sides {
  private readonly on: Record<Side, Ordered<Position>> = {
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
  readonly denying = new Set<Position>();
  readonly withFigures = new Ordered(isHeardBefore);
  /** How many figures they have. */
  figures = 0;
  readonly conflicts = new FigureConflicts();
  /** Those who stood on another side before. */
  readonly turned = new Set<Position>();
  /** Of those who assert it. */
  readonly corroboration: Corroboration;

  constructor({ isQuantity }: { isQuantity: boolean }) {
    this.corroboration = new Corroboration(isQuantity);
  }

  of(side: Side): Ordered<Position> {
    return this.on[side];
  }

  enter(position: Position): void {
    this.on[position.side].add(position);
    for (const list of this.listsOf(position)) list.add(position);
    for (const figure of position.figures) this.conflicts.add(figure);
    this.figures += position.figures.length;
  }

  leave(position: Position): void {
    this.on[position.side].delete(position);
    for (const list of this.listsOf(position)) list.delete(position);
    for (const figure of position.figures) this.conflicts.delete(figure);
    this.figures -= position.figures.length;
  }

  private listsOf(position: Position): { add(position: Position): void; delete(position: Position): void }[] {
    const lists = [];
    if (position.side === 'A') lists.push(this.corroboration);
    if (position.ownsUp) lists.push(this.owningUp);
    if (position.ownsNothing) lists.push(this.owningNothing);
    if (position.denies) lists.push(this.denying);
    if (position.figures.length > 0) lists.push(this.withFigures);
    if (position.turnedFrom.length > 0) lists.push(this.turned);
    return lists;
  }
}

function isEarlier(one: Position, other: Position): boolean {
  return one.time < other.time || (one.time === other.time && isHeardBefore(one, other));
}
