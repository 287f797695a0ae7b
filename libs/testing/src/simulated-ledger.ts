/** The third adapter of the ledger's port: one process's way to a simulated log, over a connection that may be bad. */
import type { Entry, Ledger, LogRecord, PartitionBounds, Subscriber, Subscription } from '#ledger';
import type { SimulatedLog } from './simulated-log.js';
import { SimulatedReader } from './simulated-reader.js';

/** What lies between a process and the log, and says what becomes of each request, and when. */
export interface Connection {
  append(round: Entry[]): Promise<void>;
  bounds(): Promise<PartitionBounds[]>;
  /** Answers what there is to be seen at some moment from now on. */
  ask<Seen>(what: string, look: () => Seen): Promise<Seen>;
  /** Hands the reader its records until it is over. */
  join(reader: SimulatedReader): void;
  leaderOf(partition: number): number;
}

export class SimulatedLedger implements Ledger {
  readonly identity: string;
  readonly partitions: number;
  /** Never: nobody takes anything away from a log in memory. */
  readonly halted = new Promise<never>(() => undefined);
  private readonly readers: SimulatedReader[] = [];

  constructor(
    private readonly log: SimulatedLog,
    private readonly connection: Connection,
    readonly maxRoundBytes = 1_000_000,
  ) {
    this.identity = log.identity;
    this.partitions = log.partitions;
  }

  leaderOf(partition: number): number {
    return this.connection.leaderOf(partition);
  }

  append(round: Entry[]): Promise<void> {
    return this.connection.append(round);
  }

  bounds(): Promise<PartitionBounds[]> {
    return this.connection.bounds();
  }

  read(partition: number, offset: number, count: number): Promise<LogRecord[]> {
    return this.connection.ask('read', () => this.log.read(partition, offset, count));
  }

  async follow(subscriber: Subscriber): Promise<Subscription> {
    const { group } = subscriber;
    const reader = new SimulatedReader(this.log, subscriber);
    this.readers.push(reader);
    await this.connection.ask('follow', () => this.log.enter(group, reader));
    if (reader.isItsTurn) await reader.begin();
    this.connection.join(reader);
    return reader;
  }

  async close(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.stop()));
  }
}
