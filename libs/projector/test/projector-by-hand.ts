/** A projector over a real database that reads nothing but what a test hands it, of a log in memory. */
import type { Checkpoint, LogRecord, Subscriber } from '#ledger';
import type { Sql } from '#postgres';
import type { SimulatedLog } from '#testing';
import { type Projecting, startProjector } from '../src/projector.js';

export interface ProjectorByHand {
  /** Where it went on in a partition when it started. */
  beganAt(partition: number): number | undefined;
  hand(records: LogRecord[]): Promise<void>;
  /** Resolves once the edition serves, which all that the log held when it started must have been handed for. */
  readonly serves: Promise<void>;
  /** Asks it where it goes on, as a subscription does whose partitions are others now. */
  from(partitions: number[]): Promise<Map<number, Checkpoint>>;
  stop(): Promise<void>;
}

interface Over extends Partial<Pick<Projecting, 'log' | 'views' | 'kinds' | 'group' | 'edition'>> {
  sql: Sql;
  /** As if it had started before the first commit: its views serve from the beginning. */
  isFirst?: boolean;
}

export async function projectorByHand(log: SimulatedLog, { isFirst = false, ...over }: Over): Promise<ProjectorByHand> {
  let subscriber: Subscriber | undefined;
  const ledger = {
    identity: log.identity,
    partitions: log.partitions,
    maxRoundBytes: 1_000_000,
    halted: new Promise<never>(() => undefined),
    leaderOf: () => 0,
    append: async () => undefined,
    bounds: async () => log.bounds().map(({ start, end }) => ({ start, end: isFirst ? start : end })),
    read: async (partition: number, offset: number, count: number) => log.read(partition, offset, count),
    close: () => Promise.resolve(),
    follow: async (one: Subscriber) => {
      subscriber = one;
      return { halted: new Promise<never>(() => undefined), stop: () => Promise.resolve() };
    },
  };
  const { stop, serves } = await startProjector({ ledger, log: { warn: () => undefined }, ...over });
  const from = async (partitions: number[]) => (await subscriber?.from(partitions)) ?? new Map<number, Checkpoint>();
  const places = await from(Array.from({ length: log.partitions }, (_, partition) => partition));
  return {
    beganAt: (partition: number) => places.get(partition)?.next,
    hand: async (records: LogRecord[]) => subscriber?.onRecords(records),
    from,
    serves,
    stop,
  };
}
