export * from './configuration.js';
export * from './make-keys.js';
export * from './process.js';
export * from './service.js';
