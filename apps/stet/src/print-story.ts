/** How a claim's status evolved, as a person reads it: aligned columns, colour only where it is wanted. */
import type { Answer } from '#client';

export interface Story {
  proposition: string;
  changes: StoryChange[];
}

/** As the doors tell it. */
export type StoryChange = Answer<'/v1/claims/{id}/timeline'>['changes'][number];

export interface Paper {
  colour: boolean;
  /** Characters in a line. */
  width: number;
}

const COLOURS: Record<string, number> = {
  conceded: 32,
  contested: 33,
  corroborated: 34,
  single_origin: 36,
  denied: 31,
  doubted: 31,
  suggested: 36,
  abandoned: 35,
  circulating: 37,
  registered: 90,
};

/** Of one, and of several. */
const VERBS: Record<string, [string, string]> = {
  asserts: ['asserts', 'assert'],
  hedges: ['leans', 'lean'],
  disputes: ['disputes', 'dispute'],
  denies: ['denies', 'deny'],
  leaves_open: ['leaves it open', 'leave it open'],
};

/** One claim: its proposition, then a line for each change of its status, and why. */
export function printStory({ proposition, changes }: Story, paper: Paper): string {
  const columns = changes.map((change) => [moment(change.at), change.status.replace('_', ' '), origins(change)]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...columns.map((cells) => cells[column]?.length ?? 0)));
  const indent = widths.reduce((sum, width) => sum + width + 2, 2);
  const lines = changes.map((change, row) => {
    const [when = '', status = '', counts = ''] = (columns[row] ?? []).map((cell, column) =>
      cell.padEnd(widths[column] ?? 0),
    );
    const reasons = folded(why(change), Math.max(30, paper.width - indent)).join(`\n${' '.repeat(indent)}`);
    return `  ${dim(when, paper)}  ${paint(status, COLOURS[change.status] ?? 0, paper)}  ${counts}  ${reasons}`;
  });
  return [paint(proposition, 1, paper), ...(lines.length > 0 ? lines : ['  nobody has spoken to it'])].join('\n');
}

/** `2024-10-24 18:26`, or the date as coarse as it is known: `2024-10-24 or later`. */
function moment(at: string): string {
  const [from = '', to] = at.split('/').map((date) => date.replace(/T(\d\d:\d\d)\S*$/, ' $1'));
  if (to === undefined) return from;
  return to === '..' ? `${from} or later` : `${from} to ${to}`;
}

function origins({ assertingOrigins, outlets }: StoryChange): string {
  return `${count(outlets, 'outlet')} · ${count(assertingOrigins, 'origin')}`;
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

function why({ because, becauseTotal, flags }: StoryChange): string {
  const byStance = new Map<string, Set<string>>();
  for (const { holder, stance } of because) byStance.set(stance, (byStance.get(stance) ?? new Set()).add(holder));
  const said = [...byStance].map(([stance, holders]) => {
    const [one, several] = VERBS[stance] ?? [stance, stance];
    return `${[...holders].join(', ')} ${holders.size === 1 ? one : several}`;
  });
  const others = becauseTotal - because.length;
  return [
    ...said,
    ...(others > 0 ? [`and ${others} more`] : []),
    ...flags.map((flag) => `[${flag.replaceAll('_', ' ')}]`),
  ].join('; ');
}

function folded(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function dim(text: string, paper: Paper): string {
  return paint(text, 2, paper);
}

function paint(text: string, code: number, { colour }: Paper): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}
