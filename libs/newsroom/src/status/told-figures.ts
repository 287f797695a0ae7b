/** The figures of a claim, by measure, each with who gives it and in which outlets; and whose own figures differ. */
import type { Claim } from '../claim/claim.js';
import { endOfQuestion } from '../fields/edtf.js';
import type { Quantity } from '../fields/quantity.js';
import { type Differing, differingIn } from './differing.js';
import { type FigureInPrint, inShort, printedBy } from './figure-in-print.js';
import { type Entry, inOrder } from './figure-order.js';
import { groupedBy } from './grouped-by.js';
import { type AtOdds, atOddsIn, NONE_AT_ODDS } from './figures-at-odds.js';
import type { Figure } from './figures.js';
import { type Identified, identifiedIn } from './holder-of.js';
import { type PrintedFigure, printedFiguresIn } from './printed-figures.js';
import { isPublishedBefore } from './rendering.js';
import { sceneInSteps } from './scene.js';
import type { Steps } from '../steps.js';

export interface Backer extends Identified {
  /** Why it does not count, or that it does. */
  counts: true | string;
  printed: FigureInPrint[];
}

export interface ToldFigure extends Pick<Quantity, 'op' | 'low' | 'high'> {
  /** The statement that it is from. */
  statementId: string;
  unit?: string;
  /** Who backs it, and the outlets that print it of them; where nobody does, all that print it. */
  origins: number;
  outlets: number;
  /** Is it that of which the claim's asserting origins are? */
  leading: boolean;
  backers: Backer[];
}

export interface Measure extends Pick<Quantity, 'measure' | 'unit' | 'asOf'>, AtOdds {
  statementId: string;
  figures: ToldFigure[];
}

export interface FiguresOfAClaim {
  measures: Measure[];
  differ: Differing[];
}

/** A step for each utterance, and for each figure. Without a moment: of all that is on file. */
export function* figuresInSteps(claim: Claim, at?: string): Steps<FiguresOfAClaim> {
  const scene = yield* sceneInSteps(claim, at === undefined ? Infinity : endOfQuestion(at));
  const entries = yield* inOrder(yield* printedFiguresIn(scene));
  const leading = entries.find(({ own }) => own.counts === true);
  const atOdds = yield* atOddsIn(scene, measureOf);
  const measures = [...groupedBy(entries, ({ own }) => measureOf(own.figure))].map(([key, those]) => {
    const measure = measureIn(those, leading);
    return { ...measure, ...(atOdds.get(key)?.(measure) ?? NONE_AT_ODDS) };
  });
  return {
    measures,
    differ: yield* differingIn(scene),
  };
}

function measureOf({ kind, days }: Figure): string {
  return `${kind}\n${days ?? ''}`;
}

function measureIn(entries: [Entry, ...Entry[]], leading: Entry | undefined): Omit<Measure, keyof AtOdds> {
  const { rendering, figure } = keptFirst(entries.map(({ own }) => own));
  const { measure, unit, asOf } = figure.quantity;
  return {
    statementId: rendering.id,
    measure,
    unit,
    ...(asOf !== undefined && { asOf }),
    figures: entries.map((entry) => figureIn(entry, { unit, asOf, isLeading: entry === leading })),
  };
}

interface OfMeasure extends Pick<Quantity, 'unit' | 'asOf'> {
  isLeading: boolean;
}

function figureIn({ own, agreeing }: Entry, of: OfMeasure): ToldFigure {
  const backing = agreeing.filter(({ counts }) => counts === true);
  const shown = backing.length > 0 ? backing : agreeing;
  return {
    statementId: own.rendering.id,
    ...inShort(own.figure.quantity, of),
    origins: new Set(backing.map(({ holder }) => holder)).size,
    outlets: new Set(shown.map(({ rendering }) => rendering.statement.outletId)).size,
    leading: of.isLeading,
    backers: backersIn(agreeing, of),
  };
}

/** Those that count first, each holder as it was first printed; what counts and what does not stand apart. */
function backersIn(agreeing: PrintedFigure[], of: Pick<Quantity, 'unit' | 'asOf'>): Backer[] {
  const inOrderOfPrint = inPrint(agreeing);
  const ordered = [true, false].flatMap((doCount) =>
    inOrderOfPrint.filter(({ counts }) => (counts === true) === doCount),
  );
  const backers = groupedBy(ordered, ({ holder, counts }) => `${holder}\n${counts}`);
  return [...backers.values()].map((theirs) => ({
    ...namedBy(theirs),
    counts: theirs[0].counts,
    printed: theirs.map(({ rendering }) => printedBy(rendering, of)),
  }));
}

/** As the rendering has it that names the speaker of the first. */
function namedBy(theirs: [PrintedFigure, ...PrintedFigure[]]): Identified {
  const [{ holder, naming }] = theirs;
  return identifiedIn(holder, [naming, ...theirs.map(({ rendering }) => rendering)]);
}

/** Of those first that nothing has ended since: a kill may hide what it named. */
function keptFirst(printed: PrintedFigure[]): PrintedFigure {
  const [first] = printed as [PrintedFigure];
  return printed.find(({ rendering }) => rendering.retracted === undefined) ?? first;
}

function inPrint(printed: PrintedFigure[]): PrintedFigure[] {
  return printed.toSorted(({ rendering: one }, { rendering: other }) => (isPublishedBefore(one, other) ? -1 : 1));
}
