/**
 * One stream's records in the order of the log, standing and void, each void one with why it is: from the log alone. What
 * a commit of the stream is that stands in another partition or under another key, `check` finds.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Ledger, partitionOf, type RecordedEvent, scan } from '#ledger';
import { positionOf } from './finding.js';
import { PartitionHistory, type Told } from './partition-history.js';

export interface HistoryEntry {
  position: string;
  stands: boolean;
  /** Of the stream, with this commit. */
  version: number | null;
  /** Why it is void. */
  why: string | null;
  /** Of the commit; null if the record is none. */
  id: string | null;
  command: string | null;
  by: string | null;
  at: string | null;
  events: RecordedEvent[];
  /** SHA-256 of the record's bytes, base64url: what the next commit names in `on`. */
  hash: string;
  /** By the log's own clock, ISO 8601 in UTC. */
  appendedAt: string;
}

export interface HistoryOptions {
  /** Goes on with what comes, until this is aborted. */
  follow?: AbortSignal;
  onProgress?(progress: { done: number; records: number }): void;
}

/** Between two looks at the log for what came. */
const LOOK_EVERY_MS = 500;

type Reading = Pick<Ledger, 'partitions' | 'bounds' | 'read'>;

/** Throws LedgerHalt where the partition cannot be read through. */
export async function* historyOf(
  ledger: Reading,
  stream: string,
  { follow, onProgress }: HistoryOptions = {},
): AsyncGenerator<HistoryEntry, void, undefined> {
  const partition = partitionOf(stream, ledger.partitions);
  const history = new PartitionHistory(ledger.partitions);
  let next = 0;
  for (let goesOn = true; goesOn; goesOn = follow !== undefined && (await pause(follow))) {
    const end = (await ledger.bounds())[partition]?.end ?? 0;
    const stretch = { from: at(partition, next), until: at(partition, end), partitions: [partition] };
    for await (const record of scan(ledger, stretch)) {
      next = record.offset + 1;
      onProgress?.({ done: next, records: end });
      const told = history.take(record);
      if (isOf(stream, told)) yield entryOf(told);
      if (follow?.aborted) return;
    }
  }
}

/** Its key says whose a record is meant to be; a commit in its place has its stream's. */
function isOf(stream: string, { record, commit }: Told): boolean {
  return record.key === stream || commit?.stream === stream;
}

function entryOf({ record, commit, version, void: why, hash }: Told): HistoryEntry {
  const { id = null, command = null, by = null, at = null, events = [] } = commit ?? {};
  const said = { id, command, by, at, events };
  const appendedAt = new Date(record.appendedAt).toISOString();
  return {
    position: positionOf(record),
    stands: !why,
    version: version ?? null,
    why: why?.what ?? null,
    ...said,
    hash,
    appendedAt,
  };
}

function at(partition: number, offset: number): number[] {
  return Array.from({ length: partition + 1 }, (_, place) => (place === partition ? offset : 0));
}

/** False once it is aborted. */
async function pause(follow: AbortSignal): Promise<boolean> {
  await wait(LOOK_EVERY_MS, undefined, { signal: follow }).catch(() => undefined);
  return !follow.aborted;
}
