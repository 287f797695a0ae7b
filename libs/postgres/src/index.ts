export * from './notifications.js';
export * from './connect.js';
export type { Database } from './database.js';
export {
  embeddedPostgresAt,
  type EmbeddedOptions,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded/embedded-postgres.js';
export { PostgresFailed } from './embedded/postgres-failed.js';
export { SSL_MODES, SSL_WORDS } from './tls.js';
export { serverOver } from './embedded/server.js';
