/** How a claim's status evolved on the published clock, and where it stands at a moment. */
import { type Claim, type ClaimStatement, formerOf } from '../claim/claim.js';
import { earliest, endOfQuestion } from '../fields/edtf.js';
import type { Effect } from './effects.js';
import type { Cause, Moved } from './movement.js';
import { type Because, type Picture, pictureOf, toldBecause } from './picture.js';
import { type Scene, sceneInSteps } from './scene.js';
import { judge, raisedIn } from './status.js';
import { atOnce, type Steps } from '../steps.js';
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

/** What there must be of a change to tell since when a status has lasted. */
type TimeOfChange = Pick<StatusChange, 'at' | 'status' | 'cause' | 'causeTotal'>;

export function timeline(claim: Claim): StatusChange[] {
  return atOnce(timelineInSteps(claim));
}

/** Steps for each moment at which something takes effect, as many as that is. */
export function* timelineInSteps(claim: Claim): Steps<StatusChange[]> {
  return (yield* storyOf(claim)).changes();
}

/** At a moment of the published clock; a bare date means the end of that day. Without one: all that is on file. */
export function statusAt(claim: Claim, at?: string, changes?: TimeOfChange[]): StatusPicture {
  return atOnce(statusInSteps(claim, at, changes));
}

/** `changes` are the claim's timeline, where it is at hand. */
export function* statusInSteps(claim: Claim, at?: string, changes?: TimeOfChange[]): Steps<StatusPicture> {
  const moment = at === undefined ? Infinity : endOfQuestion(at);
  const all = changes ?? (yield* timelineInSteps(claim));
  const scene = at === undefined ? sceneNow(claim) : undefined;
  const picture = pictureOf(scene ?? (yield* sceneInSteps(claim, moment)));
  const until = all.filter((change) => earliest(change.at) <= moment);
  const before = until.findLastIndex(({ status }) => status !== picture.status);
  const { cause = [], causeTotal = 0 } = until.at(-1) ?? {};
  const since = until[before + 1]?.at ?? null;
  return { ...picture, cause, causeTotal, since };
}

/** A claim's story so far, and the changes in it. */
class Story {
  /** Before the last moment, at which more may still take effect. */
  private readonly settled: StatusChange[] = [];
  private last: { moment: number; change: StatusChange | undefined } | undefined;

  /** Under which it is kept. */
  first: ClaimStatement | undefined;

  constructor(readonly unfolding: Unfolding) {}

  changes(): StatusChange[] {
    return this.last?.change ? [...this.settled, this.last.change] : [...this.settled];
  }

  *take(claim: Claim, effects: Effect[]): Steps<void> {
    for (const moment of this.unfolding.take(claim, effects)) {
      if (moment !== undefined) this.tell(moment);
      yield;
    }
  }

  private tell(moment: number): void {
    if (this.last?.change && this.last.moment !== moment) this.settled.push(this.last.change);
    this.last = { moment, change: changeTo(this.unfolding, this.settled.at(-1)) };
  }
}

/**
 * What was told of a claim, kept as long as its first statement is: a claim of thousands of statements is not told from
 * its beginning for each one more. It changes no answer, only how long it takes.
 */
const stories = new WeakMap<ClaimStatement, Story>();

/** Goes on from where the story was told to, or begins anew if nothing was told or the claim's past has changed. */
function* storyOf(claim: Claim): Steps<Story> {
  const [first] = claim.statements;
  const known = toldOf(first);
  const growth = known?.unfolding.growth(claim);
  const { unfolding, effects } = known && growth ? { unfolding: known.unfolding, effects: growth } : unfold(claim);
  const story = known && growth ? known : new Story(unfolding);
  // It is told in steps: whoever asks between two of them tells a story of his own.
  const kept = story.first ?? first;
  if (kept) stories.delete(kept);
  yield* story.take(claim, effects);
  if (first) stories.set(first, story);
  story.first = first;
  return story;
}

/** Of the first statement, or of what that was: it may be retracted, or suspended, too. */
function toldOf(first: ClaimStatement | undefined): Story | undefined {
  for (let one = first; one; one = formerOf(one)) {
    const story = stories.get(one);
    if (story) return story;
  }
  return undefined;
}

/** Undefined if the claim's story has not been told as far as this. */
export function sceneNow(claim: Claim): Scene | undefined {
  const [first] = claim.statements;
  const story = first && stories.get(first);
  return story?.unfolding.growth(claim)?.length === 0 ? story.unfolding.scene : undefined;
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
