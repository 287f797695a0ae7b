/**
 * Who adds nothing beside another, for it only repeats one that stands on the same side: the second half of rule 4 of the
 * status. Kept as holders move: of the graph of who repeats whom only that part is gone through in which a side is taken
 * for the first time, or given up.
 */
import { type Camp, campOf } from './all-spoken.js';
import { condensed, type Part } from './condensed.js';
import type { HolderStance } from './holder-stance.js';
import type { Side } from './rendering.js';
import type { Repetition } from './repetition.js';

/** Those who stand there and add nothing. */
export interface Aside {
  of(side: Side): ReadonlySet<HolderStance>;
  has(stance: HolderStance): boolean;
  /** How many of them deny it outright. */
  denying: number;
}

/** Is told who is left out, and who is no longer. */
interface Listener {
  leaveOut(stance: HolderStance): void;
  takeBack(stance: HolderStance): void;
}

/** Two names of one holder may close a circle that no command could see: in it nobody is left out for another. */
interface Circle {
  holders: string[];
  repeatedBy: Circle[];
  /** How many holders in it stand on a side, and how many ways lead from it to some who do. */
  here: Count;
  beyond: Count;
}

type Count = Record<Camp, number>;

export class Dependents {
  private readonly circles: Map<string, Circle>;
  private readonly stances = new Map<string, HolderStance>();
  private readonly touched = new Set<string>();
  private readonly aside = new Map<Side, Set<HolderStance>>();
  private denying = 0;

  constructor(
    repetition: Repetition,
    private readonly stanceOf: (key: string) => HolderStance | undefined,
    private readonly listener?: Listener,
  ) {
    this.circles = circlesIn(condensed(repetition));
  }

  enter({ key }: HolderStance): void {
    if (this.circles.has(key)) this.touched.add(key);
  }

  leave(stance: HolderStance): void {
    this.enter(stance);
  }

  /** As all stand now. */
  settled(): Aside {
    const stirred = new Set<string>();
    for (const key of this.touched) for (const one of this.moved(key)) stirred.add(one);
    this.touched.clear();
    for (const key of stirred) this.place(key);
    const { aside, denying } = this;
    return { of: (side) => aside.get(side) ?? NOBODY, has: (one) => aside.get(one.side)?.has(one) ?? false, denying };
  }

  /** The holder has moved: who may be left out since, or no longer. */
  private *moved(key: string): Generator<string> {
    const [was, is] = [this.stances.get(key), this.stanceOf(key)];
    if (was) this.takeBack(was);
    if (is) this.stances.set(key, is);
    else this.stances.delete(key);
    yield key;
    const [campWas, camp] = [was && campOf(was), is && campOf(is)];
    if (campWas === camp) return;
    if (campWas) yield* this.count(key, campWas, -1);
    if (camp) yield* this.count(key, camp, 1);
  }

  /** The holders of those circles that now lead to somebody of the camp, or no longer. */
  private *count(key: string, camp: Camp, by: 1 | -1): Generator<string> {
    const circle = this.circles.get(key);
    if (!circle) return;
    const changed = changes(circle.here, camp, by) && circle.beyond[camp] === 0 ? [circle] : [];
    for (let one = changed.pop(); one; one = changed.pop())
      for (const other of one.repeatedBy) {
        if (!changes(other.beyond, camp, by)) continue;
        yield* other.holders;
        if (other.here[camp] === 0) changed.push(other);
      }
  }

  private place(key: string): void {
    const stance = this.stances.get(key);
    if (!stance) return;
    this.takeBack(stance);
    const camp = campOf(stance);
    if (camp !== 'for' && camp !== 'against') return;
    if (!this.circles.get(key)?.beyond[camp]) return;
    this.aside.set(stance.side, (this.aside.get(stance.side) ?? new Set()).add(stance));
    if (stance.denies) this.denying += 1;
    this.listener?.leaveOut(stance);
  }

  private takeBack(stance: HolderStance): void {
    if (!this.aside.get(stance.side)?.delete(stance)) return;
    if (stance.denies) this.denying -= 1;
    this.listener?.takeBack(stance);
  }
}

const NOBODY: ReadonlySet<HolderStance> = new Set();

/** Does there come to be one, or none? */
function changes(count: Count, camp: Camp, by: 1 | -1): boolean {
  count[camp] += by;
  return count[camp] === (by === 1 ? 1 : 0);
}

/** By holder, and by what is between holders. */
function circlesIn(parts: Map<string, Part<string>>): Map<string, Circle> {
  const known = new Map<Part<string>, Circle>();
  const circles = new Map<string, Circle>();
  const circleOf = (part: Part<string>) => {
    const circle = known.get(part) ?? { holders: part.nodes, repeatedBy: [], here: none(), beyond: none() };
    known.set(part, circle);
    return circle;
  };
  for (const [key, part] of parts) circles.set(key, circleOf(part));
  for (const [part, circle] of known) circle.repeatedBy = part.before.map(circleOf);
  return circles;
}

function none(): Count {
  return { for: 0, against: 0, open: 0 };
}
