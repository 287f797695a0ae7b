import { readdirSync, readFileSync } from 'node:fs';
import { HALTS } from '#ledger';
import { PROBLEMS } from './problems.js';

const page = readFileSync('docs/errors.md', 'utf8');

describe('the page of errors', () => {
  it('has a row for each problem, with its status and title, and no other', () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \| (\d{3}) \| (.+) \|$/gm)].map(([, code, status, title]) => [
      code,
      { status: Number(status), title },
    ]);
    expect(Object.fromEntries(rows)).toEqual(PROBLEMS);
  });

  it('has a row for each halt, with its exit code', () => {
    const rows = [...page.matchAll(/^\| `(ledger\.[^`]+)` \| (\d+) \| .+ \|$/gm)].map(([, code, exit]) => [
      code,
      Number(exit),
    ]);
    expect(Object.fromEntries(rows)).toEqual({ ...HALTS, 'ledger.wrong-setting': 1 });
  });

  it('names every code that a rule of the newsroom refuses with', () => {
    const sources = readdirSync('libs/newsroom/src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!spec)\.ts$/.test(file),
    );
    const code = sources.map((file) => readFileSync(`libs/newsroom/src/${file}`, 'utf8')).join('\n');
    const literal = [...code.matchAll(/'([a-z]+\.[a-z-]+)'(?=,)/g)].map(([, found]) => found);
    expect(literal.length).toBeGreaterThan(10);
    for (const found of literal) expect(page).toContain(`\`${found}\``);
  });
});
