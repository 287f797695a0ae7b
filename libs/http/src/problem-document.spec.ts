import { RuleBroken } from '#newsroom';
import { LIMITS } from './limits.js';
import { headersOf, problemOf } from './problem-document.js';
import { Problem } from './problems.js';

describe('a problem', () => {
  it('has its status, its title, its code and what to do, and nothing else', () =>
    expect(problemOf(new Problem('path.not-found', 'Nothing is on file there.'))).toEqual({
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      code: 'path.not-found',
      detail: 'Nothing is on file there.',
    }));

  it('has the code of the rule that refuses', () =>
    expect(problemOf(new RuleBroken('claim.not-on-file', 'No claim c is on file.'))).toMatchObject({
      status: 409,
      title: 'A rule refuses the command',
      code: 'claim.not-on-file',
    }));

  it('says nothing of the inside of what nobody foresaw', () =>
    expect(JSON.stringify(problemOf(new Error('password is hunter2')))).not.toContain('hunter2'));

  it('names the first twenty wrong fields, and how many more there are', () => {
    const errors = Array.from({ length: 25 }, (_, n) => ({
      field: `k${n}`,
      message: `property k${n} should not exist`,
    }));
    const { errors: told, moreErrors } = problemOf(new Problem('request.malformed', 'wrong', errors));
    expect([told, moreErrors]).toEqual([errors.slice(0, 20), 5]);
    expect(problemOf(new Problem('request.malformed', 'wrong', errors.slice(0, 20)))).not.toHaveProperty('moreErrors');
  });

  it.each(['a', '"', '\u0001', 'é', '撤', '😀', '\ud83d'])(
    'once was 40 MB long, for its caller had sent as much of %j',
    (sign) => {
      const text = sign.repeat(100_000);
      const errors = Array.from({ length: 60 }, () => ({ field: text, message: text }));
      const problem = JSON.stringify(problemOf(new Problem('request.malformed', text, errors)));
      expect(Buffer.byteLength(problem)).toBeLessThanOrEqual(LIMITS.problem);
      expect(problem).toContain(JSON.stringify(sign.repeat(20)).slice(1, -1));
    },
  );

  it('repeats what its caller sent where that is not long, to the letter', () => {
    const detail = 'Report r\u0001 was "withdrawn" — 撤回'.repeat(50);
    expect(problemOf(new Problem('request.malformed', detail)).detail).toBe(detail);
  });

  it('says when to come again wherever it says not now, and that a key is wanted', () => {
    expect(headersOf(problemOf(new Problem('views.behind', 'wait')))).toMatchObject({ 'Retry-After': '1' });
    expect(headersOf(problemOf(new Problem('key.missing', 'key')))).toMatchObject({ 'WWW-Authenticate': 'Bearer' });
  });
});
