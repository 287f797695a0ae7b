import { assert, constantFrom, jsonValue, property, string } from 'fast-check';
import { jsonSize } from './json-size.js';

const size = (text: string) => jsonSize(Buffer.from(text));

/** The same, counted in what JSON.parse makes of it. */
function sizeOf(value: unknown): { values: number; keys: number; depth: number } {
  if (typeof value !== 'object' || value === null) return { values: 0, keys: 0, depth: 0 };
  const inner = Object.values(value).map(sizeOf);
  const sum = (what: 'values' | 'keys') => inner.reduce((total, one) => total + one[what], inner.length);
  return {
    values: sum('values'),
    keys: sum('keys') - (Array.isArray(value) ? inner.length : 0),
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
  };
}

describe('the size of a text of JSON', () => {
  it.each([
    ['[]', 0, 0, 1],
    ['[ ]', 0, 0, 1],
    ['{}', 0, 0, 1],
    ['7', 0, 0, 0],
    ['[{},{}]', 2, 0, 2],
    ['{"a":[1,2],"b":"c"}', 4, 2, 2],
    ['{"a":1,"a":2}', 2, 2, 1],
    ['["[,:{", "\\",\\\\", "}"]', 3, 0, 1],
  ])('of %s is %i values, %i keys, %i deep', (text, values, keys, depth) =>
    expect(size(text)).toEqual({ values, keys, depth }),
  );

  it('is that of what JSON.parse would make of it, whatever it is, and however it is spaced', () =>
    assert(
      property(jsonValue(), constantFrom(0, 1, '\t'), (value, indent) => {
        expect(size(JSON.stringify(value, null, indent))).toEqual(sizeOf(value));
      }),
    ));

  it('is told of what is no JSON, too, by one pass', () =>
    assert(property(string(), (text) => expect(size(text)).toEqual(expect.any(Object)))));
});
