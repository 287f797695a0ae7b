export { whyNotStarted } from './cannot-start.js';
export * from './configuration.js';
export { openDatabase } from './database.js';
export { errorsPage } from './errors-page.js';
export { limitsPage } from './limits-page.js';
export * from './log.js';
export * from './process.js';
export * from './service.js';
export * from './write-keys.js';
