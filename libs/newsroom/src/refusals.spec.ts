import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSALS } from './refusals.js';

const HERE = 'libs/newsroom/src';
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
