/**
 * Run under the keeper: Postgres over a folder and a port, both given. SIGUSR2 starts it again after it was killed. At
 * the end it is stopped, in whatever state it is, and its data are removed.
 */
import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '#postgres';
import { serverProcesses, signalAll } from './postgres-processes.js';

const [dataDir = '', port = ''] = process.argv.slice(2);
const start = () =>
  startEmbeddedPostgres({
    dataDir,
    settings: { port, max_connections: '100', shared_buffers: '256MB' },
    mayCreateDatabases: true,
  });

const idle = setInterval(() => undefined, 60_000);
const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, resolve);
});
let started = start();
process.on('SIGUSR2', () => void (started = started.then(start, start)));
console.log((await started).url);
await stopped;
// One that is paused does not hear that it is to end; one that was killed has ended.
signalAll(serverProcesses(dataDir), 'SIGCONT');
await started.then((postgres) => postgres.stop()).catch(() => undefined);
await rm(dataDir, { recursive: true, force: true });
clearInterval(idle);
