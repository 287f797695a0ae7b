import { readFileSync } from 'node:fs';
import { LIMITS_SAID } from '#http';
import { limitsPage } from './limits-page.js';

describe('the page of limits', () => {
  it('is what the list makes of it: `npm run docs` writes it anew', () =>
    expect(readFileSync('docs/limits.md', 'utf8')).toBe(limitsPage()));

  it('says of each limit of what it is', () => {
    for (const { of } of Object.values(LIMITS_SAID)) expect(limitsPage()).toContain(` | ${of} |\n`);
  });
});
