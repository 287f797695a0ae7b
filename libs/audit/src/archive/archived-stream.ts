/**
 * A stream as an archive keeps it, in two files: the records' bytes as the log has them, each followed by a line feed; and
 * a line of JSON for each, with its place in the log, its hash, and whether it stands. What is left out has its line alone,
 * so that the chain of hashes is whole.
 */
import {
  BEFORE_THE_FIRST,
  type Commit,
  type Head,
  headOf,
  type LogRecord,
  readRecord,
  stands,
  UnknownCommitVersion,
} from '#ledger';
import type { Told } from '../partition-history.js';

/** `killed`: it says a word of what is killed; `unreadable`: it is no commit, so that nobody can tell whether it does. */
export type LeftOut = 'killed' | 'unreadable';

export interface RecordLine {
  partition: number;
  offset: number;
  key: string | null;
  /** By the log's own clock, ISO 8601 in UTC. */
  appendedAt: string;
  /** SHA-256 of its bytes, base64url: what the next commit of its stream names in `on`. */
  hash: string;
  bytes: number;
  stands: boolean;
  /** The stream's version with it; null if it is void. */
  version: number | null;
  /** Why it is void. */
  why?: string;
  leftOut?: LeftOut;
}

export interface ArchivedRecord extends RecordLine {
  /** Null if it is left out. */
  value: Buffer | null;
}

export function archived({ record, hash, version, void: why }: Told, leftOut: LeftOut | undefined): ArchivedRecord {
  const { partition, offset, key, appendedAt, value } = record;
  return {
    partition,
    offset,
    key,
    appendedAt: new Date(appendedAt).toISOString(),
    hash,
    bytes: value.length,
    stands: !why,
    version: version ?? null,
    // What names its stream or key in a sentence repeats what nobody can tell.
    ...(why && { why: leftOut === 'unreadable' ? 'it is no commit' : why.what }),
    ...(leftOut && { leftOut }),
    value: leftOut ? null : value,
  };
}

export interface StreamFiles {
  commits: Buffer;
  positions: Buffer;
}

const LINE_FEED = Buffer.from('\n');

export function filesOf(records: ArchivedRecord[]): StreamFiles {
  const lines = records.map(({ value: _value, ...line }) => `${JSON.stringify(line)}\n`);
  const commits = records.flatMap(({ value }) => (value ? [value, LINE_FEED] : []));
  return { commits: Buffer.concat(commits), positions: Buffer.from(lines.join('')) };
}

/** Throws Error with what is wrong where the two do not fit each other. */
export function recordsOf({ commits, positions }: StreamFiles): ArchivedRecord[] {
  let at = 0;
  const records = positions
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((text): ArchivedRecord => {
      const line = JSON.parse(text) as RecordLine;
      if (line.leftOut) return { ...line, value: null };
      const value = commits.subarray(at, at + line.bytes);
      at += line.bytes + LINE_FEED.length;
      if (headOf(value) !== line.hash) throw new Error(`the record ${placeOf(line)} is not what its hash says`);
      return { ...line, value };
    });
  if (at !== commits.length) throw new Error('it has more bytes than its positions name');
  return records;
}

/** A commit that stands, with its place. */
export interface StandingCommit extends Commit {
  partition: number;
  offset: number;
}

/**
 * What stands, judged anew by the rule, over what is left out as its line says. Throws Error where a line says otherwise
 * than the rule.
 */
export function standingIn(records: ArchivedRecord[], partitions: number): StandingCommit[] {
  let head: Head = BEFORE_THE_FIRST;
  return records.flatMap((record): StandingCommit[] => {
    const commit = record.value && commitIn(record, record.value, partitions);
    if (commit && stands(head, commit) !== record.stands)
      throw new Error(`the record ${placeOf(record)} ${record.stands ? 'does not stand' : 'stands'} by the rule`);
    if (!record.stands) return [];
    if (record.value && !commit) throw new Error(`the record ${placeOf(record)} is no commit, and is to stand`);
    head = { version: record.version ?? NaN, on: record.hash, at: commit?.at ?? null };
    return commit ? [{ ...commit, partition: record.partition, offset: record.offset }] : [];
  });
}

/** Null if it is none of a version that this release reads. */
function commitIn(
  { partition, offset, key, appendedAt }: RecordLine,
  value: Buffer,
  partitions: number,
): Commit | null {
  const record: LogRecord = { partition, offset, key, value, appendedAt: Date.parse(appendedAt) };
  try {
    return readRecord(record, partitions).commit;
  } catch (error) {
    if (error instanceof UnknownCommitVersion) return null;
    throw error;
  }
}

function placeOf({ partition, offset }: RecordLine): string {
  return `${partition}:${offset}`;
}
