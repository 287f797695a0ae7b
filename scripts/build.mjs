/** `npm run build`: makes all of dist anew. `node scripts/build.mjs <folder>` makes it elsewhere. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildDesk } from './build-desk.mjs';
import { bundle } from './bundle.mjs';
import { ensureInstalled, home } from './installed.mjs';

const into = resolve(process.argv[2] ?? join(home, 'dist'));

ensureInstalled({ everything: false });
for (const made of ['apps', 'libs', 'shared']) rmSync(join(into, made), { recursive: true, force: true });
await bundle({ into });
await buildDesk({ into });
