/**
 * Node's own loader, taught what Stet's sources are: `./x.js` may be `./x.ts`, `#room` is the room's source, and what
 * swc makes of a file is kept until the file is another. For `module.register`.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = join(import.meta.dirname, '..', '..');
const KEPT = join(HOME, 'node_modules', '.cache', 'stet-sources');
const SETTINGS = readFileSync(join(HOME, '.swcrc'), 'utf8');
const require = createRequire(import.meta.url);
const { version } = require('@swc/core/package.json');

export async function resolve(specifier, context, next) {
  const asSources = { ...context, conditions: [...context.conditions, 'source'] };
  return next(sourceOf(specifier, context.parentURL) ?? specifier, asSources);
}

export async function load(url, context, next) {
  const file = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!file.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: readFileSync(made(file).code), shortCircuit: true };
}

/** Where what swc made of a file stands, and its map. A copy of the project finds there what was made of the original. */
export function made(file) {
  const source = readFileSync(file, 'utf8');
  const about = [version, SETTINGS, relative(HOME, file), source];
  const code = join(KEPT, `${createHash('sha1').update(JSON.stringify(about)).digest('hex')}.js`);
  const map = `${code}.map`;
  if (!existsSync(code)) make(file, { source, code, map });
  return { code, map };
}

/** Each in one step, and the map first: other workers look for them at the same time. */
function make(file, { source, code, map }) {
  const options = { ...JSON.parse(SETTINGS), filename: file, sourceFileName: basename(file), swcrc: false };
  const made = require('@swc/core').transformSync(source, options);
  mkdirSync(dirname(code), { recursive: true });
  put(map, made.map);
  put(code, made.code);
}

function put(path, text) {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

function sourceOf(specifier, parent = '') {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || parent.includes('/node_modules/')) return undefined;
  const source = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  return existsSync(source) ? source.href : undefined;
}
