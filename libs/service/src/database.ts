/** The database of the settings, for an operator's command: one that the processes of Stet have, and that goes on after it. */
import { join } from 'node:path';
import { connect, type Database, embeddedPostgresAt, type Sql } from '#postgres';
import { CannotStart } from './cannot-start.js';
import type { Settings } from './configuration.js';

/** Throws CannotStart if Stet's own Postgres does not run: a command makes no data, and ends nobody's server. */
export async function openDatabase(settings: Settings): Promise<{ sql: Sql; database: Database }> {
  const database = databaseIn(settings) ?? (await ownPostgres(settings));
  return { sql: connect(database), database };
}

/** Undefined where none is named. */
export function databaseIn({ databaseUrl, databasePassword }: Settings): Database | undefined {
  if (databaseUrl === undefined || databasePassword === undefined) return databaseUrl;
  return { url: databaseUrl, password: databasePassword };
}

async function ownPostgres({ dataDir }: Settings): Promise<string> {
  const folder = join(dataDir, 'postgres');
  const url = await embeddedPostgresAt(folder);
  if (url !== undefined) return url;
  throw new CannotStart(
    'postgres.away',
    `No Stet runs here: there is no Postgres over ${folder}. Start it (npm start), or name the one that it has in DATABASE_URL or STET_DATA`,
  );
}
