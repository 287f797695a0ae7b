export { GaveUp, Refused } from './errors.js';
export { Events, type ServerSentEvent } from './events.js';
export type { FeedCommit, FollowOptions } from './follow.js';
export { latestOf } from './latest.js';
export { type CallOptions, type PostOptions, type Question, Stet, type StetOptions } from './stet.js';
export type * from './words.js';
