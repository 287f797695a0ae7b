/** What a batch has made of a claim's story: told once, for all tables that show of it. */
import {
  type StatusChange,
  type Claim,
  statusInSteps,
  type StatusPicture,
  type Steps,
  timelineInSteps,
} from '#newsroom';
import { inSlices } from './slices.js';
import type { ChangedStream } from './view.js';

export interface Story {
  /** Its timeline as the tables have it, and as it is now. What was kept is the very object. */
  written: StatusChange[];
  changes: StatusChange[];
  picture: StatusPicture;
}

const stories = new WeakMap<ChangedStream, Promise<Story>>();

export function storyOf(change: ChangedStream): Promise<Story> {
  const known = stories.get(change);
  if (known) return known;
  const story = inSlices(tell(change));
  stories.set(change, story);
  return story;
}

/** What was told before is asked for first: the story is told on from there. */
function* tell({ state, before }: ChangedStream): Steps<Story> {
  const claim = state as Claim;
  const written = yield* timelineInSteps(before as Claim);
  const changes = yield* timelineInSteps(claim);
  return { written, changes, picture: yield* statusInSteps(claim, undefined, changes) };
}
