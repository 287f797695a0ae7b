export * from './faulty-ledger.js';
export * from './fresh-embedded-log.js';
export * from './fresh-kafka-log.js';
export * from './fresh-log.js';
export * from './rows-of-views.js';
export * from './services.js';
export * from './newsroom-service.js';
