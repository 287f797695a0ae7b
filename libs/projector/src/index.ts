export * from './courier.js';
export * from './projector.js';
