/**
 * The words of a text, as they are kept, asked for and marked: one folding for all three, and no dictionary, whose words
 * would be others with the next Unicode and beside other neighbours. What is written without spaces (Chinese, Japanese,
 * Korean, Thai) is told by pairs of characters.
 */
import { DASH, QUOTE, UNSEEN } from '../fields/characters.js';
import { folded } from './folded.js';

export interface Word {
  folded: string;
  /** Its place among the words: those of a phrase follow one another. */
  at: number;
  /** Where it stands in the text, in UTF-16 code units. */
  from: number;
  to: number;
  /** Of two characters: where the first ends. */
  firstTo?: number;
  /** Of one character, the last or only one of those without spaces: how many there are. */
  endsRunOf?: number;
  /** Made of that many words, which stand there, too: e-mail, U.S., 3.5. */
  parts?: number;
}

/** More of a text is not searched. In UTF-16 code units. */
const LONGEST = 10_000;
/** What is joined of more parts is no word. */
const MOST_PARTS = 8;

/** Of a text whose quotes, dashes and unseen characters have one form each. */
const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;
const WITHIN = String.raw`[\p{L}\p{M}\p{N}\u00AD]*`;
/** What a word may have within it, one at a time. */
const JOINT = `['._&·‧・･＝-]\u00AD*`;
const GROUPS = String.raw`\p{Nd}{1,3}(?:[.,'٬]\p{Nd}{3})+(?!\p{Nd})`;
const ALONE = String.raw`(?=\p{Nd})(?<![\p{L}\p{N}]|\p{Nd}[.,])`;
const ENDS = String.raw`(?!\p{Nd}|[.,]\p{Nd})`;

/** A number in groups of three, and one with a fraction. */
export const NUMBER = [
  String.raw`(?<grouped>${ALONE}\p{Nd}{1,3}(?<apart>[ \u00a0\u2009\u202f.,'٬])\p{Nd}{3}(?:\k<apart>\p{Nd}{3})*(?:(?!\k<apart>)[.,٫]\p{Nd}+)?${ENDS})`,
  String.raw`(?<broken>${ALONE}\p{Nd}+[.,٫]\p{Nd}+${ENDS})`,
].join('|');
const PIECE = new RegExp(`${NUMBER}|${LETTER}${WITHIN}(?:${JOINT}(?!${GROUPS})${LETTER}${WITHIN})*`, 'gu');
const PART = new RegExp(LETTER + WITHIN, 'gu');
const UNSPACED = String.raw`(?!\p{Nd})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const STRETCH = new RegExp(`(?<unspaced>${UNSPACED}(?:${UNSPACED}|\\p{M}|\u00AD)*)|(?:(?!${UNSPACED}).)+`, 'gsu');

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const { 0: piece, index = 0, groups = {} } of plain(text.slice(0, LONGEST)).matchAll(PIECE)) {
    let end = at;
    for (const word of wordsIn(piece, groups)) {
      words.push(shifted(word, at, index));
      end = Math.max(end, word.at + 1);
    }
    at = end;
  }
  return words;
}

function shifted(word: Word, at: number, from: number): Word {
  word.at += at;
  word.from += from;
  word.to += from;
  if (word.firstTo !== undefined) word.firstTo += from;
  return word;
}

/** Of the same length: the quotes, dashes and unseen characters in it in one form each. */
function plain(text: string): string {
  if (ASCII.test(text)) return text.replaceAll('"', "'").replaceAll('`', "'");
  return text
    .replace(QUOTES, (quote) => "'".repeat(quote.length))
    .replace(DASHES, (dash) => '-'.repeat(dash.length))
    .replace(UNSEEN_ONES, (unseen) => '\u00AD'.repeat(unseen.length));
}

const ASCII = /^[\p{ASCII}]*$/u;
const LETTERS = /^[A-Za-z0-9]+$/;
const QUOTES = new RegExp(QUOTE, 'gu');
/** A space of no width is where a word may be broken. */
const DASHES = new RegExp(`${DASH}|\u200B`, 'gu');
const UNSEEN_ONES = new RegExp(UNSEEN, 'gu');

/** Of a piece without spaces, but for those within a number. */
function wordsIn(piece: string, { grouped, apart = '', broken }: Record<string, string | undefined>): Word[] {
  const number = (grouped ?? broken) === undefined ? undefined : numberIn(piece, apart);
  const whole = { at: 0, from: 0, to: piece.length };
  // What is a space between groups may as well be one between numbers.
  if (number !== undefined && apart.trim() !== '') return [{ ...whole, folded: number }];
  if (LETTERS.test(piece)) return wordOf({ text: piece, from: 0 }, 0);
  const stretches = stretchesOf(piece);
  const words: Word[] = [];
  for (const stretch of stretches) {
    const at = (words.at(-1)?.at ?? -1) + 1;
    words.push(...(stretch.units ? pairsOf(stretch.units, at) : wordOf(stretch, at)));
  }
  if (words.length < 2 || words.length > MOST_PARTS || stretches.some(({ units }) => units)) return words;
  const joined = number ?? folded(stretches.map(({ text }) => text).join(''));
  return [{ ...whole, folded: joined, parts: words.length }, ...words];
}

/** A word, or characters written without spaces, which go on over a joint. */
interface Stretch {
  text: string;
  from: number;
  units?: Unit[];
}

interface Unit {
  folded: string;
  from: number;
  to: number;
}

function stretchesOf(piece: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { 0: part, index: start = 0 } of piece.matchAll(PART)) {
    if (ASCII.test(part)) {
      stretches.push({ text: part, from: start });
      continue;
    }
    for (const { 0: text, index = 0, groups } of part.matchAll(STRETCH)) {
      const from = start + index;
      const before = stretches.at(-1)?.units;
      if (groups?.unspaced === undefined) stretches.push({ text, from });
      else if (before) before.push(...unitsOf(text, from));
      else stretches.push({ text, from, units: unitsOf(text, from) });
    }
  }
  return stretches;
}

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters as readers count them, with their marks: jamo make a syllable. */
function unitsOf(text: string, start: number): Unit[] {
  return [...CHARACTERS.segment(text)].flatMap(({ segment, index }) => {
    const unit = folded(segment);
    return unit === '' ? [] : [{ folded: unit, from: start + index, to: start + index + segment.length }];
  });
}

/** Each character with the one behind it, and the last by itself. */
function pairsOf(units: Unit[], at: number): Word[] {
  return units.map((unit, place) => {
    const { folded: first, from, to } = unit;
    const second = units[place + 1];
    if (!second) return { folded: first, at: at + place, from, to, endsRunOf: units.length };
    return { folded: first + second.folded, at: at + place, from, to: second.to, firstTo: to };
  });
}

function wordOf({ text, from }: Stretch, at: number): Word[] {
  const word = folded(text);
  return word === '' ? [] : [{ folded: word, at, from, to: from + text.length }];
}

/** 12,000.50, 12 000,50 and 12.000,50 are one number. */
function numberIn(text: string, apart: string): string {
  const figures = apart === '' ? text : text.replaceAll(apart, '');
  return figures
    .split(/[.,٫]/u)
    .map((part) => folded(part))
    .join('.');
}
