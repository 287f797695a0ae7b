/**
 * The form in which a word is found, whoever wrote it and however: docs/search.md has it in a table. Compatibility forms,
 * case and marks fall together. Marks that are vowels, or make another letter (Devanagari, Thai, kana), stay.
 */
import { UNSEEN } from '../fields/characters.js';

/** On letters of any script (accents, Arabic vowels), and those of the scripts that are read without them; kana's are letters. */
const MARKS =
  /(?![\u3099\u309A])(?=[\p{Mn}\p{Me}])[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\u093C]/gu;
const UNSEEN_ONES = new RegExp(`${UNSEEN}|\u0640`, 'gu');
const DIGITS = /(?![0-9])\p{Nd}/gu;

/** Letters that Unicode does not take apart, and readers do; last forms; one letter of two keyboards. Each, and what it is. */
const LETTERS = new Map(
  'łl øo đd ðd þth æae œoe ħh ŧt ŋn ĸk ƀb ɨi ƶz ıi ßss ςσ ґг ךכ םמ ןנ ףפ ץצ یي ىي کك ةه ۀه ँं'
    .split(' ')
    .map(([letter = '', ...is]) => [letter, is.join('')]),
);
const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

/** More of a word tells nobody more, and no index takes a longer one. */
const LONGEST = 100;

/** Folding it again changes nothing. Empty where nothing of it is a letter or a figure. */
export function folded(word: string): string {
  if (PLAIN.test(word)) return word.slice(0, LONGEST).toLowerCase();
  const before = known.get(word);
  if (before !== undefined) return before;
  const now = fold(word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, now);
  return now;
}

/** The same characters and words come over and over. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

function fold(word: string): string {
  const seen = word.replace(UNSEEN_ONES, '').normalize('NFKD');
  const caseless = seen.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD').replace(UNSEEN_ONES, '');
  const letters = caseless.replace(MARKS, '').replace(LETTER, (letter) => LETTERS.get(letter) ?? letter);
  return cut(letters.replace(DIGITS, digitOf).normalize('NFC'));
}

const PLAIN = /^[A-Za-z0-9]+$/;

/** Unicode keeps the ten digits of a script together, in order. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

const DIGIT = /\p{Nd}/u;

function cut(word: string): string {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join('');
}
