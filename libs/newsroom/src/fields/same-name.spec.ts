import { assert, property, string } from 'fast-check';
import { rowsUnder } from '../../test/page-tables.js';
import { sameName } from './same-name.js';

const SAME = pairsUnder('The same');
const DIFFERENT = pairsUnder('Not the same');

const CASED = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).filter((one) =>
  /\p{Cased}/u.test(one),
);

describe('two names', () => {
  it('are told of in docs/names.md', () => expect([SAME.length > 40, DIFFERENT.length > 10]).toEqual([true, true]));

  it.each(SAME)('are the same in spite of $why: $one, $other', ({ one, other }) =>
    expect(sameName(other)).toBe(sameName(one)),
  );

  it.each(DIFFERENT)('are two, for $why: $one, $other', ({ one, other }) =>
    expect(sameName(other)).not.toBe(sameName(one)),
  );

  it('are the same in small letters and in capitals, of every letter that has both', () => {
    const apart = CASED.filter((letter) => {
      const forms = [letter, letter.toLowerCase(), letter.toUpperCase()].map(sameName);
      return new Set(forms).size > 1;
    });
    expect(apart).toEqual([]);
    expect(CASED.length).toBeGreaterThan(2800);
  });

  it('have one form each: folding it again changes nothing', () =>
    assert(
      property(string({ unit: 'binary', maxLength: 30 }), (name) => {
        expect(sameName(sameName(name))).toBe(sameName(name));
      }),
      { numRuns: 5000 },
    ));
});

function pairsUnder(heading: string) {
  return rowsUnder(heading, 'docs/names.md').map(([one = '', other = '', why = '']) => ({
    one: JSON.parse(one) as string,
    other: JSON.parse(other) as string,
    why,
  }));
}
