/** The figures of a claim, by measure, each with who gives it and in which outlets; and whose own figures differ. */
import type { Claim } from '../claim/claim.js';
import { endOfQuestion } from '../fields/edtf.js';
import type { Quantity } from '../fields/quantity.js';
import { agree, excludedIn } from './figures.js';
import { type Entry, inOrder } from './figure-order.js';
import type { Given } from './given-figures.js';
import { groupedBy } from './grouped-by.js';
import type { HolderStance } from './holder-stance.js';
import { type Named, namedIn } from './holder-of.js';
import { type PrintedFigure, printedFiguresIn } from './printed-figures.js';
import { byPublication, isPublishedBefore, type Rendering } from './rendering.js';
import { sceneInSteps } from './scene.js';
import type { Steps } from '../steps.js';
import type { Place } from '../vocabulary.js';

/** As one paper printed it; in which unit, and as of when, where that is not its measure's. */
export interface FigureInPrint extends Pick<Quantity, 'op' | 'low' | 'high' | 'asOf'> {
  unit?: string;
  outletId: string;
  reportId: string;
  statementId: string;
  publishedAt: string;
  place: Place;
  via: { outlet?: string; name?: string }[];
}

export interface Backer extends Named {
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

export interface Measure extends Pick<Quantity, 'measure' | 'unit' | 'asOf'> {
  statementId: string;
  figures: ToldFigure[];
}

/** A holder of whose figures two exclude each other, and to whom else they are given. */
export interface Differing extends Named {
  figures: (Pick<Quantity, 'measure' | 'op' | 'low' | 'high' | 'unit' | 'asOf'> & {
    statementId: string;
    printed: FigureInPrint[];
  })[];
  alsoGivenBy: (Named & Pick<Quantity, 'op' | 'low' | 'high'> & { outlets: string[] })[];
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
  return {
    measures: [...groupedBy(entries, measureOf).values()].map((those) => measureIn(those, leading)),
    differ: [...scene.sides.ofTwoFigures].map((stance) => differing(stance, scene.sides.withFigures)),
  };
}

function measureOf({ own: { figure } }: Entry): string {
  return `${figure.kind}\n${figure.days ?? ''}`;
}

function measureIn(entries: [Entry, ...Entry[]], leading: Entry | undefined): Measure {
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
function namedBy(theirs: [PrintedFigure, ...PrintedFigure[]]): Named {
  return namedIn([theirs[0].naming, ...theirs.map(({ rendering }) => rendering)]);
}

function printedBy({ statement }: Rendering, of: Partial<Pick<Quantity, 'unit' | 'asOf'>>): FigureInPrint {
  const { outletId, reportId, statementId, publishedAt, place, via = [], quantity } = statement;
  return {
    ...inShort(quantity as Quantity, of),
    outletId,
    reportId,
    statementId,
    publishedAt,
    place,
    via,
  };
}

function inShort({ op, low, high, unit, asOf }: Quantity, of: Partial<Pick<Quantity, 'unit' | 'asOf'>>) {
  return {
    op,
    low,
    ...(high !== undefined && { high }),
    ...(unit !== of.unit && { unit }),
    ...(asOf !== undefined && asOf !== of.asOf && { asOf }),
  };
}

function differing(stance: HolderStance, all: Iterable<HolderStance>): Differing {
  const excluded = new Set(excludedIn(stance.given.map(({ figure }) => figure)));
  const differ = stance.given.filter(({ figure }) => excluded.has(figure));
  const others = [...all].filter(({ key }) => key !== stance.key);
  return {
    ...namedIn([stance.naming, ...stance.renderings]),
    figures: differ.map(({ figure: { quantity }, rendering, renderings }) => ({
      ...quantity,
      statementId: rendering.id,
      printed: byPublication(renderings).map((one) => printedBy(one, quantity)),
    })),
    alsoGivenBy: others.flatMap((other) =>
      other.given
        .filter(({ figure }) => differ.some((one) => agree(one.figure, figure)))
        .map((given) => alsoGiven(other, given)),
    ),
  };
}

function alsoGiven(
  { naming }: HolderStance,
  { figure, rendering, renderings }: Given,
): Differing['alsoGivenBy'][number] {
  const { holder } = namedIn([naming, ...renderings]);
  const outlets = byPublication(renderings).map(({ statement }) => statement.outletId);
  return {
    holder,
    statementId: rendering.id,
    ...inShort(figure.quantity, figure.quantity),
    outlets: [...new Set(outlets)],
  };
}

/** Of those first that nothing has ended since: a kill may hide what it named. */
function keptFirst(printed: PrintedFigure[]): PrintedFigure {
  const [first] = printed as [PrintedFigure];
  return printed.find(({ rendering }) => rendering.retracted === undefined) ?? first;
}

function inPrint(printed: PrintedFigure[]): PrintedFigure[] {
  return printed.toSorted(({ rendering: one }, { rendering: other }) => (isPublishedBefore(one, other) ? -1 : 1));
}
