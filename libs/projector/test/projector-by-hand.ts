/** A projector over a real database that reads nothing but what a test hands it, of a log in memory. */
import type { Checkpoint, LogRecord, Subscriber } from '#ledger';
import type { Sql } from '#postgres';
import type { SimulatedLog } from '#testing';
import { type Projecting, startProjector } from '../src/projector.js';

export interface ProjectorByHand {
  /** Where it went on in a partition when it started. */
  beganAt(partition: number): number | undefined;
  hand(records: LogRecord[]): Promise<void>;
  /** Asks it where it goes on, as a subscription does whose partitions are others now. */
  from(partitions: number[]): Promise<Map<number, Checkpoint>>;
  stop(): Promise<void>;
}

interface Over extends Partial<Pick<Projecting, 'log' | 'views' | 'kinds' | 'group'>> {
  sql: Sql;
}

export async function projectorByHand(log: SimulatedLog, over: Over): Promise<ProjectorByHand> {
  let subscriber: Subscriber | undefined;
  const ledger = {
    identity: log.identity,
    partitions: log.partitions,
    maxRoundBytes: 1_000_000,
    halted: new Promise<never>(() => undefined),
    leaderOf: () => 0,
    append: async () => undefined,
    bounds: async () => log.bounds(),
    read: async (partition: number, offset: number, count: number) => log.read(partition, offset, count),
    close: () => Promise.resolve(),
    follow: async (one: Subscriber) => {
      subscriber = one;
      return { halted: new Promise<never>(() => undefined), stop: () => Promise.resolve() };
    },
  };
  const { stop } = await startProjector({ ledger, log: { warn: () => undefined }, ...over });
  const from = async (partitions: number[]) => (await subscriber?.from(partitions)) ?? new Map<number, Checkpoint>();
  const places = await from(Array.from({ length: log.partitions }, (_, partition) => partition));
  return {
    beganAt: (partition: number) => places.get(partition)?.next,
    hand: async (records: LogRecord[]) => subscriber?.onRecords(records),
    from,
    stop,
  };
}
