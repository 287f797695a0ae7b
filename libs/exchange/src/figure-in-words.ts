/** A figure as one would print it: "at least 3,000 persons", "200 to 999 square miles", "23 October 2024". */
import { spokenDate } from '#newsroom';
import type { Figures } from './story.js';

type Told = Figures['measures'][number];
export type Printed = Told['figures'][number]['backers'][number]['printed'][number];

const OPERATORS: Record<string, string> = { at_least: 'at least ', at_most: 'at most ', about: 'about ' };

/** Its unit and day are its measure's, unless it has its own. */
export function figureIn(
  figure: Pick<Printed, 'op' | 'low' | 'high' | 'unit' | 'asOf'>,
  measure: Pick<Told, 'unit' | 'asOf'>,
): string {
  const { op = 'eq', low = '', high } = figure;
  const [unit, asOf] = [figure.unit ?? measure.unit ?? '', figure.asOf ?? measure.asOf];
  const value = `${OPERATORS[op] ?? ''}${spoken(low)}${high === undefined ? '' : ` to ${spoken(high)}`}`;
  return `${value}${unit === 'date' ? '' : ` ${unit}`}${asOf === undefined ? '' : `, as of ${spokenDate(asOf)}`}`;
}

function spoken(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString('en') : spokenDate(value);
}
