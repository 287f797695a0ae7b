import { inOrder } from './changed-since-you-looked.js';

const claim = (claimId: string, version = 1) => ({
  claimId,
  proposition: claimId,
  status: 'registered' as const,
  since: null,
  assertingOrigins: 0,
  outlets: 0,
  flags: [],
  topic: null,
  verdict: null,
  changedAt: '2026-03-01T00:00:00Z',
  version,
  ribbon: [],
});
const ids = (claims: { claimId: string }[]) => claims.map(({ claimId }) => claimId).join(' ');

describe('the order in which a board begins', () => {
  it('is by what changed since one looked', () => {
    const seen = new Map([
      ['b', 1],
      ['c', 1],
    ]);
    const page = { claims: [claim('a'), claim('b'), claim('c', 2), claim('d')] };
    expect(ids(inOrder([page], { wasUnseen: new Map() }, seen))).toBe('a c d b');
  });

  it('stays while one reads: what is looked at, and what changes, is where it was; a later page comes behind', () => {
    const reading = { wasUnseen: new Map<string, boolean>() };
    const first = { claims: [claim('a'), claim('b')] };
    expect(ids(inOrder([first], reading, new Map([['b', 1]])))).toBe('a b');
    const later = { claims: [claim('a'), claim('b', 2)] };
    const looked = new Map([['a', 1]]);
    expect(ids(inOrder([later, { claims: [claim('z')] }], reading, looked))).toBe('a b z');
  });
});
