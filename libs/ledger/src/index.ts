export * from './commit.js';
export * from './ledger.js';
export * from './partition.js';
export * from './position.js';
export * from './rule.js';
