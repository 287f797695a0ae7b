/** The tables of a page of docs, as tests read them. */
import { readFileSync } from 'node:fs';

/** The rows under a heading, each cell without the quotes of code. */
export function rowsUnder(heading: string, page: string): string[][] {
  const [, section = ''] = readFileSync(page, 'utf8').split(`\n## ${heading}\n`);
  const lines = section.split('\n## ')[0]?.split('\n') ?? [];
  const rows = lines.filter((line) => line.startsWith('| `'));
  return rows.map((row) =>
    row
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.replace(/^`|`$/g, '')),
  );
}
