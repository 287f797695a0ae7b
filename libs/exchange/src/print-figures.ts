/** Who gives which figure, claim by claim: what most papers print first, and what does not count marked. */
import { spokenDate } from '#newsroom';
import { columns } from './columns.js';
import { indented, type Paper } from './paper.js';
import type { Sheet, Statement, Story } from './story.js';

const OPERATORS: Record<string, string> = { at_least: 'at least ', at_most: 'at most ', about: 'about ' };
const [FIGURE, HOLDER] = [32, 30];

/** A table for each claim that has figures; nothing where none has. */
export function printFigures(sheets: Sheet[], { papers, paper }: Pick<Story, 'papers'> & { paper: Paper }): string {
  const tables = sheets.flatMap(({ proposition, statements }) => {
    const rows = rowsOf(
      statements.filter(({ retraction }) => !retraction),
      papers,
    );
    const widths = [FIGURE, HOLDER, paper.width - 4 - FIGURE - HOLDER - 4];
    return rows.length === 0
      ? []
      : [`  ${proposition}\n${indented(columns(['figure', 'given by', 'printed by'], rows, widths), '    ')}`];
  });
  return tables.join('\n');
}

/** A figure's holders stand beneath each other; of each the papers, and what of theirs does not count. */
function rowsOf(statements: Statement[], papers: Map<string, string>): string[][] {
  const measures = new Set(statements.flatMap(({ quantity }) => quantity?.measure ?? []));
  const figures = groupedBy(
    statements.filter(({ quantity }) => quantity),
    (one) => figureOf(one, measures.size > 1),
  );
  return [...figures]
    .sort(([, one], [, other]) => outletsOf(other).size - outletsOf(one).size)
    .flatMap(([figure, those]) =>
      [...groupedBy(those, ({ holder }) => holder.name)].map(([holder, theirs], index) => [
        index === 0 ? figure : '',
        holder,
        [...groupedBy(theirs, ({ outletId }) => outletId)]
          .map(([id, its]) => printed(papers.get(id) ?? id, its))
          .join(', '),
      ]),
    );
}

function printed(paper: string, statements: Statement[]): string {
  const why = statements.every(({ notCounted }) => notCounted !== undefined) ? statements[0]?.notCounted : undefined;
  return why === undefined ? paper : `${paper} (not counted: ${why})`;
}

/** "at least 3,000 persons", "200 to 999 square miles", "23 October 2024". */
function figureOf({ quantity = {} }: Statement, isNamed: boolean): string {
  const { measure = '', op = '', low = '', high, unit = '', asOf } = quantity;
  const figure = `${OPERATORS[op] ?? ''}${spoken(low)}${high === undefined ? '' : ` to ${spoken(high)}`}`;
  const day = asOf === undefined ? '' : `, as of ${spokenDate(asOf)}`;
  return `${isNamed ? `${measure.replaceAll('_', ' ')}: ` : ''}${figure}${unit === 'date' ? '' : ` ${unit}`}${day}`;
}

function spoken(figure: number | string): string {
  return typeof figure === 'number' ? figure.toLocaleString('en') : spokenDate(figure);
}

function outletsOf(statements: Statement[]): Set<string> {
  return new Set(statements.map(({ outletId }) => outletId));
}

function groupedBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
