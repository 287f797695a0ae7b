/**
 * A commit: what one accepted command wrote, all its events together, as one record of the log.
 * The log keeps its bytes; they are written once, by `encodeCommit`, and every hash is taken over them.
 */
import { createHash, hash } from 'node:crypto';
import { createRequire } from 'node:module';
import { copiedWithout } from './copy/copied-without.js';

/** RFC 8785. A CommonJS function whose types speak of an ES module's default. */
export const canonicalize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string;

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
  constructor(
    readonly version: number,
    { partition, offset }: { partition: number; offset: number },
  ) {
    super(
      `Record ${offset} of partition ${partition} is a commit of version ${version}, which this release cannot read. Start a later release. If no Stet wrote it, find out who may write to the log (docs/security.md), and copy the log without it: ${copiedWithout({ partition, offset })}.`,
    );
  }
}

/** What a record says in every version alike: of which version it is, and whose stream's. */
export interface Written extends Fields {
  v: number;
  stream: string;
}

/** Of what this release writes and reads. */
export const VERSION = 1;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

export function encodeCommit(commit: Commit): Buffer {
  return Buffer.from(JSON.stringify(commit));
}

/** Null if it is no record of any version. Its other fields are those of its version, and not looked at yet. */
export function writtenIn(text: string): Written | null {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) && isWritten(read) ? read : null;
  } catch {
    return null;
  }
}

/** Null if what is written in this text is no commit of this version. */
export function commitOf(written: Written, text: string): Commit | null {
  return isCommit(written) && (!SUSPECT.test(text) || isPlain(written)) ? written : null;
}

/** Empty if it is no UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return '';
  }
}

/** SHA-256 of a commit's bytes, base64url: the stream's head once it stands. */
export function headOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url');
}

/** SHA-256 of the command's name and its body in canonical form (RFC 8785), base64url. */
export function digestOf(command: string, body: unknown): string {
  return createHash('sha256')
    .update(`${command}\n${canonicalize(body)}`)
    .digest('base64url');
}

/**
 * A reader that keeps commits in a database must be able to: no text of ours holds what none takes. Only a record with
 * an escape, a number, or as many brackets as such a thing needs is walked through.
 */
const SUSPECT = /\\u(?:0000|[dD][89a-fA-F])|\d[eE]\+?\d{3}|\d{100}|^(?:[^[{]*[[{]){64}/;
const DEEPEST = 64;
const LONGEST_NAME = 500;
/** Of a stream, in events. */
const MOST = 2 ** 31 - 1;

/** No NUL, no half of a surrogate pair, no number beyond all bounds, and no deeper than anybody means. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (typeof value === 'number') return Number.isFinite(value);
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

/** Before anything else of it is read: these two words mean the same for ever. */
function isWritten(read: Fields): read is Written {
  const { v, stream } = read;
  return Number.isInteger(v) && Number(v) >= VERSION && isName(stream);
}

function isCommit(read: Written): read is Written & Commit {
  const texts = [read.id, read.command, read.digest, read.by, read.at];
  return (
    read.v === VERSION &&
    texts.every(isName) &&
    isVersion(read.after) &&
    (read.on === null || typeof read.on === 'string') &&
    Array.isArray(read.events) &&
    read.events.length > 0 &&
    read.events.every((event) => isObject(event) && typeof event.type === 'string' && isObject(event.data))
  );
}

function isName(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && text.length <= LONGEST_NAME;
}

function isVersion(after: unknown): boolean {
  return Number.isInteger(after) && Number(after) >= 0 && Number(after) <= MOST;
}
