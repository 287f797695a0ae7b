/** Installs what package-lock.json names, if it is not there yet. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const home = fileURLToPath(new URL('..', import.meta.url));

/** `everything` is for developers; without it only what runs. */
export function ensureInstalled({ everything }) {
  if (isInstalled(everything)) return;
  console.error('Installing what is missing (once) …');
  const flags = ['--no-audit', '--no-fund', '--loglevel=error', ...(everything ? [] : ['--omit=dev'])];
  execFileSync('npm', ['ci', ...flags], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
}

function isInstalled(everything) {
  const installed = `${home}node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const isOlder = statSync(installed).mtimeMs < statSync(`${home}package-lock.json`).mtimeMs;
  if (isOlder && !sameVersions(installed, everything)) return false;
  return !everything || existsSync(`${home}node_modules/jest`);
}

/** A clone writes package-lock.json anew; what counts is what it says. */
function sameVersions(installed, everything) {
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(`${home}package-lock.json`, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, dev, optional }]) =>
      path === '' || optional || (dev && !everything) || there[path]?.version === version,
  );
}
