/**
 * The log of the settings, for whoever only reads it, beside the processes of Stet or without any: nothing is made, and
 * nothing written.
 */
import { join } from 'node:path';
import { type Ledger, openEmbeddedLedger, openKafkaLedger } from '#ledger';
import { connect, embeddedPostgresAt, type Sql } from '#postgres';
import type { Settings } from './configuration.js';
import { databaseIn, openDatabase } from './database.js';

export interface LogToRead {
  ledger: Ledger;
  /** The database that the views would be in; undefined where the log is on Kafka, and no database is named or runs. */
  sql: Sql | undefined;
  close(): Promise<void>;
}

/** How long what is under way may take when it is closed, in seconds. */
const GRACE_S = 1;

/** Throws WrongLedgerSetting where there is no such log, and what the log or its database cannot be reached for. */
export async function openLogToRead(settings: Settings): Promise<LogToRead> {
  const { kafkaBrokers, kafkaSecurity: security, topic, replicas } = settings;
  if (kafkaBrokers === undefined) {
    const { sql, database } = await openDatabase(settings);
    return opened(sql, () => openEmbeddedLedger({ database, isOnlyRead: true }));
  }
  const database = databaseIn(settings) ?? (await embeddedPostgresAt(join(settings.dataDir, 'postgres')));
  const sql = database === undefined ? undefined : connect(database);
  return opened(sql, () => openKafkaLedger({ brokers: kafkaBrokers, security, topic, replicas, isOnlyRead: true }));
}

async function opened(sql: Sql | undefined, open: () => Promise<Ledger>): Promise<LogToRead> {
  const end = async () => sql?.end({ timeout: GRACE_S });
  try {
    const ledger = await open();
    const close = async () => {
      await ledger.close();
      await end();
    };
    return { ledger, sql, close };
  } catch (error) {
    await end();
    throw error;
  }
}
