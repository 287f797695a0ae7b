/**
 * The ledger's one rule. Every reader of the log judges its records with these lines and no others.
 */
import { type Commit, decodeCommit, headOf } from './commit.js';
import { partitionOf } from './partition.js';

/** Where a stream stands: its number of events, the hash of its last standing commit, and that commit's time. */
export interface Head {
  version: number;
  on: string | null;
  at: string | null;
}

export const BEFORE_THE_FIRST: Head = { version: 0, on: null, at: null };

/** One record as a partition holds it. `appendedAt` is the log's own clock, in milliseconds since 1970. */
export interface LogRecord {
  partition: number;
  offset: number;
  key: string | null;
  value: Buffer;
  appendedAt: number;
}

/** A record that has been read as a commit (or could not be: then it is void for everybody). */
export interface ReadRecord extends LogRecord {
  commit: Commit | null;
  hash: string;
}

/** Null in `commit` marks a record that no reader may count: unreadable, without events, or not in its stream's place. */
export function readRecord(record: LogRecord, partitions: number): ReadRecord {
  const commit = decodeCommit(record.value);
  const inPlace =
    commit !== null &&
    commit.events.length > 0 &&
    record.key === commit.stream &&
    record.partition === partitionOf(commit.stream, partitions);
  return { ...record, commit: inPlace ? commit : null, hash: headOf(record.value) };
}

/**
 * Tells whether a commit stands. Total and pure: every reader that has read the same records says the same.
 * It stands if it was decided on what stands: `after` is the stream's version and `on` its head.
 */
export function stands(head: Head, commit: Commit): boolean {
  return commit.after === head.version && commit.on === head.on;
}

/** The stream's head once this commit stands. */
export function advance(head: Head, commit: Commit, hash: string): Head {
  return { version: head.version + commit.events.length, on: hash, at: commit.at };
}
