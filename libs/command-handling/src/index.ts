export * from './answers.js';
export * from './commands.js';
export type { History, StoredCommit, StoredStream } from './history.js';
