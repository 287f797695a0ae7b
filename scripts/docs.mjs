/** `npm run docs`: writes the pages, and the client's types, that follow from the code. A spec says when one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, home } from './installed.mjs';

ensureInstalled({ everything: true });
register('../test/bare-node/sources.mjs', import.meta.url);
await import('reflect-metadata');
const { vocabularyPage } = await import('#newsroom');
const { withRolesTable } = await import('#http');
const { errorsPage, limitsPage } = await import('#service');
const { clientTypes } = await import('./client-types.mjs');
writeFileSync(join(home, 'docs/vocabulary.md'), vocabularyPage());
writeFileSync(join(home, 'docs/errors.md'), errorsPage());
writeFileSync(join(home, 'docs/limits.md'), limitsPage());
writeFileSync(join(home, 'libs/client/src/api.ts'), await clientTypes());
const security = join(home, 'docs/security.md');
writeFileSync(security, withRolesTable(readFileSync(security, 'utf8')));
