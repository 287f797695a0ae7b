import { readdirSync, readFileSync } from 'node:fs';
import { PROBLEMS } from '#http';
import { HALTS } from '#ledger';
import { REFUSALS } from '#newsroom';
import { errorsPage } from './errors-page.js';

const page = errorsPage();

describe('the page of errors', () => {
  it('is what the lists make of it: `npm run docs` writes it anew', () =>
    expect(readFileSync('docs/errors.md', 'utf8')).toBe(page));

  it('has a row for each problem that the doors answer, with its status, its title and when', () => {
    for (const [code, { status, title, means }] of Object.entries(PROBLEMS))
      expect(page).toContain(`\n| \`${code}\` | ${status} | ${title} | ${means} |\n`);
  });

  it('has a row for each refusal of a rule, with when it is given', () => {
    for (const [code, when] of Object.entries(REFUSALS)) expect(page).toContain(`\n| \`${code}\` | ${when} |\n`);
  });

  it('has a row for each halt, with the code that the process exits with', () => {
    for (const [code, exit] of Object.entries({ ...HALTS, 'ledger.wrong-setting': 1, 'settings.wrong': 1 }))
      expect(page).toContain(`\n| \`${code}\` | ${exit} | `);
  });

  it('names every code that an error of the house has', () => {
    const sources = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\/src\/.*(?<!\.spec)\.ts$/.test(file),
    );
    const codes = sources.flatMap((file) => [
      ...readFileSync(`libs/${file}`, 'utf8').matchAll(/readonly code = '([^']+)'|new RuleBroken\(\s*'([^']+)'/g),
    ]);
    expect(codes.length).toBeGreaterThan(30);
    for (const [, code, ruleCode] of codes) expect(page).toContain(`| \`${code ?? ruleCode}\` |`);
  });
});
