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
}

/** So many records are held at once. */
const PAGE = 500;

/**
 * Every record between the two once: one partition after the other, each in the order of its offsets. Throws LedgerHalt
 * if the log has lost its beginning, has a hole, or ends before `until`.
 */
export async function* scan(
  ledger: Pick<Ledger, 'bounds' | 'read'>,
  { from = [], until, partitions }: ScanOptions = {},
): AsyncGenerator<LogRecord, void, undefined> {
  const bounds = await ledger.bounds();
  const ends = bounds.map(({ end }, partition) => (until ? (until[partition] ?? 0) : end));
  const wanted = partitions ?? [...bounds.keys()];
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

function checkpointsAt(position: Position, partitions: number[]): Map<number, Checkpoint> {
  return new Map(partitions.map((partition) => [partition, { next: position[partition] ?? 0, lastHash: null }]));
}
