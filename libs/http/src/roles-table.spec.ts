import { existsSync, readFileSync } from 'node:fs';
import { newsroom } from '#newsroom';
import { withRolesTable } from './roles-table.js';

const page = readFileSync('docs/security.md', 'utf8');

describe('the page of security', () => {
  it('says who may post what as the doors have it: `npm run docs` writes it anew', () =>
    expect(page).toBe(withRolesTable(page)));

  it('has a row for each command', () => {
    for (const { name } of newsroom.flatMap(({ commands }) => commands)) expect(page).toContain(`\n| \`${name}\` | `);
  });

  it('names only tests and pages that there are', () => {
    const linked = [...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    expect(linked.length).toBeGreaterThan(3);
    for (const path of linked)
      expect([path, existsSync(new URL(path, `file://${process.cwd()}/docs/`))]).toEqual([path, true]);
  });
});
