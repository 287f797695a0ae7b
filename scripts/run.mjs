/** `npm start`, `npm run demo`, `npm run keys`: installs what is missing, transpiles what is stale, and runs it. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureInstalled, home } from './installed.mjs';

const [what, ...args] = process.argv.slice(2);

ensureInstalled({ everything: false });
await transpileWhatIsStale();
const child = spawn(
  process.execPath,
  ['--enable-source-maps', join(home, 'dist/apps/stet/src', `${what}.js`), ...args],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

async function transpileWhatIsStale() {
  const stale = sources().filter((source) => modified(join(home, target(source))) < modified(join(home, source)));
  if (stale.length === 0) return;
  const { transformSync } = await import('@swc/core');
  const options = JSON.parse(readFileSync(join(home, '.swcrc'), 'utf8'));
  for (const source of stale) {
    const { code } = transformSync(readFileSync(join(home, source), 'utf8'), {
      ...options,
      filename: source,
      sourceMaps: 'inline',
      swcrc: false,
    });
    mkdirSync(dirname(join(home, target(source))), { recursive: true });
    writeFileSync(join(home, target(source)), code);
  }
}

function sources() {
  return ['apps', 'libs']
    .flatMap((folder) => readdirSync(join(home, folder), { recursive: true }).map((path) => join(folder, path)))
    .filter((path) => /\/src\/.*\.ts$/.test(path) && !/\.(spec|d)\.ts$/.test(path));
}

function target(source) {
  return join('dist', source.replace(/\.ts$/, '.js'));
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
