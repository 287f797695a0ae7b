export * from './connect.js';
export * from './embedded-postgres.js';
