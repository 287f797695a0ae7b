/**
 * One real Postgres for the tests: the one that STET_TEST_POSTGRES names, or the room's own in a folder that goes with
 * it, whose role may make databases. By hand: `node --conditions=source --import @swc-node/register/esm-register scripts/test-postgres.mjs`.
 */
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAuthority } from './certificates.mjs';
import { certify } from './certified-postgres.mjs';
import { home } from './installed.mjs';
import { startKept } from './kept.mjs';

const here = fileURLToPath(import.meta.url);
const SETTINGS = { max_connections: '300' };
/** Linux' disk in memory, if it has room for this: what Postgres waits for at each commit and each dropped database is there at once. */
const [MEMORY, ROOM_BYTES] = ['/dev/shm', 4e9];

/** `isOverTls`: its address verifies the server in full. `isMeasured`: on a disk, as one that keeps what it is told. */
export async function startPostgres({ isOverTls = false, isMeasured = false } = {}) {
  if (process.env.STET_TEST_POSTGRES && !isOverTls)
    return { url: process.env.STET_TEST_POSTGRES, stop: () => Promise.resolve() };
  const fromSource = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
  const { said, stop } = await startKept({
    program: process.execPath,
    args: [...fromSource, here, JSON.stringify({ isOverTls, isMeasured })],
    cwd: home,
    ready: /postgres:\/\/\S+/,
  });
  return { url: said[0], stop };
}

async function serve({ isOverTls = false, isMeasured = false }) {
  const { startEmbeddedPostgres } = await import('#postgres');
  const data = await mkdtemp(join(isMeasured ? tmpdir() : await disk(), 'stet-postgres-'));
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

async function disk() {
  const { bavail = 0, bsize = 0 } = await statfs(MEMORY).catch(() => ({}));
  return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
}

/** Answers the words by which an address says whom to believe. */
async function certified(data) {
  const authority = await makeAuthority();
  await certify(data, await authority.sign({ names: ['localhost', '127.0.0.1'] }), authority.ca);
  return new URLSearchParams({ sslmode: 'verify-full', sslrootcert: join(data, 'root.crt') });
}

if (process.argv[1] === here) await serve(JSON.parse(process.argv[2] ?? '{}'));
