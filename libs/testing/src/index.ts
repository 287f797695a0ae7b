export * from './services.js';
export * from './newsroom-service.js';
