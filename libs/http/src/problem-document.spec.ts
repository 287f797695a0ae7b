import { RuleBroken } from '#newsroom';
import { problemOf } from './problem-document.js';
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
});
