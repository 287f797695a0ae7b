/** The recipes of CONTRIBUTING.md, as a test follows them: which files they touch, and what becomes of each. */
import { readFileSync } from 'node:fs';

const PAGE = 'CONTRIBUTING.md';
const page = readFileSync(PAGE, 'utf8');

/** The view that the last recipe makes. */
export const WATCHED = 'libs/views/src/watched.ts';

export interface Recipe {
  name: string;
  /** How many files it says that it touches. */
  said: number;
  steps: Step[];
}

export interface Step {
  recipe: string;
  file: string;
  /** `ts`: the file is this; `diff`: these lines of it change. */
  language: string;
  block: string;
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];

export const recipes: Recipe[] = (page.split('\n## The recipes\n')[1] ?? '')
  .split('\n### ')
  .slice(1)
  .map((text) => {
    const name = text.slice(0, text.indexOf('\n'));
    const [, count = ''] = /^\*\*(\w+) files?\*\* by hand\./m.exec(text) ?? [];
    return { name, said: NUMBERS.indexOf(count), steps: stepsIn(text, name) };
  });

export function filesIn(steps: Step[]): string[] {
  return [...new Set(steps.map(({ file }) => file))];
}

/** The pure specs that they touch. */
export function specsIn(all: Recipe[]): string[] {
  return filesIn(all.flatMap(({ steps }) => steps)).filter((file) => /(?<!\.(int|e2e))\.spec\.ts$/.test(file));
}

/** What goes into the golden log. */
export function goldenLine(): string {
  return /^```json\n([^]*?)^```/m.exec(page)?.[1] ?? '';
}

/** Each block with the file that the text before it names last. */
function stepsIn(text: string, recipe: string): Step[] {
  let file = '';
  return [...text.matchAll(/`((?:libs|test)\/\S+\.ts)`|^```(ts|diff)\n([^]*?)^```/gm)].flatMap(
    ([, named, language, block]) => {
      file = named ?? file;
      return language === undefined || block === undefined ? [] : [{ recipe, file, language, block }];
    },
  );
}

/**
 * A file with a diff's lines changed. `…` stands for whatever is there, in its order; `…+1` for one more. Throws Error
 * where a line is not in the file once, or another that stays or goes is not the next.
 */
export function applied(source: string, { block, recipe, file }: Omit<Step, 'language'>): string {
  const lines = source.split('\n');
  let place = -1;
  let [left, taken]: [string[], number] = [[], 0];
  for (const change of block.trimEnd().split('\n')) {
    const [sign, line] = [change[0], change.slice(1)];
    if (sign === '+') {
      lines.splice(
        ++place,
        0,
        line.replace(/…(\+1)?/g, (_, more) => filled(left[taken++] ?? '', more !== undefined)),
      );
      continue;
    }
    const pattern = patternOf(line);
    const found = lines.findIndex((one, n) => (place < 0 || n === place + 1) && pattern.test(one));
    const isOnce = place >= 0 || lines.filter((one) => pattern.test(one)).length === 1;
    if (found < 0 || !isOnce)
      throw new Error(`${PAGE}, "${recipe}": "${line}" is not once where the recipe says, in ${file}. Mend the page.`);
    place = found;
    [left, taken] = [pattern.exec(lines[found] ?? '')?.slice(1) ?? [], 0];
    if (sign === '-') lines.splice(place--, 1);
  }
  return lines.join('\n');
}

function patternOf(line: string): RegExp {
  return new RegExp(
    `^${line
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('(.*)')}$`,
  );
}

function filled(text: string, isOneMore: boolean): string {
  return isOneMore ? String(Number(text) + 1) : text;
}
