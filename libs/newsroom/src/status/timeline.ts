/** How a claim's status evolved on the published clock, and where it stands at a moment. */
import type { Claim, ClaimStatement } from '../claim/claim.js';
import { earliest, endOfQuestion } from '../fields/edtf.js';
import type { Effect } from './effects.js';
import { type Because, type Picture, pictureOf, toldBecause } from './picture.js';
import { type Scene, sceneInSteps } from './scene.js';
import { judge, raisedIn } from './status.js';
import { atOnce, type Steps } from '../steps.js';
import { unfold, type Unfolding } from './unfolding.js';
import type { FlagName, Status } from '../vocabulary.js';

/** One for each change of status, asserting origins or flags. */
export interface Change extends Because {
  /** As coarse as it was published: `2024-10-18`, or to the minute. */
  at: string;
  status: Status;
  assertingOrigins: number;
  outlets: number;
  flags: FlagName[];
}

export interface StatusPicture extends Omit<Picture, 'flags'> {
  /** When the status became what it is; null while there is no statement. */
  since: string | null;
  flags: FlagName[];
  flagReasons: Picture['flags'];
}

type Turns = Pick<Change, 'at' | 'status'>[];

export function timeline(claim: Claim): Change[] {
  return atOnce(timelineInSteps(claim));
}

/** A step for each moment at which something takes effect. */
export function* timelineInSteps(claim: Claim): Steps<Change[]> {
  return (yield* storyOf(claim)).changes();
}

/** At a moment of the published clock; a bare date means the end of that day. Without one: all that is on file. */
export function statusAt(claim: Claim, at?: string, changes?: Turns): StatusPicture {
  return atOnce(statusInSteps(claim, at, changes));
}

/** `changes` are the claim's timeline, where it is at hand. */
export function* statusInSteps(claim: Claim, at?: string, changes?: Turns): Steps<StatusPicture> {
  const moment = at === undefined ? Infinity : endOfQuestion(at);
  const turns = changes ?? (yield* timelineInSteps(claim));
  const scene = at === undefined ? sceneNow(claim) : undefined;
  const { flags, ...picture } = pictureOf(scene ?? (yield* sceneInSteps(claim, moment)));
  const until = turns.filter((turn) => earliest(turn.at) <= moment);
  const before = until.findLastIndex(({ status }) => status !== picture.status);
  return { ...picture, since: until[before + 1]?.at ?? null, flags: flags.map(({ flag }) => flag), flagReasons: flags };
}

/** A claim's story so far, and the changes in it. */
class Story {
  /** Before the last moment, at which more may still take effect. */
  private readonly settled: Change[] = [];
  private last: { moment: number; at: string; change: Change | undefined } | undefined;

  constructor(readonly unfolding: Unfolding) {}

  changes(): Change[] {
    return this.last?.change ? [...this.settled, this.last.change] : [...this.settled];
  }

  *take(claim: Claim, effects: Effect[]): Steps<void> {
    for (const { moment, effects: those } of this.unfolding.take(claim, effects)) {
      const names = those.map(({ at }) => at);
      if (this.last?.moment === moment) names.push(this.last.at);
      else if (this.last?.change) this.settled.push(this.last.change);
      const at = names.reduce((shortest, name) => (isShorter(name, shortest) ? name : shortest));
      this.last = { moment, at, change: changeTo(this.unfolding.scene, { at, before: this.settled.at(-1) }) };
      yield;
    }
  }
}

/**
 * What was told of a claim, kept as long as its first statement is: a claim of thousands of statements is not told from
 * its beginning for each one more. Nobody can tell but by the time that it takes.
 */
const told = new WeakMap<ClaimStatement, Story>();

/** Told on to what the claim has become, or anew if nothing was told of it or its past is another now. */
function* storyOf(claim: Claim): Steps<Story> {
  const [first] = claim.statements;
  const known = first && told.get(first);
  const growth = known?.unfolding.growth(claim);
  const { unfolding, effects } = known && growth ? { unfolding: known.unfolding, effects: growth } : unfold(claim);
  const story = known && growth ? known : new Story(unfolding);
  // A story that is being told is nobody else's until it has been.
  if (first) told.delete(first);
  yield* story.take(claim, effects);
  if (first) told.set(first, story);
  return story;
}

/** Undefined if the claim's story has not been told as far as this. */
function sceneNow(claim: Claim): Scene | undefined {
  const [first] = claim.statements;
  const story = first && told.get(first);
  return story?.unfolding.growth(claim)?.length === 0 ? story.unfolding.scene : undefined;
}

/** Undefined if it is no change. */
function changeTo(scene: Scene, { at, before }: { at: string; before: Change | undefined }): Change | undefined {
  const { status, asserting, because } = judge(scene);
  const flags = raisedIn(scene);
  const change = { at, status, assertingOrigins: asserting.total, outlets: scene.outlets.size, flags };
  return before && !isOther(before, change) ? undefined : { ...change, ...toldBecause(because()) };
}

function isShorter(one: string, other: string): boolean {
  return one.length < other.length || (one.length === other.length && one < other);
}

function isOther(one: Omit<Change, keyof Because>, other: Omit<Change, keyof Because>): boolean {
  return (
    one.status !== other.status ||
    one.assertingOrigins !== other.assertingOrigins ||
    one.flags.join() !== other.flags.join()
  );
}
