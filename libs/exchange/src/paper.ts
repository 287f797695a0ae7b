/** What a text is printed on: how wide, and whether in colour. */
export interface Paper {
  colour: boolean;
  /** Characters in a line. */
  width: number;
}

const [NARROWEST, WIDEST] = [72, 100];

/** As wide as the terminal, within what reads well; in colour where somebody looks. */
export function paperOf({ isTTY, columns = WIDEST }: { isTTY?: boolean; columns?: number }): Paper {
  return { colour: isTTY === true, width: Math.min(WIDEST, Math.max(NARROWEST, columns)) };
}

const COLOURS: Record<string, number> = {
  conceded: 32,
  contested: 33,
  corroborated: 34,
  documented: 34,
  single_origin: 36,
  suggested: 36,
  denied: 31,
  doubted: 31,
  abandoned: 35,
};

export function bold(text: string, paper: Paper): string {
  return paint(text, 1, paper);
}

export function heading(text: string, paper: Paper): string {
  return `${'─'.repeat(paper.width)}\n${bold(text, paper)}`;
}

export function dim(text: string, paper: Paper): string {
  return paint(text, 2, paper);
}

/** A status in its colour and in words. */
export function inWords(status: string, paper: Paper): string {
  return paint(status.replaceAll('_', ' '), COLOURS[status] ?? 0, paper);
}

export function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

/** Lines no longer than the paper is wide, each behind the indent. */
export function folded(text: string, { paper, indent = '' }: { paper: Paper; indent?: string }): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent.length + line.length + 1 + word.length > paper.width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`).join('\n');
}

export function indented(text: string, by = '  '): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');
}

function paint(text: string, code: number, { colour }: Paper): string {
  return colour && code > 0 ? `\u001b[${code}m${text}\u001b[0m` : text;
}
