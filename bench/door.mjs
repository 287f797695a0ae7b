/**
 * A door to be measured, in a process of its own until it is stopped. `does` says what is behind it:
 * nothing: the same door (keys, strict JSON, validation, the bus) and a handler that answers at once;
 * commands: command handling over Kafka; projector: that without a door; all: both in one process.
 */
import 'reflect-metadata';
import { startHttp } from '#http';
import { logAt, readSettings, startService } from '#service';
import { told } from './part.mjs';

const { does, settings, topic, databaseUrl } = told();
const log = logAt('warn');
const { url } = does === 'nothing' ? await doNothing() : await service();
console.log(url === undefined ? 'follows' : `listens on ${url}`);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));

function service() {
  const names = { PORT: '0', DATABASE_URL: databaseUrl, ...settings, STET_TOPIC: topic };
  return startService(readSettings(names), { http: does !== 'projector', projector: does !== 'commands' }, log);
}

function doNothing() {
  const post = ({ id, definition, body }) =>
    Promise.resolve({ kind: 'stands', id, stream: definition.streamOf(body), version: 1, events: [], position: '0:1' });
  const sql = () => Promise.reject(new Error('Nothing is asked here.'));
  return startHttp(
    { commands: { post }, sql, ledger: { partitions: 12 }, log },
    { host: '127.0.0.1', port: 0, hosts: [] },
  );
}
