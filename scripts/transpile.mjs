/** Makes JavaScript of each file of the rooms, for what of ours enters them by itself: the bench. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { home } from './installed.mjs';

/** Tests and what they alone use. */
const NOT_BUILT = /\.(spec|d)\.ts$|^libs\/testing\//;

/** Of everything whose source is newer than what was made of it. */
export async function transpile() {
  const target = (source) => join(home, 'dist', source.replace(/\.ts$/, '.js'));
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
  return readdirSync(join(home, 'libs'), { recursive: true })
    .map((path) => join('libs', path))
    .filter((path) => /^[^/]+\/[^/]+\/src\/.*\.ts$/.test(path) && !NOT_BUILT.test(path));
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
