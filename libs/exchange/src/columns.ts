/** A table without lines, as one reads it on a terminal and cuts it in a pipe. */
import Table from 'cli-table3';

const NONE = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((at) => [`${side}${at}`, '']),
  ),
);

/** Where widths are given, what is longer goes on in the next line of its cell; two blanks part the columns. */
export function columns(head: string[], rows: (string | number)[][], widths?: number[]): string {
  const table = new Table({
    chars: { ...NONE, 'mid-mid': '', middle: '  ' },
    ...(head.length > 0 && { head }),
    ...(widths && { colWidths: widths, wordWrap: true }),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
