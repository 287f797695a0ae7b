/** Reading a log once, between two places, over any adapter: for whoever looks at it and does not go on following it. */
import type { Checkpoint, Ledger, Position } from './ledger.js';
import type { LogRecord } from './rule.js';
import { Sequence } from './sequence.js';

export interface ScanOptions {
  /** The first record of each partition that is wanted; by default the log's first. */
  from?: Position;
  /** The first that no longer is; by default where the log ended when the scan began. */
  until?: Position;
  /** By default all. */
  partitions?: number[];
  /**
   * Told of offsets that hold no record, in their turn, and reading goes on behind them: for whoever looks for them.
   * Without it they halt the reading, as they do every other.
   */
  onHole?(hole: Hole): void;
}

export interface Hole {
  partition: number;
  /** The first that holds no record, and the last. */
  offset: number;
  last: number;
}

/** What of a ledger is asked. */
export type Scanned = Pick<Ledger, 'bounds' | 'read'>;

/** So many records are held at once. */
const PAGE = 2000;

/**
 * Every record between the two once: one partition after the other, each in the order of its offsets. Throws LedgerHalt
 * if the log has lost its beginning or has a hole, unless those are asked for, and if it ends before `until`.
 */
export async function* scan(
  ledger: Scanned,
  { from = [], until, partitions, onHole }: ScanOptions = {},
): AsyncGenerator<LogRecord, void, undefined> {
  const bounds = await ledger.bounds();
  const ends = bounds.map(({ end }, partition) => (until ? (until[partition] ?? 0) : end));
  const wanted = partitions ?? [...bounds.keys()];
  if (onHole) {
    for (const partition of wanted) {
      const [next, end] = [from[partition] ?? 0, ends[partition] ?? 0];
      yield* pastHoles(ledger, { partition, start: bounds[partition]?.start ?? 0, next, end, onHole });
    }
    return;
  }
  const sequence = new Sequence();
  // Twice: the log must reach to the end of what is wanted, too.
  for (const places of [ends, from]) sequence.begin(checkpointsAt(places, wanted), bounds);
  for (const partition of wanted) {
    const end = ends[partition] ?? 0;
    for (let next = from[partition] ?? 0; next < end; next = sequence.next(partition) ?? end) {
      const page = sequence.take(await ledger.read(partition, next, Math.min(PAGE, end - next)));
      if (page.length === 0) sequence.assertTaken(partition, end);
      yield* page;
    }
  }
}

interface Stretch extends Required<Pick<ScanOptions, 'onHole'>> {
  partition: number;
  /** The first offset that the log still holds. */
  start: number;
  next: number;
  end: number;
}

async function* pastHoles(
  ledger: Scanned,
  { partition, start, next: from, end, onHole }: Stretch,
): AsyncGenerator<LogRecord, void, undefined> {
  let next = from;
  const passTo = (offset: number) => {
    if (offset > next) onHole({ partition, offset: next, last: offset - 1 });
    next = Math.max(next, offset);
  };
  passTo(Math.min(start, end));
  while (next < end) {
    const page = await ledger.read(partition, next, Math.min(PAGE, end - next));
    const wanted = page.filter(({ offset }) => offset >= next && offset < end);
    for (const record of wanted) {
      passTo(record.offset);
      next = record.offset + 1;
      yield record;
    }
    if (wanted.length === 0) passTo(end);
  }
}

function checkpointsAt(position: Position, partitions: number[]): Map<number, Checkpoint> {
  return new Map(partitions.map((partition) => [partition, { next: position[partition] ?? 0, lastHash: null }]));
}
