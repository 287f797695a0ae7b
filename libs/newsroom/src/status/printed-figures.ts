/** Every figure that was printed on a claim by a moment, whose it is, and whether it counts for that holder, or why not. */
import type { Aside } from './dependents.js';
import { type Figure, areNearCounts, isSameFigure } from './figures.js';
import type { Given } from './given-figures.js';
import type { HolderStance } from './holder-stance.js';
import type { Rendering, Side } from './rendering.js';
import type { Scene } from './scene.js';
import { type Utterance, utteranceOf } from './utterance.js';
import type { Steps } from '../steps.js';

export interface PrintedFigure {
  rendering: Rendering;
  figure: Figure;
  /** Whose it is. */
  holder: string;
  naming: Rendering;
  counts: true | string;
}

/** A step for each utterance. */
export function* printedFiguresIn(scene: Scene): Steps<PrintedFigure[]> {
  const aside = scene.dependents();
  const printed: PrintedFigure[] = [];
  for (const utterance of scene.utterances.values()) {
    yield;
    printed.push(...figuresOf(utterance, scene, aside));
  }
  return printed;
}

function figuresOf(utterance: Utterance, scene: Scene, aside: Aside): PrintedFigure[] {
  const { renderings, naming, notCounted } = utterance;
  const holder = naming?.holder ?? '';
  const stance = scene.stanceOf(holder);
  const whys = new Map(notCounted.map(({ rendering, why }) => [rendering, why]));
  return renderings.flatMap((rendering) => {
    const { figure } = rendering;
    if (!figure || !naming) return [];
    const whyNot = whys.get(rendering);
    const counts = whyNot ?? (stance ? whetherBacked({ rendering, figure }, stance, aside) : SUPERSEDED);
    return [{ rendering, figure, holder, naming, counts }];
  });
}

const SUPERSEDED = 'its holder has said another thing since';

function whetherBacked(
  { rendering, figure }: { rendering: Rendering; figure: Figure },
  stance: HolderStance,
  aside: Aside,
): true | string {
  const id = utteranceOf(rendering.statement);
  const given = stance.given.find(
    (one) => utteranceOf(one.rendering.statement) === id && one.figure.kind === figure.kind,
  );
  if (!given)
    return stance.given.some((one) => areNearCounts(one.figure, figure))
      ? 'a later count of its holder is within a fifth of it'
      : SUPERSEDED;
  if (!isSameFigure(given.figure, figure))
    return 'another rendering of these words counts, which leaves more open or came first';
  if (aside.has(stance)) return 'its holder only repeats another';
  return stance.backs.includes(given) ? true : whyNotBacked(given, stance);
}

function whyNotBacked({ isAsserted }: Given, { side, isOfTwoFigures }: HolderStance): string {
  if (side !== 'A') return WHY_NOT[side];
  if (isOfTwoFigures) return 'two figures of its holder exclude each other';
  return isAsserted ? SUPERSEDED : WHY_NOT.L;
}

const WHY_NOT: Record<Exclude<Side, 'A'>, string> = {
  L: 'its holder leans to it, short of asserting',
  D: 'its holder is against the claim',
  open: 'its holder leaves the claim open',
  unclear: 'its holder is heard on both sides',
};

/** Published last; of those published at once the one with the first statement id. */
export function latestOf(printed: PrintedFigure[]): PrintedFigure {
  return printed.reduce((latest, one) => {
    const [its, others] = [one.rendering, latest.rendering];
    const isLater = its.published === others.published ? its.id < others.id : its.published > others.published;
    return isLater ? one : latest;
  });
}
