/**
 * The holders of whom two figures exclude each other, and to whom else theirs are given: that is how a figure shows which
 * a paper pinned on the wrong country.
 */
import type { Quantity } from '../fields/quantity.js';
import type { Steps } from '../steps.js';
import { type FigureInPrint, printedBy } from './figure-in-print.js';
import { excludedIn } from './excluded-figures.js';
import { agree, spellingOf } from './figures.js';
import type { Given } from './given-figures.js';
import { groupedBy } from './grouped-by.js';
import { type Identified, identifiedIn } from './holder-of.js';
import type { HolderStance } from './holder-stance.js';
import { byPublication, type Rendering } from './rendering.js';
import type { Scene } from './scene.js';

export interface Differing extends Identified {
  figures: (Quantity & { statementId: string; printed: FigureInPrint[] })[];
  /** The first twenty, each holder once, as they were heard; and how many there are. */
  alsoGivenBy: AlsoGiving[];
  alsoGivenByTotal: number;
}

interface AlsoGiving extends Identified {
  /** Those of its figures that agree with one that differs, each once, with all outlets that print it. */
  figures: (Quantity & { statementId: string; outlets: string[] })[];
}

const MOST = 20;

interface Giving {
  stance: HolderStance;
  given: Given;
  spelling: string;
}

/** A step for each. */
export function* differingIn({ sides }: Scene): Steps<Differing[]> {
  const all = [...sides.withFigures].flatMap((stance) =>
    stance.given.map((given) => ({ stance, given, spelling: spellingOf(given.figure) })),
  );
  const alike = [...groupedBy(all, ({ spelling }) => spelling).values()];
  const told: Differing[] = [];
  for (const stance of sides.ofTwoFigures) {
    yield;
    const excluded = new Set(excludedIn(stance.given.map(({ figure }) => figure)));
    const differ = stance.given.filter(({ figure }) => excluded.has(figure));
    const agreeing = alike.filter(([{ given }]) => differ.some((one) => agree(one.figure, given.figure)));
    const spellings = new Set(agreeing.map(([{ spelling }]) => spelling));
    const others = all.filter((one) => one.stance !== stance && spellings.has(one.spelling));
    told.push(differing(stance, differ, others));
  }
  return told;
}

function differing(stance: HolderStance, differ: Given[], others: Giving[]): Differing {
  const also = [...groupedBy(others, ({ stance: { key } }) => key).values()];
  return {
    ...identifiedIn(stance.key, [stance.naming, ...stance.renderings]),
    figures: differ.map(({ figure: { quantity }, rendering, renderings }) => ({
      ...quantity,
      statementId: rendering.id,
      printed: byPublication(renderings).map((one) => printedBy(one, quantity)),
    })),
    alsoGivenBy: also.slice(0, MOST).map(alsoGiving),
    alsoGivenByTotal: also.length,
  };
}

function alsoGiving(theirs: [Giving, ...Giving[]]): AlsoGiving {
  const [{ stance, given }] = theirs;
  const figures = [...groupedBy(theirs, ({ spelling }) => spelling).values()];
  return {
    ...identifiedIn(stance.key, [stance.naming, ...given.renderings]),
    figures: figures.map((those) => ({
      ...those[0].given.figure.quantity,
      statementId: those[0].given.rendering.id,
      outlets: outletsOf(those.flatMap((one) => one.given.renderings)),
    })),
  };
}

function outletsOf(renderings: Rendering[]): string[] {
  return [...new Set(byPublication(renderings).map(({ statement }) => statement.outletId))];
}
