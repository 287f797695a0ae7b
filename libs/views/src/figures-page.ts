/**
 * A part of a claim's figures, row by row: its measures, then its holders that differ; of one measure its figures, and of
 * one figure what is printed of it. Of each list within a row the first twenty are told, and how many there are.
 */
import type { FiguresOfAClaim } from '#newsroom';
import type { ParameterValues } from './question.js';

type Measure = FiguresOfAClaim['measures'][number];
type Figure = Measure['figures'][number];
type Backer = Figure['backers'][number];
type Differing = FiguresOfAClaim['differ'][number];

export interface Wanted {
  /** How many rows were told before, and how many may be now. */
  from: number;
  most: number;
}

const MOST = 20;

export function partIn({ measures, differ }: FiguresOfAClaim, asked: ParameterValues, wanted: Wanted) {
  const { measure, figure } = asked;
  if (figure !== undefined) return partOfFigure(one(measures, asked), figure, wanted);
  if (measure !== undefined) return partOfMeasure(one(measures, asked), wanted);
  const { from, most } = wanted;
  return {
    measures: measures.slice(from, from + most).map(cutMeasure),
    differ: rowsOf(differ, { from: from - measures.length, most }).map(cutDiffering),
    ...whereItEnds(measures.length + differ.length, wanted),
  };
}

/** The measure in which both statements' figures are, where both are asked for. */
function one(measures: Measure[], { measure, figure }: ParameterValues): Measure | undefined {
  return measures.find((its) =>
    [measure, figure].every((id) => id === undefined || its.figures.some((told) => isOf(told, id))),
  );
}

function isOf({ backers }: Figure, statementId: string): boolean {
  return backers.some(({ printed }) => printed.some((its) => its.statementId === statementId));
}

function partOfMeasure(its: Measure | undefined, wanted: Wanted) {
  const { figures = [] } = its ?? {};
  const page = rowsOf(figures, wanted);
  const told = its && page.length > 0 ? [{ ...cutMeasure(its), figures: page.map(cutFigure) }] : [];
  return { measures: told, differ: [], ...whereItEnds(figures.length, wanted) };
}

/** Its backers, each with what of it is on the page. */
function partOfFigure(its: Measure | undefined, statementId: string, wanted: Wanted) {
  const figure = its?.figures.find((told) => isOf(told, statementId));
  const all = (figure?.backers ?? []).flatMap((backer) => backer.printed.map((printed) => ({ backer, printed })));
  const page = rowsOf(all, wanted);
  const backers = [...new Set(page.map(({ backer }) => backer))].map((backer) => ({
    ...cutBacker(backer),
    printed: page.filter((row) => row.backer === backer).map(({ printed }) => printed),
  }));
  const told = its && figure && backers.length > 0 ? [withFigure(its, { ...cutFigure(figure), backers })] : [];
  return { measures: told, differ: [], ...whereItEnds(all.length, wanted) };
}

function withFigure(measure: Measure, figure: ReturnType<typeof cutFigure>) {
  return { ...cutMeasure(measure), figures: [figure] };
}

function rowsOf<Row>(all: Row[], { from, most }: Wanted): Row[] {
  return all.slice(Math.max(from, 0), Math.max(from + most, 0));
}

function whereItEnds(all: number, { from, most }: Wanted) {
  const end = Math.min(all, from + most);
  return { rows: Math.max(end - from, 0), isMore: all > end };
}

function cutMeasure({ figures, ...measure }: Measure) {
  return { ...measure, figures: figures.slice(0, MOST).map(cutFigure), figuresTotal: figures.length };
}

function cutFigure({ backers, ...figure }: Figure) {
  return { ...figure, backers: backers.slice(0, MOST).map(cutBacker), backersTotal: backers.length };
}

function cutBacker({ printed, ...backer }: Backer) {
  return { ...backer, printed: printed.slice(0, MOST), printedTotal: printed.length };
}

function cutDiffering({ figures, alsoGivenBy, ...holder }: Differing) {
  return {
    ...holder,
    figures: figures
      .slice(0, MOST)
      .map(({ printed, ...one }) => ({ ...one, printed: printed.slice(0, MOST), printedTotal: printed.length })),
    figuresTotal: figures.length,
    alsoGivenBy: alsoGivenBy.map(({ figures: given, ...other }) => ({
      ...other,
      figures: given
        .slice(0, MOST)
        .map(({ outlets, ...one }) => ({ ...one, outlets: outlets.slice(0, MOST), outletsTotal: outlets.length })),
      figuresTotal: given.length,
    })),
  };
}
