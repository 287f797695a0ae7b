/** What command handling asks of the views: a stream's standing commits, and how far into the log they reach. */
import type { Checkpoint, Head, Position } from '#ledger';
import type { Event } from '#newsroom';

export interface StoredCommit {
  id: string;
  by: string;
  command: string;
  digest: string;
  at: string;
  /** Of its bytes in the log. */
  hash: string;
  /** The stream's version after it. */
  version: number;
  offset: number;
  events: Event[];
}

/** One snapshot: everything that stood in the stream when the views had read its partition up to `next`. */
export interface StoredStream {
  head: Head;
  commits: StoredCommit[];
  /** The first offset of the stream's partition that they have not read. */
  next: number;
  /** Where the partition's records end that they hold: there, too, unless some were taken away. */
  held: number;
  /** From which record on the views could not follow it, and why; null or left out while they can. */
  passedOver?: string | null;
}

export interface History {
  stream(stream: string): Promise<StoredStream>;
  position(): Promise<Position>;
  /** Of every partition, in order. Throws LedgerHalt if the views were made from another log. */
  checkpoints(): Promise<Checkpoint[]>;
}
