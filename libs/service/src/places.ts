/** Which log and which database a process has, as it says at its start: a setting that is not there chooses, too. */
import { join } from 'node:path';
import type { Settings } from './configuration.js';
import { withoutPassword } from './database-url.js';

export interface Places {
  log: string;
  database: string;
}

export function placesOf(settings: Settings): Places {
  const { kafkaBrokers, databaseUrl, dataDir } = settings;
  return {
    log:
      kafkaBrokers === undefined
        ? 'a table of the database, for KAFKA_BROKERS names no Kafka'
        : topicIn(settings, kafkaBrokers),
    database:
      databaseUrl === undefined
        ? `a Postgres of its own in ${join(dataDir, 'postgres')}, for DATABASE_URL names none`
        : `${withoutPassword(databaseUrl)}${overTls(databaseUrl)}`,
  };
}

function topicIn({ topic, replicas, kafkaSecurity: { tls, sasl } }: Settings, brokers: string[]): string {
  const how = `${tls ? ', over TLS' : ''}${sasl ? `, as ${sasl.username} by ${sasl.mechanism.toUpperCase()}` : ''}`;
  return `topic ${topic} of the Kafka at ${brokers.join(', ')}${how}, in at least ${replicas} cop${replicas === 1 ? 'y' : 'ies'}`;
}

function overTls(databaseUrl: string): string {
  const mode = /[?&]sslmode=(?!disable)([a-z-]+)/.exec(databaseUrl)?.[1];
  return mode === undefined ? '' : `, over TLS (${mode})`;
}
