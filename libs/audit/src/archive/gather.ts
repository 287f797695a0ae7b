/**
 * The records of claims and of all that they refer to, read from the log: their reports, outlets and holders, and what
 * these refer to themselves. All as of one end of the log. The streams of a partition are read together; what they name
 * is read in the next round.
 */
import { type Commit, formatPosition, type Ledger, partitionOf, scan } from '#ledger';
import { PartitionHistory, type Told } from '../partition-history.js';
import { namedIn } from './named.js';

export interface Gathered {
  /** The log's identity. */
  log: string;
  /** Where it ended when the gathering began. */
  position: string;
  /** By stream, each in the order of the log, with what is void. A stream that has no record is not here. */
  streams: Map<string, Told[]>;
}

export interface GatherOptions {
  onProgress?(progress: { done: number; records: number }): void;
}

type Gathering = Pick<Ledger, 'identity' | 'partitions' | 'bounds' | 'read'>;

/** Throws LedgerHalt where a partition cannot be read through. */
export async function gather(
  ledger: Gathering,
  wanted: string[],
  { onProgress }: GatherOptions = {},
): Promise<Gathered> {
  const ends = (await ledger.bounds()).map(({ end }) => end);
  const streams = new Map<string, Told[]>();
  const asked = new Set<string>();
  const progress = { done: 0, records: 0 };
  for (let next = new Set(wanted); next.size > 0;) {
    for (const stream of next) asked.add(stream);
    const partitions = [...new Set([...next].map((stream) => partitionOf(stream, ledger.partitions)))];
    progress.records += partitions.reduce((sum, partition) => sum + (ends[partition] ?? 0), 0);
    for (const partition of partitions) {
      const history = new PartitionHistory(ledger.partitions);
      for await (const record of scan(ledger, { until: ends, partitions: [partition] })) {
        const told = history.take(record);
        const of = [record.key, told.commit?.stream].find((stream) => stream && next.has(stream));
        if (of) streams.set(of, withOneMore(streams.get(of), told));
        progress.done += 1;
        onProgress?.(progress);
      }
    }
    const named = [...next].flatMap((stream) => namedIn(commitsAmong(streams.get(stream))));
    next = new Set(named.filter((one) => !asked.has(one)));
  }
  return { log: ledger.identity, position: formatPosition(ends), streams };
}

function withOneMore(records: Told[] = [], one: Told): Told[] {
  records.push(one);
  return records;
}

/** What is void names reports, too: whether they are killed decides whether its bytes are taken along. */
function commitsAmong(records: Told[] = []): Commit[] {
  return records.flatMap(({ commit }) => commit ?? []);
}

export function standingAmong(records: Told[] = []): Commit[] {
  return records.flatMap(({ commit, version }) => (commit && version !== undefined ? [commit] : []));
}
