/**
 * The derived status of a claim: a pure function of what is on file about it and a moment. Nobody sets it.
 * It counts who says a thing, never who prints it: copies and quotations add no origin. Rule 5, and what is shown of it.
 */
import { isRaised, raisedBy } from './flags.js';
import { isHeardBefore, type HolderStance, surestOf } from './holder-stance.js';
import { byPublication, isPublishedBefore, type Rendering, type Side } from './rendering.js';
import type { Sides } from './sides.js';
import type { Utterance } from './utterance.js';
import { type Listed, listed, mapped, together } from './listed.js';
import { contestedIn, originsAmong } from './origins.js';
import type { Scene } from './scene.js';
import { FLAGS, type FlagName, type Status, wordsOf } from '../vocabulary.js';

export interface Judgement {
  status: Status;
  /** The asserting origins: those whose figures agree with the leading one, on the quantity of another claim. */
  asserting: Listed<HolderStance>;
  /**
   * The statements that made it so, one of each holder: those for it first, each side as it was published. Asked for
   * when the status is told, not at every moment.
   */
  because(): Listed<Rendering>;
}

export function judge(scene: Scene): Judgement {
  const { sides } = scene;
  const dependents = scene.dependents();
  const on = (side: Side) => listed(sides.of(side), dependents.of(side));
  const [affirming, leaning, against] = [on('A'), on('L'), on('D')];
  const { asserting, isDocumented, because } = originsAmong(affirming, scene, dependents);
  const fits = (status: Status, ...whose: Listed<HolderStance>[]): Judgement => ({
    status,
    asserting,
    because: () => together(whose.map((those) => mapped(those, (stance) => citedFor(status, stance)))),
  });
  const conceding = concessions(sides);
  if (conceding.size > 0) return fits('conceded', listed(conceding));
  if (affirming.total + leaning.total > 0 && against.total > 0) return fits('contested', affirming, leaning, against);
  const { backing } = sides;
  if (backing?.isContested) return { status: 'contested', asserting, because: () => contestedIn(backing) };
  if (isDocumented) return { status: 'documented', asserting, because };
  if (asserting.total > 1) return { status: 'corroborated', asserting, because };
  if (asserting.total > 0) return { status: 'single_origin', asserting, because };
  if (sides.denying.size > dependents.denying) return fits('denied', against);
  if (against.total > 0) return fits('doubted', against);
  if (leaning.total > 0) return fits('suggested', leaning);
  return { ...heldByNobody(scene), asserting };
}

/** The names of the flags that are raised, in the order of the vocabulary. */
export function raisedIn(scene: Scene): FlagName[] {
  return wordsOf(FLAGS).filter((name) => isRaised(name, scene));
}

/** The statements behind a flag, in no order; none if it is not raised. */
export function behindFlag(name: FlagName, scene: Scene): Rendering[] {
  return raisedBy(name, scene)
    .first(Infinity)
    .flatMap((flag) => flag.renderings());
}

/** Implicated parties who own up later than every denial of one. */
function concessions({ owningUp, denials }: Sides): ReadonlySet<HolderStance> {
  if (owningUp.size === 0) return new Set();
  return new Set([...owningUp].filter((stance) => stance.owningUp.some((made) => denials.areAllBefore(made))));
}

/** Of a holder's renderings those for which the status fits, and of these the surest. */
function citedFor(status: Status, { renderings }: HolderStance): Rendering {
  const fitting = renderings.filter(
    ({ ownsUp, isDenial }) => (status !== 'conceded' || ownsUp) && (status !== 'denied' || isDenial),
  );
  return surestOf(fitting.length > 0 ? fitting : renderings);
}

/** Of each holder the first that it said, or, where no word counts, of each utterance the first that was printed. */
function heldByNobody({ utterances, assertedOnce, unsourced, sides }: Scene): Omit<Judgement, 'asserting'> {
  if (assertedOnce.size > 0)
    return { status: 'abandoned', because: () => listed(firstAssertions([...assertedOnce.values()])) };
  const speaking = [sides.of('open'), sides.of('unclear')];
  if (unsourced.size > 0)
    return { status: 'unsourced', because: () => listed(firstUnsourced([...unsourced.values()])) };
  if (speaking.some(({ size }) => size > 0))
    return { status: 'circulating', because: () => mapped(merged(speaking), (one) => citedFor('circulating', one)) };
  return {
    status: utterances.size > 0 ? 'circulating' : 'registered',
    because: () => listed(firstPrinted(utterances)),
  };
}

/** Of each holder the first by which it asserted the claim. */
function firstAssertions(utterances: Utterance[]): Set<Rendering> {
  const first = new Map<string, Rendering>();
  for (const { assertedOnce, naming } of utterances)
    for (const one of assertedOnce) {
      const { holder } = naming ?? one;
      const before = first.get(holder);
      if (!before || isPublishedBefore(one, before)) first.set(holder, one);
    }
  return new Set(byPublication(first.values()));
}

/** Of each utterance the first that an outlet prints so. */
function firstUnsourced(utterances: Utterance[]): Set<Rendering> {
  return new Set(byPublication(utterances.flatMap(({ unsourced }) => unsourced.slice(0, 1))));
}

function firstPrinted(utterances: ReadonlyMap<string, Utterance>): Set<Rendering> {
  return new Set(byPublication([...utterances.values()].flatMap(({ renderings }) => renderings.slice(0, 1))));
}

function merged(lists: (Iterable<HolderStance> & { size: number })[]): Listed<HolderStance> {
  return {
    total: lists.reduce((total, { size }) => total + size, 0),
    first: (most) =>
      lists
        .flatMap((list) => listed(list).first(most))
        .sort((one, other) => (isHeardBefore(one, other) ? -1 : 1))
        .slice(0, most),
  };
}
