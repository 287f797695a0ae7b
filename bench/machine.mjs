/** What the figures were taken on. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { home } from '../scripts/installed.mjs';
import { KAFKA_VERSION } from '../scripts/kafka.mjs';
import { NODE_FLAGS } from './part.mjs';

export async function machine(sql) {
  const [{ server_version: postgres }] = await sql`show server_version`;
  const [{ model }] = cpus();
  const [load] = loadavg();
  const parts = [
    `${cpus().length} cores (${model.trim()})`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.version.slice(1)} (${NODE_FLAGS.join(' ')})`,
    `Kafka ${KAFKA_VERSION}`,
    `kafkajs ${versionOf('node_modules/kafkajs')}`,
    `Postgres ${postgres.split(' ')[0]}`,
    `Emmett ${versionOf('bench/emmett/node_modules/@event-driven-io/emmett-postgresql')}`,
  ];
  const busy = load > 0.5 ? ` The machine was busy when this began (load ${load.toFixed(1)}): lower bounds.` : '';
  return `${parts.join(', ')}.${busy}`;
}

function versionOf(folder) {
  return JSON.parse(readFileSync(join(home, folder, 'package.json'), 'utf8')).version;
}
