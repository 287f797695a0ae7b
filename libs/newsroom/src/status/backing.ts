/**
 * Whose figures bear each other out on the quantity of another claim: the figure with which those of most holders agree
 * is the leading one. Kept as holders come and go.
 */
import { BackedFigures } from './backed-figures.js';
import { FigureConflicts } from './figure-conflicts.js';
import { agree, type Figure } from './figures.js';
import type { Given } from './given-figures.js';
import { byHearing, type HolderStance } from './holder-stance.js';

export interface Leading {
  figure: Figure;
  /** So many of those whose figures agree with it, the first heard first. */
  backers(most: number): HolderStance[];
}

export class Backing {
  private readonly inside = new Set<HolderStance>();
  private readonly counted = new Set<HolderStance>();
  private readonly figures = new BackedFigures();
  private readonly conflicts = new FigureConflicts();

  /** Do figures of two that are backed exclude each other? */
  get isContested(): boolean {
    return this.conflicts.isAny;
  }

  /** How many back the leading figure; 0 where nothing is backed. */
  get most(): number {
    return this.figures.most;
  }

  add(stance: HolderStance): void {
    if (stance.backs.length === 0) return;
    this.inside.add(stance);
    this.count(stance);
  }

  delete(stance: HolderStance): void {
    this.inside.delete(stance);
    this.leaveOut(stance);
  }

  /** One who only repeats another backs nothing. */
  leaveOut(stance: HolderStance): void {
    if (!this.counted.delete(stance)) return;
    this.figures.delete(stance);
    this.conflicts.leave(stance.key, figuresOf(stance));
  }

  /** Who was left out, and repeats nobody who stands there any more. */
  takeBack(stance: HolderStance): void {
    if (this.inside.has(stance)) this.count(stance);
  }

  /** Undefined where nothing is backed. */
  leading(): Leading | undefined {
    const figure = this.figures.foremost();
    return figure && { figure, backers: (most) => this.figures.backersOf(figure, most) };
  }

  /** Each with those of its figures that another's exclude. */
  contesting(): { stance: HolderStance; figures: Given[] }[] {
    const isContradicted =
      ({ key }: HolderStance) =>
      ({ figure }: Given) =>
        this.conflicts.isContradicted(key, figure);
    return byHearing([...this.counted])
      .map((stance) => ({ stance, figures: stance.backs.filter(isContradicted(stance)) }))
      .filter(({ figures }) => figures.length > 0);
  }

  private count(stance: HolderStance): void {
    if (this.counted.has(stance)) return;
    this.counted.add(stance);
    this.figures.add(stance);
    this.conflicts.enter(stance.key, figuresOf(stance));
  }
}

/** Those of a holder's figures that agree with the leading one. */
export function agreeingWith({ figure }: Leading, { backs }: HolderStance): Given[] {
  return backs.filter((one) => agree(one.figure, figure));
}

function figuresOf({ backs }: HolderStance): Figure[] {
  return backs.map(({ figure }) => figure);
}
