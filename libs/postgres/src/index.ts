export * from './bell.js';
export * from './connect.js';
export * from './embedded-postgres.js';
