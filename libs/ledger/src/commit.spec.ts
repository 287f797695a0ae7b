import { decodeCommit, digestOf, encodeCommit, headOf } from './commit.js';

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
  const commit = {
    v: 1 as const,
    id: 'nk-1',
    stream: 'claim-a',
    after: 0,
    on: null,
    command: 'RegisterClaim',
    digest: 'd',
    events: [{ type: 'ClaimRegistered', data: { proposition: 'Über 12,000 — 북한군' } }],
    by: 'local',
    at: '2026-11-22T08:00:00.000Z',
  };

  it('are read as they were written', () => expect(decodeCommit(encodeCommit(commit))).toEqual(commit));

  it('hash to the head that the next commit names: SHA-256, base64url', () =>
    expect(headOf(Buffer.from('abc'))).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'));
});
