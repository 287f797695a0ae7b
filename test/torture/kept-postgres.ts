/** Run under the keeper: Postgres over a folder and a port, both given; stopped, and its data removed, at the end. */
import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '#postgres';

const [dataDir = '', port = ''] = process.argv.slice(2);
const postgres = { dataDir, settings: { port, max_connections: '100', shared_buffers: '256MB' } };

const idle = setInterval(() => undefined, 60_000);
const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});
console.log((await startEmbeddedPostgres(postgres)).url);
await stopped;
// It may have been killed meanwhile, or started again by another.
await (await startEmbeddedPostgres(postgres)).stop();
await rm(dataDir, { recursive: true, force: true });
clearInterval(idle);
