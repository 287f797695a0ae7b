/**
 * Who gives which figure, measure by measure: that which most agree with first, on how many origins and outlets it rests,
 * what does not count with why, and beneath it the holders of whom two figures exclude each other.
 */
import { columns } from './columns.js';
import { figureIn, type Printed } from './figure-in-words.js';
import { count, folded, indented, type Paper } from './paper.js';
import type { Figures, Story } from './story.js';

type Measure = Figures['measures'][number];
type Figure = Measure['figures'][number];
type Backer = Figure['backers'][number];
type Named = Pick<Story, 'papers'>;

const HEAD = ['figure', 'given by', 'printed by'];
const [FIGURE, HOLDER] = [28, 27];
/** Marks a holder of whom two figures exclude each other. */
const MISFIT = '≠';

/** A table for each claim that has figures, the claim's own without its name; nothing where none has. */
export function printFigures(all: Figures[], { claim, papers, paper }: Told): string {
  const widths = [FIGURE, HOLDER, paper.width - 4 - FIGURE - HOLDER - 4];
  return all
    .map((figures) => {
      const rows = figures.measures.flatMap((measure) => rowsOf(measure, { figures, papers }));
      return [
        ...(figures.claimId === claim.claimId ? [] : [headOf(figures, paper)]),
        indented(columns(HEAD, rows, widths), '    '),
        ...misfitsIn(figures, papers).map((misfit) => folded(misfit, { paper, indent: '    ' })),
      ].join('\n');
    })
    .join('\n');
}

interface Told extends Pick<Story, 'claim' | 'papers'> {
  paper: Paper;
}

function headOf({ proposition, status }: Figures, paper: Paper): string {
  return folded(`${proposition}: ${status.replaceAll('_', ' ')}`, { paper, indent: '  ' });
}

interface Of extends Named {
  figures: Figures;
}

function rowsOf(measure: Measure, of: Of): string[][] {
  const rows = measure.figures.flatMap((figure) => rowsOfFigure(figure, { ...of, measure }));
  return [...rows, ...moreThan(measure.figures, measure.figuresTotal, 'figure')];
}

/** Its holders stand beneath each other. */
function rowsOfFigure(figure: Figure, of: Of & { measure: Measure }): string[][] {
  const { measure, figures } = of;
  const name = figures.measures.length > 1 ? `${measure.measure?.replaceAll('_', ' ')}: ` : '';
  const rests = `${count(figure.origins, 'origin')}, ${count(figure.outlets, 'outlet')}`;
  const rows = figure.backers.map((backer, index) => [
    index === 0 ? `${name}${figureIn(figure, measure)}\n${rests}` : '',
    `${backer.holder}${isMisfit(backer, of) ? ` ${MISFIT}` : ''}`,
    printedBy(backer, { ...of, figure }),
  ]);
  return [...rows, ...moreThan(figure.backers, figure.backersTotal, 'holder')];
}

/** The door tells of the first twenty. */
function moreThan(told: unknown[], total: number, thing: string): string[][] {
  const more = total - told.length;
  return more > 0 ? [['', `and ${count(more, `more ${thing}`)}`, '']] : [];
}

function isMisfit({ printed }: Backer, { figures }: Of): boolean {
  const misfits = new Set(figures.differ.flatMap((one) => one.figures.map(({ statementId }) => statementId)));
  return printed.some(({ statementId }) => misfits.has(statementId));
}

/** Each paper once, with what it printed and whom it names where that is not the figure itself, nor the holder as told. */
function printedBy(backer: Backer, { papers, measure, figure }: Of & { measure: Measure; figure: Figure }): string {
  const own = figureIn(figure, measure);
  const names = backer.printed.map((printed) => {
    const its = figureIn(printed, measure);
    const otherwise = [
      ...(its === own ? [] : [its]),
      ...(printed.holder === backer.holder ? [] : [`as ${printed.holder}`]),
    ];
    return `${paperIn(printed, papers)}${otherwise.length > 0 ? ` (${otherwise.join(', ')})` : ''}`;
  });
  const more = backer.printedTotal - backer.printed.length;
  const papersIn = [...new Set(names), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  return backer.counts === true ? papersIn : `${papersIn}\nnot counted: ${backer.counts}`;
}

function misfitsIn({ differ }: Figures, papers: Story['papers']): string[] {
  return differ.map(({ holder, figures, alsoGivenBy, alsoGivenByTotal }) => {
    const its = figures.map(
      (one) => `${figureIn(one, one)} in ${[...new Set(one.printed.map((at) => paperIn(at, papers)))].join(', ')}`,
    );
    const others = alsoGivenBy.map(
      (one) => `${one.holder}, ${[...new Set(one.figures.map((figure) => figureIn(figure, figure)))].join(' and ')}`,
    );
    const more = alsoGivenByTotal - others.length;
    const also = [...others, ...(more > 0 ? [`${more} more`] : [])].join('; ');
    return `${MISFIT} The figures put on ${holder} exclude each other: ${its.join('; ')}.${also && ` Also given by: ${also}.`}`;
  });
}

function paperIn({ outletId }: Printed, papers: Story['papers']): string {
  return papers.get(outletId) ?? outletId;
}
