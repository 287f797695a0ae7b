/** How a claim's status evolved on the published clock, and where it stands at a moment. */
import { type Claim, type ClaimStatement, formerOf } from '../claim/claim.js';
import { earliest, endOfQuestion } from '../fields/edtf.js';
import { pictureOf } from './picture.js';
import { type Scene, sceneInSteps } from './scene.js';
import { atOnce, type Steps } from '../steps.js';
import { type Seen, type StatusChange, type StatusPicture, Story, type Watching } from './story.js';

export type { Seen, StatusChange, StatusPicture } from './story.js';

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
  if (at === undefined && !changes) return (yield* storyOf(claim)).now();
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

/**
 * What was told of a claim, kept as long as its first statement is: a claim of thousands of statements is not told from
 * its beginning for each one more. It changes no answer, only how long it takes.
 */
const stories = new WeakMap<ClaimStatement, Story>();

/** Goes on from where the story was told to, or begins anew if nothing was told or all of it is told otherwise. */
function* storyOf(claim: Claim, watching?: Watching): Steps<Story> {
  return yield* keeping(claim, function* (known) {
    if (known && (yield* known.goOn(claim, watching))) return known;
    const story = new Story(claim);
    yield* story.begin(watching);
    return story;
  });
}

/** It is told in steps: whoever asks between two of them tells a story of his own. */
function* keeping(claim: Claim, tell: (known: Story | undefined) => Steps<Story>): Steps<Story> {
  const [first] = claim.statements;
  const known = toldOf(first);
  const kept = known?.first ?? first;
  if (kept) stories.delete(kept);
  const story = yield* tell(known);
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
  return toldSoFar(claim)?.unfolding.scene;
}

function toldSoFar(claim: Claim): Story | undefined {
  const [first] = claim.statements;
  const story = first && stories.get(first);
  return story?.unfolding.growth(claim)?.length === 0 ? story : undefined;
}

/**
 * Tells a claim's story once more from a moment on: `see` is given what there is to see before it, if anything is, and
 * after each moment from there.
 */
export function* seenInSteps(claim: Claim, from: number, see: (seen: Seen) => void): Steps<void> {
  yield* storyOf(claim);
  yield* keeping(claim, function* (known) {
    const isBegun = known !== undefined && known.unfolding.around(from).before > 0;
    const story = isBegun ? known : new Story(claim);
    const watching = { see };
    yield* isBegun ? story.seeAgain(claim, from, watching) : story.begin(watching);
    return story;
  });
}

/** Where the claim stands, and what there is to see after its last moment; whoever watches is shown the moments that its story is told on by. */
export function* toldOnInSteps(
  claim: Claim,
  watching?: Watching,
): Steps<{ status: StatusPicture; last: Seen | undefined }> {
  const story = yield* storyOf(claim, watching);
  return { status: story.now(), last: story.lastSeen() };
}

/** How much takes effect in a claim from a moment on. */
export function* effectsBehind(claim: Claim, moment: number): Steps<number> {
  return (yield* storyOf(claim)).unfolding.around(moment).behind;
}
