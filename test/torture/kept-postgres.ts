/**
 * Run under the keeper: Postgres over a folder and a port, both given. SIGUSR2 starts it again after it was killed. At
 * the end it is stopped, in whatever state it is, and its data are removed.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#postgres';
import { makeAuthority } from '../../scripts/certificates.mjs';
import { certify } from '../../scripts/certified-postgres.mjs';
import { serverProcesses, signalAll } from './postgres-processes.js';

const [dataDir = '', port = '', how] = process.argv.slice(2);
const settings = { port, max_connections: '100', shared_buffers: '256MB' };
const start = (tls: Record<string, string> = how === 'tls' ? { ssl: 'on' } : {}) =>
  startEmbeddedPostgres({ dataDir, settings: { ...settings, ...tls }, mayCreateDatabases: true });

const WORDS = new URLSearchParams({ sslmode: 'verify-full', sslrootcert: join(dataDir, 'root.crt') });

/** A certificate is put into its folder, which must be made first. */
async function certified() {
  const made = await start({});
  const authority = await makeAuthority();
  await certify(dataDir, await authority.sign({ names: ['127.0.0.1'] }), authority.ca);
  await made.stop();
  return start();
}

const idle = setInterval(() => undefined, 60_000);
const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, resolve);
});
let started = how === 'tls' ? certified() : start();
process.on(
  'SIGUSR2',
  () =>
    void (started = started.then(
      () => start(),
      () => start(),
    )),
);
const { url } = await started;
console.log(how === 'tls' ? `${url}?${WORDS.toString()}` : url);
await stopped;
// One that is paused does not hear that it is to end; one that was killed has ended.
signalAll(serverProcesses(dataDir), 'SIGCONT');
await started.then((postgres) => postgres.stop()).catch(() => undefined);
await rm(dataDir, { recursive: true, force: true });
clearInterval(idle);
