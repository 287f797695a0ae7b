export * from './answers.js';
export * from './commands.js';
export type { History, StoredCommit, StoredStream } from './history.js';
export type { Limits } from './limits.js';
export type { Request } from './post.js';
export type { Time } from './time.js';
export * from './what-failed.js';
