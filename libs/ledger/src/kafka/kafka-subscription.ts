/**
 * A reader of the topic. kafkajs forgets where it was told to begin at every rebalance, and jumps by itself when an
 * offset is out of range: so each batch is held against the offset that is wanted. If it is another, the log is compared
 * anew with what was read of it, and sought where it is wanted.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { haltFor, LedgerHalt, type PartitionBounds, type Subscriber, type Subscription } from '../ledger.js';
import type { LogRecord } from '../rule.js';
import { Sequence } from '../sequence.js';
import { farewell } from './farewell.js';
import { Member, type Range } from './member.js';

/** Between two tries to begin while the topic or the reader's checkpoints cannot be asked. */
const PAUSE_MS = 250;
/** Brokers take 6 s at least, unless their group.min.session.timeout.ms says less. */
const SESSION_MS = { wanted: 3500, taken: 6000 };

type Batch = EachBatchPayload['batch'];

interface Surroundings {
  kafka: Kafka;
  topic: string;
  /** Of the log: what the topic has beside them is left unused. */
  partitions: number;
  bounds(): Promise<PartitionBounds[]>;
}

export class KafkaSubscription implements Subscription {
  readonly halted: Promise<LedgerHalt>;
  /** Resolves when it reads no more. */
  readonly ended: Promise<void>;
  private member: Member | undefined;
  private sessionMs = SESSION_MS.wanted;
  private readonly sequence = new Sequence();
  /** What was wanted and did not come, once: if it does not come again, it is not there. */
  private readonly missed = new Map<number, number>();
  private readonly handling = new Set<Promise<void>>();
  private assigned: Promise<void> = Promise.resolve();
  private assignments = 0;
  private stopping: Promise<void> | undefined;
  private onHalt!: (halt: LedgerHalt) => void;
  private onEnd!: () => void;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly around: Surroundings,
  ) {
    this.halted = new Promise((halt) => (this.onHalt = halt));
    this.ended = new Promise((end) => (this.onEnd = end));
  }

  async start(): Promise<void> {
    const { kafka, topic } = this.around;
    const member: Member = new Member({
      kafka,
      topic,
      group: this.subscriber.group,
      sessionMs: this.sessionMs,
      onAssigned: (partitions) => {
        if (member !== this.member) return;
        this.missed.clear();
        const unused = partitions.filter((partition) => partition >= this.around.partitions);
        if (unused.length > 0) member.passBy(unused);
        this.assign(partitions.filter((partition) => partition < this.around.partitions));
      },
      onBatch: (batch) => this.onceSettled(() => this.takeBatch(batch, member)),
      onNoRecords: (range) => void this.onceSettled(() => this.passOver(range, member)),
      onLost: (error) => void this.replace(member, error),
    });
    this.member = member;
    try {
      await member.join();
    } catch (error) {
      if (member === this.member) throw error;
    }
  }

  /** Once it is stopped, nothing is being handled any more. */
  stop(): Promise<void> {
    this.stopping ??= this.leave();
    return this.stopping;
  }

  private async leave(): Promise<void> {
    if (this.member) await farewell(this.member.leave());
    await Promise.all(this.handling);
    this.onEnd();
  }

  /** The brokers come back: only the log itself can halt us. */
  private async replace(lost: Member, error?: Error): Promise<void> {
    if (error && 'type' in error && error.type === 'INVALID_SESSION_TIMEOUT') this.sessionMs = SESSION_MS.taken;
    while (this.member === lost && !this.stopping) {
      void lost.leave().catch(() => undefined);
      try {
        await this.start();
      } catch {
        void this.member.leave().catch(() => undefined);
        this.member = lost;
        await wait(PAUSE_MS);
      }
    }
  }

  /** What is being handled is finished first: its checkpoint is where the new assignment begins. */
  private assign(partitions: number[]): void {
    this.assignments += 1;
    const assignment = this.assignments;
    this.assigned = Promise.all(this.handling).then(() => this.beginWhenPossible(partitions, assignment));
  }

  /** A topic or a database that is away comes back: only the log itself can halt us. */
  private async beginWhenPossible(partitions: number[], assignment: number): Promise<void> {
    while (assignment === this.assignments && !this.stopping) {
      try {
        return await this.begin(partitions, assignment);
      } catch (error) {
        if (error instanceof LedgerHalt) return this.halt(error);
        await wait(PAUSE_MS);
      }
    }
  }

  private async begin(partitions: number[], assignment: number): Promise<void> {
    const from = await this.subscriber.from(partitions);
    const bounds = await this.around.bounds();
    // A later assignment may be reading already: what we asked for before it would take it back.
    if (assignment !== this.assignments) return;
    this.sequence.begin(from, bounds);
    for (const partition of this.sequence.partitions)
      this.member?.seek(partition, String(this.sequence.next(partition)));
  }

  /** Nothing comes between: up to its first await, what is done is what the settled assignment wants. */
  private async onceSettled(act: () => Promise<void> | void): Promise<void> {
    for (let settled: unknown; settled !== this.assigned;) {
      settled = this.assigned;
      await settled;
    }
    await act();
  }

  private async takeBatch(
    { batch, resolveOffset, heartbeat, isStale }: EachBatchPayload,
    member: Member,
  ): Promise<void> {
    if (this.stopping || isStale() || member !== this.member) return;
    const [first, last] = [Number(batch.firstOffset()), Number(batch.lastOffset())];
    if (!this.isWantedElseCompare(batch.partition, first, last)) return;
    const handling = this.handle(batch);
    this.handling.add(handling);
    await handling;
    this.handling.delete(handling);
    resolveOffset(batch.lastOffset());
    await heartbeat();
  }

  /**
   * kafkajs jumps where an offset is out of range: then the log is compared anew. Back, it ends before what is wanted.
   * Ahead, what is wanted may only have been passed over; missed twice, it is not there, and what comes shows a hole.
   */
  private isWantedElseCompare(partition: number, first: number, last: number): boolean {
    const wanted = this.sequence.next(partition);
    if (wanted === undefined) return false;
    const missed = this.missed.get(partition) ?? Infinity;
    if (first <= wanted && last >= missed) this.missed.delete(partition);
    const isWanted = first === wanted || (first > wanted && missed <= wanted);
    if (first > wanted) this.missed.set(partition, wanted);
    if (!isWanted) this.assign(this.sequence.partitions);
    return isWanted;
  }

  private async handle(batch: Batch): Promise<void> {
    const { partition, messages } = batch;
    try {
      const taken = this.sequence.take(messages.map((message) => recordOf(partition, message)));
      this.sequence.assertTaken(partition, Number(batch.lastOffset()) + 1);
      if (taken.length > 0) await this.subscriber.onRecords(taken);
    } catch (error) {
      this.halt(error);
    }
  }

  /** kafkajs does: to us they are a hole, if they are what is wanted. */
  private passOver({ partition, first, last }: Range, member: Member): void {
    if (this.stopping || member !== this.member || !this.isWantedElseCompare(partition, first, last)) return;
    try {
      this.sequence.assertTaken(partition, last + 1);
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

export function recordOf(partition: number, message: KafkaMessage): LogRecord {
  const { key, value, offset, timestamp } = message;
  return {
    partition,
    offset: Number(offset),
    key: key?.toString() ?? null,
    value: value ?? Buffer.alloc(0),
    appendedAt: Number(timestamp),
  };
}
