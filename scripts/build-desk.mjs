/** Builds the editors' page, with Vite: it comes with a run's own packages. What was built is kept while its sources are what they were. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { home } from './installed.mjs';

const SOURCES = ['apps/desk', 'libs/client/src'];
/** Also of its own: a page that was built otherwise is built again. */
const FILES = ['package-lock.json', 'scripts/build-desk.mjs'];
const MADE_OF = 'made-of';

/** `into` is dist, or stands in for it; the page is in its folder apps/desk. */
export async function buildDesk({ into = join(home, 'dist') } = {}) {
  const folder = join(into, 'apps/desk');
  const digest = digestOfSources();
  if (isMadeOf(digest, folder)) return;
  const outDir = resolve(into, `desk-${process.pid}`);
  const [{ build }, { default: config }] = await Promise.all([import('vite'), import('../apps/desk/vite.config.mjs')]);
  await inProduction(() => build({ ...config, build: { ...config.build, outDir } }));
  for (const file of filesIn(outDir).filter((name) => /\.(js|css|svg)$/.test(name)))
    writeFileSync(join(outDir, `${file}.gz`), gzipSync(readFileSync(join(outDir, file)), { level: 9 }));
  writeFileSync(join(outDir, MADE_OF), digest);
  putInPlace(outDir, { folder, digest });
}

/** Whoever builds it: what a test builds is what a run builds. */
async function inProduction(act) {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await act();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/** Whole, or not at all: others may build it, or begin to serve it, at the same time. */
function putInPlace(built, { folder, digest }) {
  mkdirSync(join(folder, '..'), { recursive: true });
  try {
    rmSync(folder, { recursive: true, force: true });
    renameSync(built, folder);
  } catch (error) {
    rmSync(built, { recursive: true });
    if (!isMadeOf(digest, folder)) throw error;
  }
}

function isMadeOf(digest, folder) {
  const made = join(folder, MADE_OF);
  return existsSync(made) && readFileSync(made, 'utf8') === digest;
}

function digestOfSources() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) => filesIn(join(home, folder)).map((file) => join(folder, file)));
  for (const file of [...files.filter((name) => !/\.spec\.tsx?$/.test(name)), ...FILES])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(home, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
