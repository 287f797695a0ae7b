/** What docs/audit.md shows of a terminal: words of `stet`, and what they print on the sample. */
import { readFileSync } from 'node:fs';

interface ShownExample {
  words: string[];
  lines: string[];
}

export function shownExamples(): ShownExample[] {
  const page = readFileSync('docs/audit.md', 'utf8');
  return [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => examplesIn(block));
}

/** Those of the page that are not in what was told, in their order; what the page leaves out there is marked. */
export function missingIn(told: string, lines: string[]): string[] {
  const seen = told.split('\n').map(withoutChance);
  let from = 0;
  return lines.filter((line) => {
    if (line === '…') return false;
    const at = seen.indexOf(withoutChance(line), from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

function examplesIn(block: string): ShownExample[] {
  const examples: ShownExample[] = [];
  for (const line of block.trimEnd().split('\n'))
    if (line.startsWith('$ stet ')) examples.push({ words: line.split(' ').slice(2), lines: [] });
    else if (line !== '') examples.at(-1)?.lines.push(line);
  return examples;
}

/** Where a record stands, when it came, and how much the courier has written by then, is otherwise each time; and so is how wide a table is by it. */
function withoutChance(line: string): string {
  return line
    .replace(/2\d{3}-\d\d-\d\dT[\d:.]+Z/g, 'T')
    .replace(/\b\d+:\d+(,\d+:\d+)*\b(?!:)/g, 'P')
    .replace(/SHA-256 [\w-]+/, 'SHA-256 H')
    .replace(/(embedded|kafka):\S+/, 'L')
    .replace(/\b\d+ (commits|records|standing|streams)/g, 'N $1')
    .replace(/ +/g, ' ');
}
