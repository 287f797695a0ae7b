/**
 * When two names are the same: one rule, which docs/names.md shows in a table. Compatibility forms (Unicode NFKC) and
 * case fall together; every quotation mark, apostrophe and prime is one, and so is every dash; white space of any kind
 * and length, line breaks too, is one space; characters that nobody sees are left out, and so are spaces at the ends.
 */
import { DASH, QUOTE, UNSEEN } from './characters.js';

const QUOTES = new RegExp(QUOTE, 'gu');
const DASHES = new RegExp(DASH, 'gu');
const UNSEEN_ONES = new RegExp(UNSEEN, 'gu');
const SPACES = /[\s\p{White_Space}]+/gu;

/** The form in which a name is the same as another. Folding it again changes nothing. */
export function sameName(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const same = folded(name);
  characters += name.length + same.length;
  if (characters > MOST_CHARACTERS) forget(name.length + same.length);
  known.set(name, same);
  return same;
}

/** The same names are compared over and over: all of a large claim's, one after the other, and then from the first on. */
const known = new Map<string, string>();
const MOST_CHARACTERS = 4 * 1024 * 1024;
let characters = 0;

function forget(left: number): void {
  known.clear();
  characters = left;
}

function folded(name: string): string {
  // NFKC would take ´ and ″ apart before anybody saw what they are.
  const seen = oneForm(name).normalize('NFKC').replace(UNSEEN_ONES, '');
  // ẞ is a capital already, and only what it is in small letters has other capitals.
  const caseless = seen.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
  return oneForm(caseless).replace(SPACES, ' ').trim();
}

function oneForm(name: string): string {
  return name.replace(QUOTES, "'").replace(DASHES, '-');
}
