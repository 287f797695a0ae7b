/**
 * What a copy holds at each offset: the record itself, with its key, bytes, headers and time, or, where that is left
 * out, what says so. Sealed as it goes: two that took the same records alike have the same seals.
 */
import { createHash, type Hash } from 'node:crypto';
import type { Message } from 'kafkajs';
import { headOf } from '../commit.js';
import { encodeLeftOut, LEFT_OUT_KEY } from '../copy/left-out.js';
import type { Offsets } from '../copy/offsets.js';
import type { Found } from './whole-topic.js';

export interface Copied {
  /** Of the log that is copied. */
  identity: string;
  leaveOut: Offsets;
  /** When the copy is made, ISO 8601 in UTC. */
  at: string;
}

export class CopiedRecords {
  readonly seals = new Seals();
  /** Of each partition, the time of its last record: what is no record has none of its own. */
  private readonly times = new Map<number, string>();

  constructor(private readonly copied: Copied) {}

  /** Undefined if there is no record and it was not to be left out: nothing can stand there. */
  take(partition: number, found: Found): Message | undefined {
    const { leaveOut, at } = this.copied;
    const time = found.message?.timestamp ?? this.times.get(partition) ?? String(Date.parse(at));
    this.times.set(partition, time);
    const message = leaveOut.has(partition, found.offset) ? this.notice(partition, found, time) : found.message;
    if (!message) return undefined;
    const { key, value, headers } = message;
    const taken = { partition, key, value, timestamp: time, ...(hasAny(headers) && { headers }) };
    this.seals.take(partition, found.offset, taken);
    return taken;
  }

  private notice(
    partition: number,
    { offset, message }: Found,
    time: string,
  ): Pick<Message, 'key' | 'value' | 'headers'> {
    const { identity, at } = this.copied;
    const value = message?.value ?? Buffer.alloc(0);
    const appendedAt = new Date(Number(time)).toISOString();
    const key = message?.key?.toString() ?? null;
    const record = message ? { key, hash: headOf(value), bytes: value.length, appendedAt } : null;
    return { key: LEFT_OUT_KEY, value: encodeLeftOut({ of: identity, partition, offset, record, at }) };
  }
}

/** Of each partition: how many records, and one hash over all. */
export class Seals {
  private readonly partitions = new Map<number, { count: number; hash: Hash }>();

  take(partition: number, offset: number, { key, value, timestamp, headers }: Message): void {
    const seal = this.partitions.get(partition) ?? { count: 0, hash: createHash('sha256') };
    this.partitions.set(partition, seal);
    seal.count += 1;
    const others = hasAny(headers) ? headers : null;
    const [k, v] = [key ?? null, value].map((part) => (part === null ? null : Buffer.from(part)));
    seal.hash.update(`${JSON.stringify([offset, timestamp, k?.length, v?.length, others])}\n`);
    for (const part of [k, v]) if (part) seal.hash.update(part);
  }

  /** `2: 17 records, SHA-256 …`. */
  get texts(): string[] {
    return [...this.partitions]
      .sort(([a], [b]) => a - b)
      .map(
        ([partition, { count, hash }]) =>
          `partition ${partition}: ${count} records, ${hash.copy().digest('base64url')}`,
      );
  }
}

function hasAny(headers: object | undefined): headers is object {
  return headers !== undefined && Object.keys(headers).length > 0;
}
