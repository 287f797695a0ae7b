/** A log of its own for one test, whatever adapter lies before it. It can be broken in all the ways that a reader must notice. */
import type { Entry, Ledger } from '#ledger';

export interface FreshLog {
  /** Connects one more process to it. */
  open(options?: { partitions?: number; lookEveryMs?: number }): Promise<Ledger>;
  /** Has the ledger append a round, which fails after it has begun, in the way in which this log's appends do. */
  abortAppend(ledger: Ledger, round: Entry[]): Promise<void>;
  /** An offset of the partition, from its end on, is no record's. */
  leaveHole(partition: number): Promise<void>;
  /** The partition, of two records at least, no longer has its first. */
  loseFirst(partition: number): Promise<void>;
  /** As empty as it was at first, under its old name. Whoever is connected connects anew. */
  makeAnew(): Promise<void>;
  /** It is gone, with all that is in it, under whoever is connected. */
  vanish(): Promise<void>;
  drop(): Promise<void>;
}

export async function refused(append: Promise<void>): Promise<void> {
  const failed = await append.then(
    () => false,
    () => true,
  );
  if (!failed) throw new Error('The append was to fail, and did not.');
}
