/** What command handling asks of the log's index: a stream's standing commits, and how far into the log it reaches. */
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
  /** The first offset of the stream's partition that it has not read. */
  next: number;
  /** Where the partition's records end that it holds: there, too, unless some were taken away. */
  held: number;
}

export interface History {
  stream(stream: string): Promise<StoredStream>;
  position(): Promise<Position>;
  /** Of every partition, in order. Throws LedgerHalt if the index was made from another log. */
  checkpoints(): Promise<Checkpoint[]>;
}
