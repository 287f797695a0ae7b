import { assert, constantFrom, property, string } from 'fast-check';
import { ADDRESSES_REFUSED, ADDRESSES_TAKEN, REFUSED, TAKEN } from '../../test/texts-page.js';
import { faultOfText, LONGEST } from './text.js';
import { faultOfAddress } from './web-address.js';

describe('a text', () => {
  it.each(TAKEN)('$text is taken: $is', ({ text }) => expect(faultOfText(text)).toBeUndefined());

  it.each(REFUSED)('$text is refused: $is', ({ text }) => expect(faultOfText(text)).toMatch(/^must /));

  it('that is taken is taken whatever stands before and after it in its line, and draws nothing of it in', () =>
    assert(
      property(constantFrom(...TAKEN), constantFrom(...TAKEN), ({ text: one }, { text: other }) => {
        expect(faultOfText(`${one} ${other}`)).toBeUndefined();
      }),
    ));

  it('that is refused for what it does is not mended by what stands beside it', () =>
    assert(
      property(string(), constantFrom(...REFUSED.filter(isForWhatItDoes)), (beside, { text }) => {
        expect([beside, faultOfText(`${beside}\n${text}`)]).not.toEqual([beside, undefined]);
      }),
    ));

  it('is told by its code what is wrong with it', () => {
    expect(faultOfText('\u202Egnp.exe')).toContain('U+202E');
    expect(faultOfText('\u2067abc')).toContain('U+2069');
    expect(faultOfText('\u0007')).toContain('U+0007');
  });
});

describe('an address', () => {
  it.each(ADDRESSES_TAKEN)('$text is taken: $is', ({ text }) => expect(faultOfAddress(text)).toBeUndefined());

  it.each(ADDRESSES_REFUSED)('$text is refused: $is', ({ text }) => expect(faultOfAddress(text)).toMatch(/^must /));

  it('is told how its host is written', () =>
    expect(faultOfAddress('https://münchen.example/')).toBe(
      'must have its host as the URL standard gives it: xn--mnchen-3ya.example',
    ));

  it('once was no address to a door that had judged some thousands before', () => {
    const faults = Array.from({ length: 20_000 }, () => faultOfAddress('https://münchen.example/'));
    expect(new Set(faults).size).toBe(1);
  });

  it('of a megabyte is refused for its length, before anything else of it is looked at', () =>
    expect(faultOfAddress(`https://${'a-'.repeat(500_000)}`)).toBe(`must be ${LONGEST} characters at most`));
});

function isForWhatItDoes({ text }: { text: string }): boolean {
  return faultOfText(text)?.includes('not be blank') === false;
}
