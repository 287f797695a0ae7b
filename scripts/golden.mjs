/**
 * `npm run golden`: writes anew what the golden log comes to, once a rule was changed on purpose. `-- FILE` adds records
 * first: a line such as `{"command": "register-claim", "body": {…}, "as": "tool"}` is posted to a real Stet that goes on
 * from the golden log; `{"record": {"key": "claim-a", "value": "…"}}` is put into it as it is.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FROM_SOURCE } from './from-source.mjs';
import { ensureInstalled, home } from './installed.mjs';
import { startPostgres } from './test-postgres.mjs';

ensureInstalled({ everything: true });
const postgres = await startPostgres();
const { status } = spawnSync(
  process.execPath,
  [...FROM_SOURCE, join(home, 'test/golden/run.ts'), ...process.argv.slice(2)],
  { cwd: home, stdio: 'inherit', env: { ...process.env, STET_TEST_POSTGRES: postgres.url } },
);
await postgres.stop();
process.exit(status ?? 1);
