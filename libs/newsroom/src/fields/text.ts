/**
 * Which texts are taken: those that show what they say, to everybody alike. One rule for names, sentences and quotes;
 * docs/texts.md has it in a table. A text is taken as it is or refused, and never changed.
 */
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** In characters. What is longer is refused for that alone. */
export const LONGEST = 2000;

/** Spaces, controls, marks without anything to stand on, whatever Unicode says is ignored by default, the empty Braille cell. */
const UNSEEN = /[\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** All but tab and the ends of lines; and code points that are no characters. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/u;
/** UAX 9: what turns around whatever follows it, letters and figures too. */
const OVERRIDE = /[\u202D\u202E]/u;
/** UAX 9: what begins and ends a part that runs another way, and the ends of a paragraph, at which all parts end. */
const PARTS = /[\u202A\u202B\u202C\u2066-\u2069\n\r\u2029]|$/gu;
const BEGINS: Record<string, string> = {
  '\u202A': '\u202C',
  '\u202B': '\u202C',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
const ENDS = new Set(Object.values(BEGINS));

/** The flags of England, Scotland and Wales, and others that are spelt so: all tags that anybody sees (UTS 51, ED-14a). */
const FLAGS = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}/gu;
/** Any other tag, and more in a row than anything that is seen is spelt with: letters that nobody sees may say anything. */
const HIDDEN = /[\u{E0000}-\u{E007F}]|\p{Default_Ignorable_Code_Point}{5}/u;

/** What is wrong with it, and what to do, as it goes on after the field's name; undefined if nothing is. */
export function faultOfText(text: string): string | undefined {
  const [refused] = CONTROL.exec(text) ?? OVERRIDE.exec(text) ?? [];
  if (refused !== undefined) {
    const does = OVERRIDE.test(refused) ? 'which turns around what follows it' : 'a control character';
    return `must not hold ${codeOf(refused)}, ${does}: leave it out`;
  }
  if (text.replace(UNSEEN, '') === '') return 'must not be blank: it has no character that is seen';
  const [hidden] = HIDDEN.exec(text.replace(FLAGS, '')) ?? [];
  if (hidden !== undefined)
    return `must not hold ${codeOf(hidden)} behind what is seen, where it may hide a text: leave it out`;
  return faultOfParts(text);
}

export function IsText(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isText',
      validator: {
        validate: (value) => typeof value !== 'string' || value.length > LONGEST || faultOfText(value) === undefined,
        defaultMessage: (about) => `${options?.each ? 'each of ' : ''}${about?.property} ${faultIn(about?.value)}`,
      },
    },
    options,
  );
}

function faultIn(value: unknown): string {
  const texts = [value].flat().filter((text) => typeof text === 'string');
  return texts.map(faultOfText).find((fault) => fault !== undefined) ?? 'must be a text';
}

/** A part that is not ended runs on over whatever is shown after the text; an end too many ends one of a page's own. */
function faultOfParts(text: string): string | undefined {
  const open: string[] = [];
  for (const [character] of text.matchAll(PARTS)) {
    const last = open.at(-1);
    if (BEGINS[character] !== undefined) open.push(character);
    else if (ENDS.has(character)) {
      if (last === undefined || BEGINS[last] !== character)
        return `must not hold ${codeOf(character)} where it ends nothing: leave it out`;
      open.pop();
    } else if (last !== undefined) {
      return `must end with ${codeOf(BEGINS[last] ?? '')} what it begins with ${codeOf(last)}, in the same paragraph, or leave it out`;
    }
  }
  return undefined;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
