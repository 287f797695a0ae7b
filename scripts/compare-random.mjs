/** `npm run compare-random -- --commands 20000 [--kills 200] [--seed 1]`: see test/compare-random.ts. It starts a Postgres of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, home } from './installed.mjs';
import { startPostgres } from './test-postgres.mjs';

ensureInstalled({ everything: true });
const postgres = await startPostgres();
const source = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const { status } = spawnSync(
  process.execPath,
  [...source, join(home, 'test/compare-random.ts'), ...process.argv.slice(2)],
  { cwd: home, stdio: 'inherit', env: { ...process.env, STET_TEST_POSTGRES: postgres.url } },
);
await postgres.stop();
process.exit(status ?? 1);
