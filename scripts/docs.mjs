/** `npm run docs`: writes the pages that follow from the code. A spec says when one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, home } from './installed.mjs';
import { transpile } from './transpile.mjs';

ensureInstalled({ everything: false });
await transpile();
await import('reflect-metadata');
const { vocabularyPage } = await import('#newsroom');
const { withRolesTable } = await import('#http');
const { errorsPage, limitsPage } = await import('#service');
writeFileSync(join(home, 'docs/vocabulary.md'), vocabularyPage());
writeFileSync(join(home, 'docs/errors.md'), errorsPage());
writeFileSync(join(home, 'docs/limits.md'), limitsPage());
const security = join(home, 'docs/security.md');
writeFileSync(security, withRolesTable(readFileSync(security, 'utf8')));
