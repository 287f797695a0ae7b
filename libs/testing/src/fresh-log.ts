/** A log of its own for one test, behind either adapter. */
import { type Ledger, openEmbeddedLedger, openKafkaLedger } from '#ledger';
import { freshDatabase, freshTopic, kafkaBrokers } from './services.js';

export interface FreshLog {
  /** Connects one more process to it. */
  open(options?: { partitions?: number }): Promise<Ledger>;
  drop(): Promise<void>;
}

export async function freshEmbeddedLog(): Promise<FreshLog> {
  const database = await freshDatabase();
  return {
    open: (options) => openEmbeddedLedger({ databaseUrl: database.url, ...options }),
    drop: () => database.drop(),
  };
}

/** The topic goes with its broker. */
export function freshKafkaLog(): Promise<FreshLog> {
  const topic = freshTopic();
  return Promise.resolve({
    open: (options) => openKafkaLedger({ brokers: kafkaBrokers(), topic, ...options }),
    drop: () => Promise.resolve(),
  });
}
