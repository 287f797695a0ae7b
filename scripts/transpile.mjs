/**
 * Makes JavaScript of the apps and the rooms, with swc: it comes with a run's own packages, so that a start and a
 * build are one and the same, and takes a tenth of tsc's time. Types are checked by `npm test`.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { home } from './installed.mjs';

/** Tests and what they alone use. */
const NOT_BUILT = /\.(spec|d)\.ts$|^libs\/testing\//;

/** Of everything whose source is newer than what was made of it. `into` is dist, or stands in for it. */
export async function transpile({ into = join(home, 'dist') } = {}) {
  const target = (source) => join(into, source.replace(/\.ts$/, '.js'));
  const stale = sources().filter((source) => modified(target(source)) < modified(join(home, source)));
  if (stale.length === 0) return;
  const { transformSync } = await import('@swc/core');
  const options = JSON.parse(readFileSync(join(home, '.swcrc'), 'utf8'));
  for (const source of stale) {
    const { code } = transformSync(readFileSync(join(home, source), 'utf8'), {
      ...options,
      filename: source,
      sourceFileName: relative(dirname(target(source)), join(home, source)),
      sourceMaps: 'inline',
      swcrc: false,
    });
    mkdirSync(dirname(target(source)), { recursive: true });
    writeFileSync(target(source), code);
  }
}

function sources() {
  return ['apps', 'libs']
    .flatMap((folder) => readdirSync(join(home, folder), { recursive: true }).map((path) => join(folder, path)))
    .filter((path) => /^[^/]+\/[^/]+\/src\/.*\.ts$/.test(path) && !NOT_BUILT.test(path));
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
