/** `npm run torture -- --minutes 10 [--seed N]`: see test/torture/run.ts. */
import { spawnSync } from 'node:child_process';
import { ensureInstalled, home } from './installed.mjs';

ensureInstalled({ everything: true });
const fromSource = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const { status } = spawnSync(process.execPath, [...fromSource, 'test/torture/run.ts', ...process.argv.slice(2)], {
  cwd: home,
  stdio: 'inherit',
});
process.exit(status ?? 1);
