import { digestOf, headOf } from './commit.js';

describe("a command's digest", () => {
  it('is the same in whatever order its fields come', () =>
    expect(digestOf('AssertClaim', { a: 1, b: { c: 2, d: 3 } })).toBe(
      digestOf('AssertClaim', { b: { d: 3, c: 2 }, a: 1 }),
    ));

  it('is another for another command, and for other content', () => {
    const digests = [
      digestOf('AssertClaim', { a: 1 }),
      digestOf('DenyClaim', { a: 1 }),
      digestOf('AssertClaim', { a: 2 }),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});

describe("a commit's bytes", () => {
  it('hash to the head that the next commit names: SHA-256, base64url', () =>
    expect(headOf(Buffer.from('abc'))).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'));
});
