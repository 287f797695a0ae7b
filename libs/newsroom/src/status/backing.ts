/**
 * Whose figures bear each other out on the quantity of another claim: the figure with which those of most holders agree
 * is the leading one. How many agree with each is counted as holders come and go, never searched for.
 */
import { FigureConflicts } from './figure-conflicts.js';
import { agree, type Figure } from './figures.js';
import { foremostOf } from './foremost-figure.js';
import type { Given } from './given-figures.js';
import { byHearing, type HolderStance } from './holder-stance.js';

export interface Leading {
  figure: Figure;
  /** Those whose figures agree with it, as they were heard. */
  backers: HolderStance[];
}

export class Backing {
  private readonly inside = new Set<HolderStance>();
  /** Of each holder, for each figure that it backs, how many back one that agrees with it: itself, too. */
  private readonly votes = new Map<HolderStance, number[]>();
  private readonly conflicts = new FigureConflicts();
  private aside: ReadonlySet<HolderStance> = new Set();

  /** Do figures of two that are backed exclude each other? */
  get isContested(): boolean {
    return this.conflicts.isAny;
  }

  /** How many back the leading figure; 0 where nothing is backed. */
  get most(): number {
    let most = 0;
    for (const votes of this.votes.values()) for (const count of votes) most = Math.max(most, count);
    return most;
  }

  add(stance: HolderStance): void {
    if (stance.backs.length === 0) return;
    this.inside.add(stance);
    this.count(stance);
  }

  delete(stance: HolderStance): void {
    this.inside.delete(stance);
    this.discount(stance);
  }

  /** Those who only repeat another back nothing. */
  leaveOut(aside: ReadonlySet<HolderStance>): void {
    const back = [...this.aside].filter((stance) => !aside.has(stance) && this.inside.has(stance));
    this.aside = aside;
    for (const stance of aside) this.discount(stance);
    for (const stance of back) this.count(stance);
  }

  /** Undefined where nothing is backed. */
  leading(): Leading | undefined {
    const { most } = this;
    const backed = [...this.votes.keys()].flatMap(({ backs }) => backs);
    const candidates = [...this.votes].flatMap(([{ backs }, votes]) => backs.filter((_, n) => votes[n] === most));
    // What nobody else agrees with need not be held against all the others.
    const figure = foremostOf(candidates, most === 1 ? candidates : backed)?.figure;
    if (!figure) return undefined;
    return { figure, backers: byHearing([...this.votes.keys()].filter(({ backs }) => isBackedBy(backs, figure))) };
  }

  /** Each with those of its figures that another's exclude. */
  contesting(): { stance: HolderStance; figures: Given[] }[] {
    const isContradicted =
      ({ key }: HolderStance) =>
      ({ figure }: Given) =>
        this.conflicts.isContradicted(key, figure);
    return byHearing([...this.votes.keys()])
      .map((stance) => ({ stance, figures: stance.backs.filter(isContradicted(stance)) }))
      .filter(({ figures }) => figures.length > 0);
  }

  private count(stance: HolderStance): void {
    if (this.votes.has(stance)) return;
    const own = stance.backs.map(() => 1);
    for (const [other, votes] of this.votes) {
      vote(votes, other.backs, { backs: stance.backs, by: 1 });
      vote(own, stance.backs, { backs: other.backs, by: 1 });
    }
    this.votes.set(stance, own);
    this.conflicts.enter(stance.key, figuresOf(stance));
  }

  private discount(stance: HolderStance): void {
    if (!this.votes.delete(stance)) return;
    for (const [other, votes] of this.votes) vote(votes, other.backs, { backs: stance.backs, by: -1 });
    this.conflicts.leave(stance.key, figuresOf(stance));
  }
}

function vote(votes: number[], figures: Given[], { backs, by }: { backs: Given[]; by: number }): void {
  for (const [place, { figure }] of figures.entries())
    if (isBackedBy(backs, figure)) votes[place] = (votes[place] ?? 0) + by;
}

function isBackedBy(backs: Given[], figure: Figure): boolean {
  return backs.some((one) => agree(one.figure, figure));
}

function figuresOf({ backs }: HolderStance): Figure[] {
  return backs.map(({ figure }) => figure);
}
