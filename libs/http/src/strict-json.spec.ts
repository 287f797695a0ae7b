import { array, assert, constantFrom, dictionary, nat, oneof, property, string } from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { parseStrictJson } from './strict-json.js';

const read = (text: string) => parseStrictJson(Buffer.from(text));

describe('a body of JSON', () => {
  it.each([
    ['a quote that looks like a key', '{"quote":"he said \\":\\" twice","other":":"}'],
    ['spaces before its colons', '{"a" : {"a"\n:1}, "b"\t: [{"a": 2}]}'],
    ['a whole surrogate pair, escaped', '{"flag":"\\ud83c\\uddfa"}'],
    ['what only looks like a half of one', '{"path":"C:\\\\ud800"}'],
    ['a key that is an index', '{"0":1,"1":{"0":2}}'],
    ['thirty-two levels', `${'['.repeat(32)}${']'.repeat(32)}`],
  ])('is read as it is with %s', (_what, text) => expect(read(text)).toEqual(JSON.parse(text)));

  it.each([
    ['a key twice', '{"a":1,"a":2}', 'The key "a" is there twice'],
    ['a key twice, once with an escape', '{"a":1,"\\u0061":2}', 'The key "a" is there twice'],
    ['a key twice, once with a space', '{"a":1,"a" :2}', 'The key "a" is there twice'],
    ['a key twice, deep inside', '{"a":[{"b":{"c":1,"c":":"}}]}', 'The key "c" is there twice'],
    ['a prototype', '{"a":{"__proto__":1}}', 'No field is called "__proto__"'],
    ['a prototype, escaped', '{"\\u005f_proto__":1}', 'No field is called "__proto__"'],
    ['NUL', '{"a":"\\u0000"}', 'the character NUL'],
    ['NUL in a key', '{"\\u0000":"a"}', 'the character NUL'],
    ['half a pair', '{"a":"\\uD83C"}', 'half of a surrogate pair'],
    ['the halves of a pair the wrong way round', '{"a":"\\uddfa\\ud83c"}', 'half of a surrogate pair'],
    ['thirty-three levels', `${'['.repeat(33)}${']'.repeat(33)}`, 'deeper than 32 levels'],
    ['a hundred thousand levels', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, 'deeper than 32 levels'],
    ['no end', '{"a":', 'is not JSON'],
    ['5,001 items', `[${'0,'.repeat(5000)}0]`, 'The body has 5001 fields and items; 5000 is the most'],
    ['5,001 fields, of which no JSON is made', `{"a":0${',"a":0'.repeat(5000)}`, 'The body has 5001 fields and items'],
  ])('is refused with %s', (_what, text, why) => expect(() => read(text)).toThrow(why));

  const LONG = 250_000;
  const zeros = '0'.repeat(LONG);
  it.each([
    ['digits of a number, zeros within', `{"low":0.1${zeros}1}`],
    ['zeros at the end of a number', `{"low":1.${zeros}}`],
    ['zeros in an exponent', `{"low":1e${zeros}1}`],
    ['quotes that are escaped, beside a key twice', `{"a":1,"a":"${'\\"'.repeat(LONG / 2)}"}`],
    ['backslashes, beside a key twice', `{"a":1,"a":"${'\\\\'.repeat(LONG / 2)}"}`],
    ['spaces behind a text, beside a key twice', `{"a":1,"a":["b"${' '.repeat(LONG)}]}`],
    ['backslashes, beside an exponent', `["${'\\\\'.repeat(LONG / 2)}",1e1]`],
    ['escaped pairs', `["${'\\ud83c\\uddfa'.repeat(LONG / 12)}"]`],
  ])('is gone through once, however many of these it has: %s', async (_what, text) => {
    expect(read.bind(undefined, text)).not.toThrow(RangeError);
    // The square of the length took a minute for one number: jest, too, hears of it only in the next turn.
    await turn();
  });

  it('is refused if it is not UTF-8', () =>
    expect(() => parseStrictJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not UTF-8'));

  it('is read whatever its keys and texts are, once each, and refused if its first key is there twice', () => {
    const texts = oneof(string(), constantFrom('":', '" :', '\\":', '{"a":1}'));
    const keys = texts.filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key));
    const bodies = dictionary(keys, oneof(texts, dictionary(keys, texts), array(texts)), {
      minKeys: 1,
      noNullPrototype: true,
    });
    assert(
      property(bodies, nat(2), (body, indent) => {
        const text = JSON.stringify(body, null, indent);
        expect(read(text)).toEqual(JSON.parse(text));
        const [key = ''] = Object.keys(body);
        expect(() => read(`${text.slice(0, text.lastIndexOf('}'))},${JSON.stringify(key)}:0}`)).toThrow(
          'is there twice',
        );
      }),
    );
  });
});
