/**
 * The ledger's port: append a round of commits, follow partitions from given offsets.
 * Two adapters stand behind it, Kafka and embedded, and one contract suite runs against both.
 * The port moves bytes; only `rule.ts` says which of them stand.
 */
import { UnknownCommitVersion } from './commit.js';
import type { LogRecord } from './rule.js';

/** A position in the log: for each partition, in order, the number of its records that are included (the next offset). */
export type Position = number[];

export interface Entry {
  partition: number;
  key: string;
  value: Buffer;
}

export interface PartitionBounds {
  /** The first offset that the log still holds: 0 unless something was lost. */
  start: number;
  /** The offset that the next record will get. */
  end: number;
}

export interface Ledger {
  /** Names this very log: adapter, cluster and topic (or table); a checkpoint of another log is refused. */
  readonly identity: string;
  readonly partitions: number;
  /** A round longer than this, in bytes of values, is refused by the log. */
  readonly maxRoundBytes: number;

  /**
   * Settles if the log turns out not to be what was promised while the process runs: a LedgerHalt or WrongLedgerSetting,
   * as at its start. Whoever hears it must stop.
   */
  readonly halted: Promise<Error>;

  /** The broker that leads a partition now. A round goes to partitions of one leader only. */
  leaderOf(partition: number): number;

  /**
   * Appends a round, in order, atomic for each partition.
   * Neither its success nor its failure says whether the commits are in the log, or how often: only reading says that.
   * NotAppended alone says that nothing of the round is there, nor will be.
   */
  append(round: Entry[]): Promise<void>;

  bounds(): Promise<PartitionBounds[]>;

  /**
   * Reads up to `count` records of a partition from `offset` on, as the log holds them now: fewer may come though it
   * holds more, and none where it holds none. One record takes a round trip. Throws, after a few seconds, if the log cannot be asked.
   */
  read(partition: number, offset: number, count: number): Promise<LogRecord[]>;

  /** Hands over every record from the given positions on, each partition in offset order, each record once. */
  follow(subscriber: Subscriber): Promise<Subscription>;

  close(): Promise<void>;
}

/**
 * How far a partition has been read. The last record's hash is compared with the log's whenever reading begins:
 * a log that was truncated and has grown again, or was made anew, shows itself there.
 */
export interface Checkpoint {
  /** The offset that comes next. */
  next: number;
  /** Of the record before it; null while there is none. */
  lastHash: string | null;
}

export interface Subscriber {
  /** Readers of one group share the partitions among them; without a group a reader gets all. */
  group?: string;
  /** Asked whenever partitions are handed to this reader, and again after the log was away: from where it reads each. */
  from(partitions: number[]): Promise<Map<number, Checkpoint>>;
  /**
   * Called with records of one partition, in offset order, or of several. A partition's next call waits for its end;
   * another's may come meanwhile. If it throws, the reader halts: `Subscription.halted` says why.
   */
  onRecords(records: LogRecord[]): Promise<void> | void;
}

export interface Subscription {
  /** Settles when the reader has halted by a fault of the log or of its handler; never by `stop`. */
  readonly halted: Promise<LedgerHalt>;
  stop(): Promise<void>;
}

/** Why a reader halts, each with the exit code of a process that ends for it. */
export const HALTS = {
  'ledger.reader-failed': 3,
  'ledger.hole': 10,
  'ledger.start-lost': 11,
  'ledger.checkpoint-beyond-end': 12,
  'ledger.another-history': 13,
  'ledger.another-ledger': 14,
  'ledger.views-dropped': 15,
  'ledger.unknown-version': 16,
  'ledger.clock-off': 17,
  'ledger.later-views': 18,
  'ledger.gone': 19,
  'ledger.counters-off': 20,
} as const;

/** The log is not what the reader was promised. It stops and says what to do; it never skips and never resets. */
export class LedgerHalt extends Error {
  constructor(
    readonly code: keyof typeof HALTS,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What a reader says that could not go on, whatever stopped it. */
export function haltFor(error: unknown): LedgerHalt {
  if (error instanceof LedgerHalt) return error;
  if (error instanceof UnknownCommitVersion)
    return new LedgerHalt('ledger.unknown-version', error.message, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The reader of the log failed: ${reason}. Mend the cause, then restart.`;
  return new LedgerHalt('ledger.reader-failed', message, { cause: error });
}

/** The log answered that it has taken nothing of a round: it is certain, and the round may be given up. */
export class NotAppended extends Error {}

/** A setting of the log that would break a promise; the message names it and the remedy. Refused at start. */
export class WrongLedgerSetting extends Error {
  readonly code = 'ledger.wrong-setting';
}
