/** A log as a Stet writes it, record by record: sound until somebody plants a fault in it. */
import {
  advance,
  BEFORE_THE_FIRST,
  type Commit,
  encodeCommit,
  type Entry,
  type Head,
  headOf,
  partitionOf,
  stands,
} from '#ledger';
import type { ReadByViews } from '#audit';
import type { Event } from '#newsroom';
import { claimOnFile, nisStates, outletOnFile, reportOnFile } from '../../newsroom/test/given.js';
import { streamOf } from '../../newsroom/test/stream-of.js';

export const PARTITIONS = 12;
const BEGUN = Date.UTC(2026, 10, 22, 8);

export const nisAsserts: Event = {
  type: 'ClaimAsserted',
  data: { ...nisStates, outletId: 'kbs-world', place: 'body', publishedAt: '2024-10-18' },
};
export const claim = claimOnFile();
export const CLAIM_STREAM = streamOf(claim.data);

export class WrittenLog {
  readonly entries: Entry[] = [];
  private readonly heads = new Map<string, Head>();

  /** An outlet, its report, a claim, and what is said of it there. */
  static sound(by = 'tool:test'): WrittenLog {
    const log = new WrittenLog();
    for (const event of [outletOnFile('kbs-world'), reportOnFile('kbs-1'), claim, nisAsserts])
      log.commit(event, { by });
    return log;
  }

  /** On what stands in its stream, unless it is said otherwise. */
  commit(event: Event, otherwise: Partial<Commit> = {}): Entry {
    const stream = streamOf(event.data);
    const head = this.heads.get(stream) ?? BEFORE_THE_FIRST;
    const n = this.entries.length;
    const said = { id: `c${n}`, command: 'Told', digest: 'd', by: 'tool:test', at: timeOf(n) };
    const { version: after, on } = head;
    const commit: Commit = { v: 1, stream, after, on, events: [event], ...said, ...otherwise };
    const value = encodeCommit(commit);
    if (stands(head, commit)) this.heads.set(stream, advance(head, commit, headOf(value)));
    return this.put({ partition: partitionOf(stream, PARTITIONS), key: stream, value });
  }

  put(entry: Entry): Entry {
    this.entries.push(entry);
    return entry;
  }

  /** Where it stands once all are appended in their order. */
  positionOf(entry: Entry): string {
    const there = this.entries.filter(({ partition }) => partition === entry.partition);
    return `${entry.partition}:${there.indexOf(entry)}`;
  }

  head(stream: string): Head {
    return this.heads.get(stream) ?? BEFORE_THE_FIRST;
  }

  /** Of views that have read all of it, as it is now. */
  readByViews(): ReadByViews {
    const hashes = Array.from({ length: PARTITIONS }, (_, place) =>
      this.entries.filter(({ partition }) => partition === place).map(({ value }) => headOf(value)),
    );
    return {
      checkpoints: async () => hashes.map((read) => ({ next: read.length, lastHash: read.at(-1) ?? null })),
      // A few at once, so that there is more than one asking.
      hashes: async (partition, from) =>
        (hashes[partition] ?? []).map((hash, offset) => ({ offset, hash })).slice(from, from + 3),
    };
  }
}

/** One second later than what was written before. */
function timeOf(n: number): string {
  return new Date(BEGUN + n * 1000).toISOString();
}
