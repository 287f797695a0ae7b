/** Why the Postgres that Stet brings does not run. The message says what to do. */
export class PostgresFailed extends Error {
  readonly code = 'postgres.failed';
}
