/** The tables of docs/dates.md, as tests read them: each date as it stands in JSON. */
import { readFileSync } from 'node:fs';

const page = readFileSync('docs/dates.md', 'utf8');

/** With the first and the last moment that it may mean. */
export const TAKEN = rowsUnder('Taken').map(([date = '', from = '', to = '', is = '']) => ({
  date: JSON.parse(date) as string,
  from: from === 'open' ? -Infinity : Date.parse(from),
  to: to === 'open' ? Infinity : Date.parse(to),
  is,
}));

export const REFUSED = rowsUnder('Refused').map(([date = '', why = '']) => ({
  date: JSON.parse(date) as unknown,
  why,
}));

/** Cells without the quotes of code. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const lines = section.split('\n## ')[0]?.split('\n') ?? [];
  const rows = lines.filter((line) => line.startsWith('| `'));
  return rows.map((row) =>
    row
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.replace(/^`|`$/g, '')),
  );
}
