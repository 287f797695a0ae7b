/**
 * The log read by somebody who knows only the design: its own few lines of the rule, of JSON, of hashing.
 * They share with the rooms no more than which partition is a stream's, so that a fault in these does not excuse itself.
 */
import { createHash } from 'node:crypto';
import { partitionOf } from '#ledger';

export interface LoggedRecord {
  partition: number;
  offset: number;
  key: string | null;
  value: Buffer;
  appendedAt: number;
}

/** A commit that stands. */
export interface Stood {
  stream: string;
  by: string;
  id: string;
  command: string;
  digest: string;
  events: object[];
  at: string;
  /** The stream's version with it. */
  version: number;
  position: string;
  appendedAt: number;
}

/** Each stream's standing commits, in the order of the log. */
export type Streams = Map<string, Stood[]>;

interface Written {
  v: unknown;
  id: string;
  stream: string;
  after: number;
  on: string | null;
  command: string;
  digest: string;
  events: object[];
  by: string;
  at: string;
}

export function replay(log: LoggedRecord[], partitions: number): Streams {
  const streams: Streams = new Map();
  const heads = new Map<string, string>();
  for (const record of log) {
    const commit = commitIn(record, partitions);
    if (!commit) continue;
    const { stream, after, on, events, v: _v, ...rest } = commit;
    const standing = streams.get(stream) ?? [];
    const version = standing.at(-1)?.version ?? 0;
    if (after !== version || on !== (heads.get(stream) ?? null)) continue;
    heads.set(stream, sha256(record.value));
    const position = `${record.partition}:${record.offset + 1}`;
    const { appendedAt } = record;
    standing.push({ ...rest, stream, events, version: version + events.length, position, appendedAt });
    streams.set(stream, standing);
  }
  return streams;
}

/** The digest that a commit of this command must carry. */
export function digestOf(kebabName: string, body: object): string {
  const name = kebabName.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return sha256(`${name}\n${canonical(body)}`);
}

/** RFC 8785: names in the order of their UTF-16 code units, nothing between. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** Undefined if the record is void for everybody. */
function commitIn({ partition, key, value }: LoggedRecord, partitions: number): Written | undefined {
  let read: Partial<Written> | null;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value)) as Partial<Written> | null;
  } catch {
    return undefined;
  }
  if (read === null || typeof read !== 'object' || read.v !== 1) return undefined;
  const { id, stream, command, digest, by, at, events } = read;
  if ([id, stream, command, digest, by, at].some((text) => typeof text !== 'string' || text === '')) return undefined;
  if (!Array.isArray(events) || events.length === 0 || key !== stream) return undefined;
  return partition === partitionOf(key ?? '', partitions) ? (read as Written) : undefined;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
