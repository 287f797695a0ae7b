/**
 * What a question in words looks for, as a web search has it: all of its words, "a phrase", -without, one OR another, and
 * the last word as far as it has been typed. Folded as texts are.
 */
import { DASH } from '../fields/characters.js';
import { NUMBER, type Word, wordsOf } from './words.js';

/** Where a claim has any of the phrases, it has what is sought. */
export interface Sought {
  isUnwanted: boolean;
  anyOf: Phrase[];
}

/** Words that follow one another. */
export type Phrase = Step[];

export interface Step {
  folded: string;
  /** How many places behind the step before; 0 for the first. */
  behind: number;
  /** It may go on: a word not typed to its end, or one character, which is kept with the next. */
  goesOn?: 'typed' | 'paired';
}

const OPENS = '["“”„‟«»＂〝〞〟「『]';
const CLOSES = '["“”„‟«»＂〝〞〟」』](?![\\p{L}\\p{N}])';
const SPACE = String.raw`\p{White_Space}`;
const TERM = new RegExp(
  `(?<minus>${DASH}+)?(?:${OPENS}(?<phrase>.*?)(?:(?<closed>${CLOSES})|$)|(?:${NUMBER})(?!\\P{White_Space})|[^${SPACE}]+)`,
  'gsu',
);

/** Undefined if nothing is asked. Empty if something is, and no word is in it: then there is nothing to find. */
export function soughtIn(question: string): Sought[] | undefined {
  if (new RegExp(`^${SPACE}*$`, 'u').test(question)) return undefined;
  const sought: Sought[] = [];
  const terms = [...question.matchAll(TERM)];
  let isAnother = false;
  for (const [place, { 0: term, groups = {} }] of terms.entries()) {
    if (term === 'OR' && place > 0 && place < terms.length - 1) {
      isAnother = true;
      continue;
    }
    const { minus, phrase, closed } = groups;
    const isUnwanted = minus !== undefined;
    const isTyped = place === terms.length - 1 && !isUnwanted && closed === undefined;
    const anyOf = phrasesOf(phrase ?? term.slice(minus?.length ?? 0), isTyped);
    const before = sought.at(-1);
    if (anyOf.length > 0) {
      if (isAnother && !isUnwanted && before && !before.isUnwanted) before.anyOf.push(...anyOf);
      else sought.push({ isUnwanted, anyOf });
    }
    isAnother = false;
  }
  return sought;
}

/** E-mail is looked for as its parts, and as one word. */
function phrasesOf(text: string, isTyped: boolean): Phrase[] {
  const words = wordsOf(text);
  const inParts = words.filter(({ parts }) => parts === undefined);
  const phrases = words.length === inParts.length ? [inParts] : [inParts, joined(words)];
  return phrases.map((phrase) => stepsOf(phrase, isTyped)).filter((phrase) => phrase.length > 0);
}

function joined(words: Word[]): Word[] {
  const wholes = words.filter(({ parts }) => parts !== undefined);
  return words.filter(
    (word) => word.parts !== undefined || !wholes.some(({ at, parts = 0 }) => word.at >= at && word.at < at + parts),
  );
}

function stepsOf(words: Word[], isTyped: boolean): Phrase {
  // The last character of several is in the pair before it.
  const told = words.filter(({ endsRunOf = 1 }) => endsRunOf === 1);
  return told.map((word, place) => {
    const before = told[place - 1];
    const behind = before ? word.at - before.at - (before.parts ?? 1) + 1 : 0;
    const isLast = place === told.length - 1;
    const goesOn = word.endsRunOf === 1 ? 'paired' : isTyped && isLast ? 'typed' : undefined;
    return { folded: word.folded, behind, ...(goesOn && { goesOn }) };
  });
}
