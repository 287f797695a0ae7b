/** `npm start`, `npm run demo`, `npm run keys`, `npm run copy-log`, `npm run stet -- rebuild`: installs what is missing, makes anew what is stale, and runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildDesk } from './build-desk.mjs';
import { bundle } from './bundle.mjs';
import { ensureInstalled, home } from './installed.mjs';

const [what, ...args] = process.argv.slice(2);
const program = what === 'cli' ? 'cli/src/main.js' : `stet/src/${what}.js`;

ensureInstalled({ everything: false });
await bundle();
if (['demo', 'main'].includes(what)) await buildDesk();
const child = spawn(
  process.execPath,
  ['--enable-source-maps', '--max-semi-space-size=64', join(home, 'dist/apps', program), ...args],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
