/** The database beside the log, for words that need one. */
import type { LogToRead } from '#service';

type Sql = NonNullable<LogToRead['sql']>;

class NoDatabase extends Error {
  readonly code = 'database.not-named';
}

/** Throws where the log is on Kafka, and no database is named or runs. */
export function databaseOf({ sql }: LogToRead, what: string): Sql {
  if (sql) return sql;
  throw new NoDatabase(`There is no database ${what}: name it in DATABASE_URL, or start Stet, whose own it is then.`);
}
