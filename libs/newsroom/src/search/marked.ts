/** A text in pieces, those marked that were sought: found by the folding by which they are kept and asked for. */
import type { Phrase, Step } from './sought.js';
import { type Word, wordsOf } from './words.js';

/** Put together, the pieces are the text as it stands. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Undefined if nothing in it was sought. */
export function marked(text: string, phrases: Phrase[]): Piece[] | undefined {
  const words = wordsOf(text);
  const ranges = phrases.flatMap((phrase) => rangesOf(phrase, words));
  return ranges.length > 0 ? piecesOf(text, ranges) : undefined;
}

interface Range {
  from: number;
  to: number;
}

function rangesOf(phrase: Phrase, words: Word[]): Range[] {
  const [first, ...rest] = phrase;
  if (!first) return [];
  const at = byPlace(words);
  return [...at.keys()].flatMap((start) => {
    const begin = wordAt(at, start, first);
    if (!begin) return [];
    let [place, to] = [start, endOf(begin, first)];
    for (const step of rest) {
      place += step.behind;
      const word = wordAt(at, place, step);
      if (!word) return [];
      to = Math.max(to, endOf(word, step));
    }
    return [{ from: begin.from, to }];
  });
}

/** A word before the whole that it is the beginning of: of Moscow–Pyongyang only Moscow is sought. */
function byPlace(words: Word[]): Map<number, Word[]> {
  const at = new Map<number, Word[]>();
  for (const word of words.toSorted(({ parts: one = 1 }, { parts: other = 1 }) => one - other)) {
    const there = at.get(word.at);
    if (there) there.push(word);
    else at.set(word.at, [word]);
  }
  return at;
}

function wordAt(words: Map<number, Word[]>, place: number, { folded, goesOn }: Step): Word | undefined {
  return words.get(place)?.find((word) => (goesOn ? word.folded.startsWith(folded) : word.folded === folded));
}

/** One character is marked without the next, with which it is kept. */
function endOf({ to, firstTo = to }: Word, { goesOn }: Step): number {
  return goesOn === 'paired' ? firstTo : to;
}

function piecesOf(text: string, ranges: Range[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    if (to <= end) continue;
    const last = pieces.at(-1);
    const begins = Math.max(from, end);
    if (begins > end) pieces.push({ text: text.slice(end, begins), hit: false });
    if (begins === end && last?.hit) last.text += text.slice(begins, to);
    else pieces.push({ text: text.slice(begins, to), hit: true });
    end = to;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}
