/** How a claim's status evolved on the published clock, and where it stands at a moment. */
import type { Claim, ClaimStatement } from './claim/claim.js';
import { earliest, endOfQuestion } from './edtf.js';
import type { Effect } from './effects.js';
import { type Picture, pictureOf, type Reason, reasonOf } from './picture.js';
import { type Scene, sceneAt } from './scene.js';
import { judge, raisedIn } from './status.js';
import { unfold, type Unfolding } from './unfolding.js';
import type { FlagName, Status } from './vocabulary.js';

/** One for each change of status, asserting origins or flags. */
export interface Change {
  /** As coarse as it was published: `2024-10-18`, or to the minute. */
  at: string;
  status: Status;
  assertingOrigins: number;
  outlets: number;
  flags: FlagName[];
  because: Reason[];
}

export interface StatusPicture extends Omit<Picture, 'flags'> {
  /** When the status became what it is; null while there is no statement. */
  since: string | null;
  flags: FlagName[];
  flagReasons: Picture['flags'];
}

export function timeline(claim: Claim): Change[] {
  return toldOf(claim).changes();
}

/** At a moment of the published clock; a bare date means the end of that day. Without one: all that is on file. */
export function statusAt(
  claim: Claim,
  at?: string,
  changes: Pick<Change, 'at' | 'status'>[] = timeline(claim),
): StatusPicture {
  const moment = at === undefined ? Infinity : endOfQuestion(at);
  const scene = at === undefined ? knownOf(claim)?.unfolding.scene() : undefined;
  const { flags, ...picture } = pictureOf(scene ?? sceneAt(claim, moment));
  const until = changes.filter((change) => earliest(change.at) <= moment);
  const before = until.findLastIndex(({ status }) => status !== picture.status);
  return { ...picture, since: until[before + 1]?.at ?? null, flags: flags.map(({ flag }) => flag), flagReasons: flags };
}

/** A claim's story so far, and the changes in it. */
class Told {
  /** Before the last moment, at which more may still take effect. */
  private readonly settled: Change[] = [];
  private last: { moment: number; at: string; change: Change | undefined } | undefined;

  constructor(readonly unfolding: Unfolding) {}

  changes(): Change[] {
    return this.last?.change ? [...this.settled, this.last.change] : [...this.settled];
  }

  take(claim: Claim, effects: Effect[]): void {
    for (const { moment, effects: those, scene } of this.unfolding.take(claim, effects)) {
      const names = those.map(({ at }) => at);
      if (this.last?.moment === moment) names.push(this.last.at);
      else if (this.last?.change) this.settled.push(this.last.change);
      const at = names.reduce((shortest, name) => (isShorter(name, shortest) ? name : shortest));
      this.last = { moment, at, change: changeTo(scene, { at, before: this.settled.at(-1) }) };
    }
  }
}

/**
 * What was told of a claim, kept as long as its first statement is: a claim of thousands of statements is not told from
 * its beginning for each one more. Nobody can tell but by the time that it takes.
 */
const told = new WeakMap<ClaimStatement, Told>();

/** Taken on to what the claim has become; undefined if nothing was told of it, or its past is another now. */
function knownOf(claim: Claim): Told | undefined {
  const [first] = claim.statements;
  const known = first && told.get(first);
  const growth = known?.unfolding.growth(claim);
  if (growth) known?.take(claim, growth);
  return growth && known;
}

function toldOf(claim: Claim): Told {
  const known = knownOf(claim);
  if (known) return known;
  const { unfolding, effects } = unfold(claim);
  const anew = new Told(unfolding);
  anew.take(claim, effects);
  const [first] = claim.statements;
  if (first) told.set(first, anew);
  return anew;
}

/** Undefined if it is no change. */
function changeTo(scene: Scene, { at, before }: { at: string; before: Change | undefined }): Change | undefined {
  const { status, asserting, because } = judge(scene);
  const flags = [...raisedIn(scene).keys()];
  const change = { at, status, assertingOrigins: asserting.length, outlets: scene.outlets.size, flags };
  return before && !isOther(before, change) ? undefined : { ...change, because: because().map(reasonOf) };
}

function isShorter(one: string, other: string): boolean {
  return one.length < other.length || (one.length === other.length && one < other);
}

function isOther(one: Omit<Change, 'because'>, other: Omit<Change, 'because'>): boolean {
  return (
    one.status !== other.status ||
    one.assertingOrigins !== other.assertingOrigins ||
    one.flags.join() !== other.flags.join()
  );
}
