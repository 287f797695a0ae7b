export * from './courier.js';
export { tellPasts } from './past-writer.js';
export * from './projector.js';
export * from './rebuild.js';
export * from './replay.js';
export * from './retry.js';
