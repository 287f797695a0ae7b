/** A claim's story so far, and the changes in it. It goes on as the claim does, and back where something came to it late. */
import type { Claim, ClaimStatement } from '../claim/claim.js';
import { type Effect, effectsOf } from './effects.js';
import type { Cause, Moved } from './movement.js';
import { type Because, type Picture, pictureOf, toldBecause } from './picture.js';
import { judge, raisedIn } from './status.js';
import type { Steps } from '../steps.js';
import { unfold, type Unfolding } from './unfolding.js';
import type { FlagName, Status } from '../vocabulary.js';

/** One for each change of status, asserting origins or flags. */
export interface StatusChange extends Because, Cause {
  /** As surely as what caused it was published: `2024-10-18`, to the minute, or `2024-10-24/..` where that day or later. */
  at: string;
  status: Status;
  assertingOrigins: number;
  outlets: number;
  flags: FlagName[];
}

export interface StatusPicture extends Picture, Cause {
  /** When the status became what it is; null while there is no statement. */
  since: string | null;
}

/** What there is to see of a claim after a moment of its story. */
export interface Seen {
  moment: number;
  /** Its place among the moments at which something takes effect. */
  ordinal: number;
  picture: Picture;
}

interface Told {
  moment: number;
  change: StatusChange;
  /** When the status became what it is. */
  since: string;
}

/** Is shown what there is to see after each moment behind one. */
export interface Watching {
  /** Undefined: each of them. */
  behind?: number;
  see(this: void, seen: Seen): void;
}

export class Story {
  readonly unfolding: Unfolding;
  /** Under which it is kept. */
  first: ClaimStatement | undefined;
  /** Before the last moment, at which more may still take effect. */
  private readonly settled: Told[] = [];
  private last: { moment: number; told: Told | undefined } | undefined;
  private seen: Picture | undefined;

  private readonly effects: Effect[];

  constructor(private readonly claim: Claim) {
    ({ unfolding: this.unfolding, effects: this.effects } = unfold(claim));
  }

  changes(): StatusChange[] {
    const settled = this.settled.map(({ change }) => change);
    return this.last?.told ? [...settled, this.last.told.change] : settled;
  }

  now(): StatusPicture {
    const { change, since = null } = this.last?.told ?? this.settled.at(-1) ?? {};
    const { cause = [], causeTotal = 0 } = change ?? {};
    return { ...this.picture(), cause, causeTotal, since };
  }

  /** All that has taken effect. */
  begin(watching?: Watching): Steps<void> {
    return this.take(this.claim, this.effects.splice(0), watching);
  }

  /** What there is to see after its last moment; undefined before its first. */
  lastSeen(): Seen | undefined {
    const { last } = this.unfolding;
    return last && { moment: last.moment, ordinal: last.ordinal, picture: this.picture() };
  }

  /** False if it is as well told from its beginning. */
  *goOn(claim: Claim, watching?: Watching): Steps<boolean> {
    const growth = this.unfolding.growth(claim);
    if (growth) {
      yield* this.take(claim, growth, watching);
      return true;
    }
    const { from, statements } = this.unfolding.retelling(claim) ?? {};
    if (from === undefined || !statements) return false;
    const { behind, before } = this.unfolding.around(from);
    // To go back takes as long as to go on.
    if (behind > before) return false;
    const again = yield* this.goBack(from);
    for (const statement of statements) again.set(statement.statementId, statement);
    yield* this.take(claim, effectsFrom(from, again), watching);
    return true;
  }

  /** The same once more, from what there is to see before a moment. */
  *seeAgain(claim: Claim, from: number, watching: Watching): Steps<void> {
    const again = yield* this.goBack(from);
    const before = this.lastSeen();
    if (before) watching.see(before);
    yield* this.take(claim, effectsFrom(from, again), watching);
  }

  private *take(claim: Claim, effects: Effect[], watching?: Watching): Steps<void> {
    for (const moment of this.unfolding.take(claim, effects)) {
      this.seen = undefined;
      if (moment !== undefined) {
        this.tell(moment);
        const isWatched = watching && (watching.behind === undefined || moment > watching.behind);
        const seen = isWatched ? this.lastSeen() : undefined;
        if (seen) watching?.see(seen);
      }
      yield;
    }
  }

  private *goBack(moment: number): Steps<Map<string, ClaimStatement>> {
    if (this.unfolding.around(moment).behind === 0) return new Map();
    if (this.last?.told) this.settled.push(this.last.told);
    this.last = undefined;
    while (this.settled.length > 0 && (this.settled.at(-1)?.moment ?? moment) >= moment) this.settled.pop();
    this.seen = undefined;
    return yield* this.unfolding.goBack(moment);
  }

  private tell(moment: number): void {
    if (this.last?.told && this.last.moment !== moment) this.settled.push(this.last.told);
    const before = this.settled.at(-1);
    const change = changeTo(this.unfolding, before?.change);
    const since = change && (before?.change.status === change.status ? before.since : change.at);
    this.last = { moment, told: change && since !== undefined ? { moment, change, since } : undefined };
  }

  private picture(): Picture {
    return (this.seen ??= pictureOf(this.unfolding.scene));
  }
}

function effectsFrom(moment: number, statements: Map<string, ClaimStatement>): Effect[] {
  return [...statements.values()].flatMap(effectsOf).filter((effect) => effect.moment >= moment);
}

/** Undefined if it is no change. */
function changeTo({ scene, movement }: Unfolding, before: StatusChange | undefined): StatusChange | undefined {
  const { status, asserting, because } = judge(scene);
  const flags = raisedIn(scene);
  const change = { status, assertingOrigins: asserting.total, outlets: scene.outlets.size, flags };
  return before && !isOther(before, change)
    ? undefined
    : { ...change, ...toldBecause(because()), ...movement.told(scene) };
}

type Changing = Omit<StatusChange, keyof Because | keyof Moved>;

function isOther(one: Changing, other: Changing): boolean {
  return (
    one.status !== other.status ||
    one.assertingOrigins !== other.assertingOrigins ||
    one.flags.join() !== other.flags.join()
  );
}
