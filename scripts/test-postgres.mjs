/**
 * One real Postgres for the tests: the one that STET_TEST_POSTGRES names, or the room's own in a folder that goes with
 * it, whose role may make databases. By hand: `node --conditions=source --import @swc-node/register/esm-register scripts/test-postgres.mjs`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { home } from './installed.mjs';
import { startKept } from './kept.mjs';

const here = fileURLToPath(import.meta.url);

export async function startPostgres() {
  if (process.env.STET_TEST_POSTGRES) return { url: process.env.STET_TEST_POSTGRES, stop: () => Promise.resolve() };
  const fromSource = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
  const { said, stop } = await startKept({
    program: process.execPath,
    args: [...fromSource, here],
    cwd: home,
    ready: /postgres:\/\/\S+/,
  });
  return { url: said[0], stop };
}

async function serve() {
  const { startEmbeddedPostgres } = await import('#postgres');
  const data = await mkdtemp(join(tmpdir(), 'stet-postgres-'));
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, resolve);
  });
  const idle = setInterval(() => undefined, 60_000);
  const postgres = await startEmbeddedPostgres({
    dataDir: data,
    settings: { max_connections: '300' },
    mayCreateDatabases: true,
  });
  console.log(postgres.url);
  await stopped;
  await postgres.stop();
  await rm(data, { recursive: true, force: true });
  clearInterval(idle);
}

if (process.argv[1] === here) await serve();
