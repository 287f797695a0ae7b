import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSALS } from './refusals.js';

const HERE = 'libs/newsroom/src';
const page = readFileSync('docs/errors.md', 'utf8');

describe('the page of errors', () => {
  it('has a row for each refusal of a rule, with when it is given, and no other', () => {
    const rows = [
      ...page.matchAll(/^\| `((?:claim|dependence|outlet|quantity|report|statement)\.[a-z-]+)` \| (.+) \|$/gm),
    ];
    expect(rows.map(([, code, when]) => [code, when])).toEqual(Object.entries(REFUSALS));
  });
});

describe('the refusals', () => {
  it('are each given by some rule', () => {
    const sources = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.spec)\.ts$/.test(file),
    );
    const code = sources
      .filter((file) => file !== 'refusals.ts')
      .map((file) => readFileSync(join(HERE, file), 'utf8'))
      .join('\n');
    const given = Object.keys(REFUSALS).filter((refusal) => !/\.(not-on-file|in-the-future)$/.test(refusal));
    for (const refusal of given) expect(code).toContain(`'${refusal}'`);
  });
});
