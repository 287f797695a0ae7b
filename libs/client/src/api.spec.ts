import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { clientTypes } from '../../../scripts/client-types.mjs';

describe('the types of the client', () => {
  it('are what OpenAPI says: `npm run docs` writes them anew', async () =>
    expect(readFileSync('libs/client/src/api.ts', 'utf8')).toBe(await clientTypes()));
});
