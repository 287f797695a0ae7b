/**
 * The order that every adapter's reader keeps: from where it was asked, each offset once, none left out.
 * Without transactions and compaction a log's offsets are dense, so a gap is a loss, and it halts.
 */
import { LedgerHalt, type PartitionBounds } from './ledger.js';
import type { LogRecord } from './rule.js';

export class Sequence {
  /** The next offset of each partition that is read. */
  private readonly wanted = new Map<number, number>();

  /** Starts partitions at these offsets; throws LedgerHalt if the log no longer, or not yet, holds them. */
  begin(from: Map<number, number>, bounds: PartitionBounds[]): void {
    for (const [partition, offset] of from) {
      const { start, end } = bounds[partition] ?? { start: 0, end: 0 };
      if (start > offset) throw startLost(partition, offset, start);
      if (offset > end) throw beyondEnd(partition, offset, end);
      this.wanted.set(partition, offset);
    }
  }

  /** Reads these partitions no more. */
  end(partitions: number[]): void {
    for (const partition of partitions) this.wanted.delete(partition);
  }

  next(partition: number): number | undefined {
    return this.wanted.get(partition);
  }

  get partitions(): number[] {
    return [...this.wanted.keys()];
  }

  /** Throws LedgerHalt if a record is not the next of its partition. */
  take(records: LogRecord[]): void {
    for (const { partition, offset } of records) {
      const wanted = this.wanted.get(partition);
      if (wanted === undefined || wanted !== offset) throw hole(partition, wanted ?? 0, offset);
      this.wanted.set(partition, offset + 1);
    }
  }
}

function hole(partition: number, wanted: number, found: number): LedgerHalt {
  const message = `Partition ${partition} has a hole: ${wanted} is wanted and ${found} comes. Restore the log, then restart.`;
  return new LedgerHalt('ledger.hole', message);
}

function startLost(partition: number, offset: number, start: number): LedgerHalt {
  const message = `Partition ${partition} begins at ${start}; all from ${offset} on is needed. The log has lost its beginning: restore it, then restart.`;
  return new LedgerHalt('ledger.start-lost', message);
}

function beyondEnd(partition: number, offset: number, end: number): LedgerHalt {
  const message = `Partition ${partition} ends at ${end}, and ${offset} was read before. The log was truncated or made anew: restore it, or drop the views' schema to rebuild them from what is left.`;
  return new LedgerHalt('ledger.checkpoint-beyond-end', message);
}
