/**
 * The order that every adapter's reader keeps: from its checkpoints on, each offset once, none left out.
 * Without transactions and compaction a log's offsets are dense, so a gap is a loss, and it halts.
 */
import { headOf } from './commit.js';
import { copiedWithout } from './copy/copied-without.js';
import { type Checkpoint, LedgerHalt, type PartitionBounds } from './ledger.js';
import type { LogRecord } from './rule.js';

interface Place {
  next: number;
  /** What the record at `next` must hash to, for it was read before: only then reading goes on behind it. */
  proof?: string;
}

export class Sequence {
  private readonly places = new Map<number, Place>();

  /** Starts with these partitions and no others; throws LedgerHalt if the log no longer, or not yet, holds what is next. */
  begin(from: Map<number, Checkpoint>, bounds: PartitionBounds[]): void {
    this.places.clear();
    for (const [partition, { next, lastHash }] of from) {
      const { start, end } = bounds[partition] ?? { start: 0, end: 0 };
      assertBegins(partition, start);
      if (next > end) throw beyondEnd(partition, next, end);
      this.places.set(partition, lastHash === null ? { next } : { next: next - 1, proof: lastHash });
    }
  }

  /** The offset that must come next; undefined if the partition is not read. */
  next(partition: number): number | undefined {
    return this.places.get(partition)?.next;
  }

  get partitions(): number[] {
    return [...this.places.keys()];
  }

  /** What of these records is new. Throws LedgerHalt if one is not the next of its partition, or another than it was. */
  take(records: LogRecord[]): LogRecord[] {
    return records.filter((record) => this.isNew(record));
  }

  /** Throws LedgerHalt unless all that the log has of a partition below `offset` was taken as records. */
  assertTaken(partition: number, offset: number): void {
    const next = this.next(partition);
    if (next !== undefined && next < offset) throw hole({ partition, offset: next, last: offset - 1 });
  }

  private isNew({ partition, offset, value }: LogRecord): boolean {
    const place = this.places.get(partition);
    if (place?.next !== offset) throw outOfTurn(partition, { wanted: place?.next, comes: offset });
    const { proof } = place;
    if (proof !== undefined && headOf(value) !== proof) throw anotherHistory(partition, offset);
    this.places.set(partition, { next: offset + 1 });
    return proof === undefined;
  }
}

/** A remedy must not take away what may be the last copy of anything. */
const KEEP_THE_VIEWS =
  'keep the views aside, for they may hold the last copy of what is missing ("alter schema stet_index rename to stet_kept"), and restart: new ones are built from what is left';

interface Hole {
  partition: number;
  /** The first that is no record, and the last. */
  offset: number;
  last: number;
}

function hole({ partition, offset, last }: Hole): LedgerHalt {
  const where = last > offset ? `at ${offset} to ${last}` : `at ${offset}`;
  const message = `Partition ${partition} has a hole: no record is ${where}. Restore the log, then restart; or, if somebody's transaction left it (no Stet makes one), go on with a copy past it: ${copiedWithout({ partition, offset, last })}.`;
  return new LedgerHalt('ledger.hole', message);
}

function outOfTurn(partition: number, { wanted, comes }: { wanted: number | undefined; comes: number }): LedgerHalt {
  if (wanted !== undefined && comes > wanted) return hole({ partition, offset: wanted, last: comes - 1 });
  const message = `Partition ${partition} gave record ${comes} where ${wanted ?? 'none'} is wanted. Look to the log's brokers, then restart.`;
  return new LedgerHalt('ledger.hole', message);
}

/** Throws LedgerHalt. */
export function assertBegins(partition: number, start: number): void {
  if (start > 0) throw startLost(partition, start);
}

function startLost(partition: number, start: number): LedgerHalt {
  const message = `Partition ${partition} begins at ${start}: the log has lost its beginning. Restore it, then restart.`;
  return new LedgerHalt('ledger.start-lost', message);
}

function beyondEnd(partition: number, next: number, end: number): LedgerHalt {
  const message = `Partition ${partition} ends at ${end}, and ${next} records of it were read before. The log was truncated or made anew: restore it, or ${KEEP_THE_VIEWS}.`;
  return new LedgerHalt('ledger.checkpoint-beyond-end', message);
}

function anotherHistory(partition: number, offset: number): LedgerHalt {
  const message = `Record ${offset} of partition ${partition} is another than the one that was read before. The log was truncated and has grown again, or was made anew: restore it, or ${KEEP_THE_VIEWS}.`;
  return new LedgerHalt('ledger.another-history', message);
}
