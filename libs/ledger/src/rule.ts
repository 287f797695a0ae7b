/**
 * The ledger's one rule. Every reader of the log judges its records with these lines and no others.
 */
import {
  type Commit,
  commitOf,
  headOf,
  textOf,
  UnknownCommitVersion,
  VERSION,
  type Written,
  writtenIn,
} from './commit.js';
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

/**
 * Null in `commit` marks a record that no reader may count. What is out of its stream's place is void whatever it says;
 * what is in its place and unreadable, without events or otherwise no commit, is void, too. Throws UnknownCommitVersion
 * for a higher version in its place: only that halts a reader.
 */
export function readRecord(record: LogRecord, partitions: number): ReadRecord {
  const text = textOf(record.value);
  const written = writtenIn(text);
  const inPlace = written !== null && isInPlace(written, record, partitions);
  if (inPlace && written.v > VERSION) throw new UnknownCommitVersion(written.v, record);
  return { ...record, commit: inPlace ? commitOf(written, text) : null, hash: headOf(record.value) };
}

function isInPlace({ stream }: Written, { key, partition }: LogRecord, partitions: number): boolean {
  return key === stream && partition === partitionOf(stream, partitions);
}

/**
 * Tells whether a commit stands. Total and pure: every reader that has read the same records says the same.
 * It stands if it was decided on what stands: `after` is the stream's version and `on` its head.
 */
export function stands(head: Head, commit: Pick<Commit, 'after' | 'on'>): boolean {
  return commit.after === head.version && commit.on === head.on;
}

/** The stream's head once this commit stands. */
export function advance(head: Head, commit: Commit, hash: string): Head {
  return { version: head.version + commit.events.length, on: hash, at: commit.at };
}
