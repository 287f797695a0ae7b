/**
 * One real Postgres for the tests: the one that STET_TEST_POSTGRES names, or the room's own in a folder that goes with
 * it, whose role may make databases. By hand: `node --import ./test/bare-node/register.mjs scripts/test-postgres.mjs`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAuthority } from './certificates.mjs';
import { certify } from './certified-postgres.mjs';
import { FROM_SOURCE } from './from-source.mjs';
import { home } from './installed.mjs';
import { startKept } from './kept.mjs';
import { scratchDisk } from './scratch-disk.mjs';

const here = fileURLToPath(import.meta.url);
const SETTINGS = { max_connections: '300' };

/** `isOverTls`: its address verifies the server in full. `isMeasured`: on a disk, as one that keeps what it is told. */
export async function startPostgres({ isOverTls = false, isMeasured = false } = {}) {
  if (process.env.STET_TEST_POSTGRES && !isOverTls)
    return { url: process.env.STET_TEST_POSTGRES, stop: () => Promise.resolve() };
  const { said, stop } = await startKept({
    program: process.execPath,
    args: [...FROM_SOURCE, here, JSON.stringify({ isOverTls, isMeasured })],
    cwd: home,
    ready: /postgres:\/\/\S+/,
  });
  return { url: said[0], stop };
}

async function serve({ isOverTls = false, isMeasured = false }) {
  const { startEmbeddedPostgres } = await import('#postgres');
  const data = await mkdtemp(join(isMeasured ? tmpdir() : await scratchDisk(), 'stet-postgres-'));
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, resolve);
  });
  const idle = setInterval(() => undefined, 60_000);
  const options = { dataDir: data, settings: SETTINGS, mayCreateDatabases: true };
  let postgres = await startEmbeddedPostgres(options);
  if (isOverTls) {
    const words = await certified(data);
    await postgres.stop();
    postgres = await startEmbeddedPostgres({ ...options, settings: { ...SETTINGS, ssl: 'on' } });
    console.log(`${postgres.url}?${words}`);
  } else console.log(postgres.url);
  await stopped;
  await postgres.stop();
  await rm(data, { recursive: true, force: true });
  clearInterval(idle);
}

/** Answers the words by which an address says whom to believe. */
async function certified(data) {
  const authority = await makeAuthority();
  await certify(data, await authority.sign({ names: ['localhost', '127.0.0.1'] }), authority.ca);
  return new URLSearchParams({ sslmode: 'verify-full', sslrootcert: join(data, 'root.crt') });
}

if (process.argv[1] === here) await serve(JSON.parse(process.argv[2] ?? '{}'));
