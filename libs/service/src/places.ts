/** Which log and which database a process has, as it says at its start: a setting that is not there chooses, too. */
import { join } from 'node:path';
import type { Settings } from './configuration.js';
import { withoutPassword } from './database-url.js';

export interface Places {
  log: string;
  database: string;
}

export function placesOf({ kafkaBrokers, topic, replicas, databaseUrl, dataDir }: Settings): Places {
  return {
    log:
      kafkaBrokers === undefined
        ? 'a table of the database, for KAFKA_BROKERS names no Kafka'
        : `topic ${topic} of the Kafka at ${kafkaBrokers.join(', ')}, in at least ${replicas} cop${replicas === 1 ? 'y' : 'ies'}`,
    database:
      databaseUrl === undefined
        ? `a Postgres of its own in ${join(dataDir, 'postgres')}, for DATABASE_URL names none`
        : withoutPassword(databaseUrl),
  };
}
