/**
 * A reader of the topic. kafkajs forgets where it was told to begin at every rebalance, and jumps by itself when an
 * offset is out of range: so each batch is held against the offset that is wanted, and sought again if it is another.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { type Following, haltFor, LedgerHalt, type PartitionBounds, type Reading } from '../ledger.js';
import type { LogRecord } from '../rule.js';
import { Sequence } from '../sequence.js';

/** Between two tries to begin while the topic or the reader's checkpoints cannot be asked, in milliseconds. */
const PAUSE = 250;

interface Surroundings {
  kafka: Kafka;
  topic: string;
  bounds(): Promise<PartitionBounds[]>;
}

export class KafkaFollower implements Following {
  readonly halted: Promise<LedgerHalt>;
  /** Resolves when it reads no more. */
  readonly ended: Promise<void>;
  private readonly consumer: Consumer;
  private readonly sequence = new Sequence();
  /** Where kafkajs was last told to read on: told twice in vain, the records are not there. */
  private readonly sought = new Map<number, number>();
  private handling: Promise<void> = Promise.resolve();
  private assigned: Promise<void> = Promise.resolve();
  private assignments = 0;
  private stopping: Promise<void> | undefined;
  private onHalt!: (halt: LedgerHalt) => void;
  private onEnd!: () => void;

  constructor(
    private readonly reading: Reading,
    private readonly around: Surroundings,
  ) {
    this.halted = new Promise((halt) => (this.onHalt = halt));
    this.ended = new Promise((end) => (this.onEnd = end));
    this.consumer = around.kafka.consumer({
      groupId: reading.group ?? `${around.topic}.reader.${randomUUID()}`,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 250,
      minBytes: 1,
      sessionTimeout: 10_000,
      heartbeatInterval: 2000,
      retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 1000, restartOnFailure: () => Promise.resolve(true) },
    });
  }

  async start(): Promise<void> {
    const { topic } = this.around;
    const { GROUP_JOIN, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.assign(payload.memberAssignment[topic] ?? []));
    this.consumer.on(CRASH, ({ payload }) => {
      if (!payload.restart) this.halt(payload.error);
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [topic], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (batch) => this.takeBatch(batch),
    });
  }

  stop(): Promise<void> {
    this.stopping ??= this.consumer.disconnect().finally(() => this.onEnd());
    return this.stopping;
  }

  /** What is being handled is finished first: its checkpoint is where the new assignment begins. */
  private assign(partitions: number[]): void {
    this.assignments += 1;
    const assignment = this.assignments;
    this.assigned = this.handling.then(() => this.beginWhenPossible(partitions, assignment));
  }

  /** A topic or a database that is away comes back: only the log itself can halt us. */
  private async beginWhenPossible(partitions: number[], assignment: number): Promise<void> {
    while (assignment === this.assignments && !this.stopping) {
      try {
        return await this.begin(partitions, assignment);
      } catch (error) {
        if (error instanceof LedgerHalt) return this.halt(error);
        await wait(PAUSE);
      }
    }
  }

  private async begin(partitions: number[], assignment: number): Promise<void> {
    const from = await this.reading.from(partitions);
    const bounds = await this.around.bounds();
    // A later assignment may be reading already: what we asked for before it would take it back.
    if (assignment !== this.assignments) return;
    this.sequence.begin(from, bounds);
    this.sought.clear();
    for (const partition of this.sequence.partitions) this.seek(partition);
  }

  private seek(partition: number): void {
    const offset = String(this.sequence.next(partition));
    this.consumer.seek({ topic: this.around.topic, partition, offset });
  }

  private async takeBatch({ batch, resolveOffset, heartbeat, isStale }: EachBatchPayload): Promise<void> {
    // Nothing may come between: what is handled now is what the settled assignment wants.
    for (let settled: unknown; settled !== this.assigned; ) {
      settled = this.assigned;
      await settled;
    }
    const wanted = this.sequence.next(batch.partition);
    if (wanted === undefined || this.stopping || isStale()) return;
    const records = batch.messages
      .map((message) => recordOf(batch.partition, message))
      .filter(({ offset }) => offset >= wanted);
    if (records[0]?.offset !== wanted && this.sought.get(batch.partition) !== wanted) {
      this.sought.set(batch.partition, wanted);
      this.seek(batch.partition);
      return;
    }
    this.handling = this.handle(records);
    await this.handling;
    resolveOffset(batch.lastOffset());
    await heartbeat();
  }

  private async handle(records: LogRecord[]): Promise<void> {
    try {
      const taken = this.sequence.take(records);
      if (taken.length > 0) await this.reading.onRecords(taken);
    } catch (error) {
      this.halt(error);
    }
  }

  /** Reads no more; stopping waits for the handler that calls this, so it is not waited for here. */
  private halt(error: unknown): void {
    if (this.stopping) return;
    this.onHalt(haltFor(error));
    void this.stop();
  }
}

function recordOf(partition: number, message: EachBatchPayload['batch']['messages'][number]): LogRecord {
  const { key, value, offset, timestamp } = message;
  return {
    partition,
    offset: Number(offset),
    key: key?.toString() ?? null,
    value: value ?? Buffer.alloc(0),
    appendedAt: Number(timestamp),
  };
}
