/** `npm run build`: makes all of dist anew. `node scripts/build.mjs <folder>` makes it elsewhere. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureInstalled, home } from './installed.mjs';
import { transpile } from './transpile.mjs';

const into = resolve(process.argv[2] ?? join(home, 'dist'));

ensureInstalled({ everything: false });
for (const made of ['apps', 'libs']) rmSync(join(into, made), { recursive: true, force: true });
await transpile({ into });
