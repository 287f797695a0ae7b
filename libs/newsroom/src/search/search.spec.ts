import { array, assert, constantFrom, property, string } from 'fast-check';
import { FOUND, MARKED, NOT_FOUND } from '../../test/search-page.js';
import { folded } from './folded.js';
import { marked } from './marked.js';
import { soughtIn } from './sought.js';
import { wordsOf } from './words.js';

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Han', 'Hangul', 'Katakana', 'Thai'];
const RUNS = { numRuns: 300 };
const texts = () =>
  array(constantFrom(...FOUND.map(({ text }) => text), ' ', '-', '’', '・', '\u0301', '\u200b', '12', '.', '金'), {
    maxLength: 6,
  });

describe('what is asked for', () => {
  it.each(FOUND)('is found, for $because: $question in $text', ({ question, text }) =>
    expect(isFound(question, text)).toBe(true),
  );

  it.each(NOT_FOUND)('is not found, for $because: $question in $text', ({ question, text }) =>
    expect(isFound(question, text)).toBe(false),
  );

  it.each(MARKED)('is marked: $question in $text', ({ question, text }) => {
    const sought = (soughtIn(question) ?? []).flatMap(({ anyOf, isUnwanted }) => (isUnwanted ? [] : anyOf));
    const pieces = marked(text.replace(/[[\]]/g, ''), sought) ?? [];
    expect(pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')).toBe(text);
  });

  it('is shown in ten scripts, by forty rows and more', () => {
    const inScript = (script: string) =>
      FOUND.filter(({ question }) => new RegExp(`\\p{Script=${script}}`, 'u').test(question));
    for (const script of SCRIPTS) expect([script, inScript(script).length > 0]).toEqual([script, true]);
    expect([FOUND.length > 40, NOT_FOUND.length > 20, MARKED.length > 20]).toEqual([true, true, true]);
  });

  it.each(['', ' ', '\t\n', '\u00a0\u3000'])('is nothing where nothing is written: %j', (question) =>
    expect(soughtIn(question)).toBeUndefined(),
  );

  it('is found by every word that stands in a text', () =>
    assert(
      property(texts(), (parts) => {
        const text = parts.join('');
        for (const { from, to, parts: joined } of wordsOf(text)) {
          if (joined === undefined)
            expect([text, text.slice(from, to), isFound(text.slice(from, to), text)]).toEqual([
              text,
              text.slice(from, to),
              true,
            ]);
        }
      }),
      RUNS,
    ));

  it('is marked in a text that stays as it stands', () =>
    assert(
      property(texts(), texts(), (parts, asked) => {
        const text = parts.join('');
        const phrases = (soughtIn(asked.join('')) ?? []).flatMap(({ anyOf }) => anyOf);
        const pieces = marked(text, phrases);
        if (pieces) expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
      RUNS,
    ));
});

describe('a word', () => {
  it('has one form: folding it again changes nothing', () =>
    assert(
      property(string({ unit: 'binary', maxLength: 30 }), (word) => expect(folded(folded(word))).toBe(folded(word))),
      { numRuns: 2000 },
    ));

  it('of any length is cut to one that is kept', () =>
    expect(folded('ﷺ'.repeat(5000)).length).toBeLessThanOrEqual(200));

  it('is looked for in time, whatever is asked', () => {
    for (const piece of ['a', 'a-', '1,000', '1 000 ', '-', '"', 'OR ', '金', '\u0301', 'ﷺ', '"-'])
      expect(soughtIn(piece.repeat(200).slice(0, 200))?.length ?? 0).toBeLessThanOrEqual(100);
  });
});

function isFound(question: string, text: string): boolean {
  const sought = soughtIn(question) ?? [];
  const has = sought.map(({ anyOf, isUnwanted }) => (marked(text, anyOf) !== undefined) !== isUnwanted);
  return sought.length > 0 && has.every(Boolean);
}
