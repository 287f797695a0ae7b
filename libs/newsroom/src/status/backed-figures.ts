/**
 * The figures that are backed, each spelling once, and the foremost of them. Kept as holders come and go, never searched
 * for: of one more only those figures are looked at with which it may agree. Rule 4 of the status.
 */
import { BackedFigure } from './backed-figure.js';
import { agree, type Figure, spellingOf } from './figures.js';
import { groupedBy } from './grouped-by.js';
import { byHearing, type HolderStance } from './holder-stance.js';
import { Ordered } from './ordered.js';

export class BackedFigures {
  /** The votes of those that have most; 0 where nothing is backed. */
  most = 0;
  private readonly all = new Map<string, BackedFigure>();
  private readonly kinds = new Map<string, OfAKind>();
  /** By votes how many have so many. */
  private readonly tally: number[] = [];

  /** A holder with all that it backs. */
  add(stance: HolderStance): void {
    const own = spelled(stance);
    for (const [spelling, [{ figure }]] of own)
      if (!this.all.has(spelling)) this.begin(new BackedFigure(figure, spelling));
    for (const [spelling, those] of own) this.all.get(spelling)?.add(stance, those);
    for (const one of this.agreeingWithAny(stance)) this.vote(one, 1);
  }

  delete(stance: HolderStance): void {
    for (const one of this.agreeingWithAny(stance)) this.vote(one, -1);
    for (const [spelling, those] of spelled(stance)) {
      const one = this.all.get(spelling);
      one?.delete(stance, those);
      if (one?.by.size === 0) this.end(one);
    }
  }

  /** Of those that have most votes that which most outlets print or agree with, then the latest, then the first statement id. */
  foremost(): Figure | undefined {
    const those = [...this.all.values()].filter(({ votes }) => votes === this.most);
    if (those.length < 2) return those[0]?.figure;
    const weighed = those.map((one) => ({ one, outlets: this.outletsOf(one.figure) }));
    return weighed.reduce((foremost, other) => (isBefore(other, foremost) ? other : foremost)).one.figure;
  }

  /** Of those who back one that agrees with it so many, the first heard first. */
  backersOf(figure: Figure, most: number): HolderStance[] {
    const backers = new Set([...this.agreeing(figure)].flatMap(({ by }) => firstOf(by, most)));
    return byHearing([...backers]).slice(0, most);
  }

  private outletsOf(figure: Figure): number {
    return new Set([...this.agreeing(figure)].flatMap((one) => [...one.printers()])).size;
  }

  private begin(one: BackedFigure): void {
    one.votes = this.backersOf(one.figure, Infinity).length;
    const ofKind = this.kinds.get(one.figure.kind) ?? new OfAKind();
    this.kinds.set(one.figure.kind, ofKind);
    ofKind.add(one);
    this.all.set(one.spelling, one);
    this.count(one.votes, 1);
  }

  private end(one: BackedFigure): void {
    this.all.delete(one.spelling);
    this.kinds.get(one.figure.kind)?.delete(one);
    this.count(one.votes, -1);
  }

  private vote(one: BackedFigure, by: 1 | -1): void {
    this.count(one.votes + by, 1);
    this.count(one.votes, -1);
    one.votes += by;
  }

  private count(votes: number, by: 1 | -1): void {
    this.tally[votes] = (this.tally[votes] ?? 0) + by;
    if (by === 1) this.most = Math.max(this.most, votes);
    while (this.most > 0 && !this.tally[this.most]) this.most -= 1;
  }

  private agreeingWithAny({ backs }: HolderStance): Set<BackedFigure> {
    return new Set(backs.flatMap(({ figure }) => [...this.agreeing(figure)]));
  }

  private *agreeing(figure: Figure): Generator<BackedFigure> {
    for (const one of this.kinds.get(figure.kind)?.near(figure) ?? []) if (agree(one.figure, figure)) yield one;
  }
}

class OfAKind {
  /** Of two that are plain no interval matters: by what is printed they agree, or not. */
  private readonly plain = new Ordered(isLess);
  private readonly others = new Set<BackedFigure>();

  add(one: BackedFigure): void {
    this.listOf(one).add(one);
  }

  delete(one: BackedFigure): void {
    this.listOf(one).delete(one);
  }

  /** All that may agree with it. */
  *near(figure: Figure): Generator<BackedFigure> {
    yield* this.others;
    const { from, to } = isPlain(figure) ? aFifthAround(figure) : { from: -Infinity, to: Infinity };
    for (const one of this.plain.upTo((it) => it.figure.printed.from <= to)) {
      if (one.figure.printed.from < from) return;
      yield one;
    }
  }

  private listOf({ figure }: BackedFigure): Ordered<BackedFigure> | Set<BackedFigure> {
    return isPlain(figure) ? this.plain : this.others;
  }
}

function spelled({ backs }: HolderStance) {
  return groupedBy(backs, ({ figure }) => spellingOf(figure));
}

type Weighed = { one: BackedFigure; outlets: number };

function isBefore({ one, outlets }: Weighed, { one: other, outlets: itsOutlets }: Weighed): boolean {
  return outlets > itsOutlets || (outlets === itsOutlets && one.isLaterThan(other));
}

function firstOf(stances: Iterable<HolderStance>, most: number): HolderStance[] {
  const first: HolderStance[] = [];
  for (const one of stances) if (first.push(one) >= most) break;
  return first;
}

/** A number that is no range, in a unit that is not converted. */
function isPlain({ quantity: { op, low }, from, to, converted }: Figure): boolean {
  return typeof low === 'number' && op !== 'range' && converted.from === from && converted.to === to;
}

/** Whatever is within a fifth of the larger, or about which it is, and a little more. */
function aFifthAround({ printed: { from } }: Figure): { from: number; to: number } {
  const [one, other] = [from * 0.799999, from * 1.250001];
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

function isLess(one: BackedFigure, other: BackedFigure): boolean {
  const [its, others] = [one.figure.printed.from, other.figure.printed.from];
  return its < others || (its === others && one.spelling < other.spelling);
}
