/**
 * A commit: what one accepted command wrote, all its events together, as one record of the log.
 * The log keeps its bytes; they are written once, by `encodeCommit`, and every hash is taken over them.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

// A CommonJS function whose types speak of an ES module's default.
const canonicalize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string;

export interface RecordedEvent {
  type: string;
  data: object;
}

export interface Commit {
  v: 1;
  /** The caller's key; with `stream` and `by` it is the command's identity. */
  id: string;
  stream: string;
  /** The stream's version, its number of events, on which the command was decided. */
  after: number;
  /** The stream's head on which it was decided: see `headOf`; null before the first commit. */
  on: string | null;
  command: string;
  digest: string;
  events: RecordedEvent[];
  by: string;
  /** ISO 8601 in UTC with milliseconds. */
  at: string;
}

/** A record of this version was written by a later Stet: whoever reads it must stop, not guess. */
export class UnknownCommitVersion extends Error {
  constructor(readonly version: unknown) {
    super(
      `The log holds a commit of version ${String(version)}, which this release cannot read; start a later release.`,
    );
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

export function encodeCommit(commit: Commit): Buffer {
  return Buffer.from(JSON.stringify(commit));
}

/** Null if the bytes are no commit; throws UnknownCommitVersion if they are one of another version. */
export function decodeCommit(bytes: Uint8Array): Commit | null {
  let text: string;
  let read: unknown;
  try {
    text = UTF_8.decode(bytes);
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(read) || read.v === undefined) return null;
  if (read.v !== 1) throw new UnknownCommitVersion(read.v);
  return isCommit(read) && (!SUSPECT.test(text) || isPlain(read)) ? read : null;
}

/** SHA-256 of a commit's bytes, base64url: the stream's head once it stands. */
export function headOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** SHA-256 of the command's name and its body in canonical form (RFC 8785), base64url. */
export function digestOf(command: string, body: unknown): string {
  return createHash('sha256')
    .update(`${command}\n${canonicalize(body)}`)
    .digest('base64url');
}

/** A reader that keeps commits in a database must be able to: no text of ours holds what none takes. */
const SUSPECT = /\\u(?:0000|[dD][89a-fA-F])|[[{]{64}/;
const DEEPEST = 64;
const LONGEST_NAME = 500;
/** Of a stream, in events. */
const MOST = 2 ** 31 - 1;

/** No NUL, no half of a surrogate pair, and no deeper than anybody means. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return (
    depth < DEEPEST &&
    Object.entries(value)
      .flat()
      .every((inner) => isPlain(inner, depth + 1))
  );
}

type Fields = Record<string, unknown>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCommit(read: Fields): read is Fields & Commit {
  const texts = [read.id, read.stream, read.command, read.digest, read.by, read.at];
  return (
    texts.every((text) => typeof text === 'string' && text !== '' && text.length <= LONGEST_NAME) &&
    isVersion(read.after) &&
    (read.on === null || typeof read.on === 'string') &&
    Array.isArray(read.events) &&
    read.events.every((event) => isObject(event) && typeof event.type === 'string' && isObject(event.data))
  );
}

function isVersion(after: unknown): boolean {
  return Number.isInteger(after) && Number(after) >= 0 && Number(after) <= MOST;
}
