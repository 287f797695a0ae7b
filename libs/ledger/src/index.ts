export * from './commit.js';
export * from './ledger.js';
export * from './partition.js';
export * from './position.js';
export * from './rule.js';
export * from './sequence.js';
export * from './embedded/embedded-ledger.js';
export * from './kafka/kafka-ledger.js';
