/** `npm run simulate -- --seeds 2000`: worlds made by seeds until one finds something; `-- --seed 17` shows one whole. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, home } from './installed.mjs';

ensureInstalled({ everything: true });
const source = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const { status } = spawnSync(
  process.execPath,
  [...source, join(home, 'test/simulation/run.ts'), ...process.argv.slice(2)],
  { cwd: home, stdio: 'inherit' },
);
process.exit(status ?? 1);
