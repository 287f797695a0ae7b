/**
 * Reads a topic that rests from its first offset to its end, once, whatever is in it: what Stet's own readers halt at,
 * too. Each offset is told, with its record or with none.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { CopyFailed } from '../copy/copy-errors.js';
import { farewell } from './farewell.js';
import { Member, type Range } from './member.js';

export interface Found {
  offset: number;
  /** Undefined: no record is there. */
  message: KafkaMessage | undefined;
}

export interface WholeTopicOptions {
  topic: string;
  /** Of each partition, the offset that the next record will get. */
  ends: number[];
  /** A partition's next call waits for its end. If it throws, the reading fails with that. */
  onFound(partition: number, found: Found[]): Promise<void> | void;
}

/** Without a word from the brokers for so long the reading fails. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 500;
/** Nobody waits to take over: it may take its time. */
const SESSION_MS = 30_000;

export function readWholeTopic(kafka: Kafka, options: WholeTopicOptions): Promise<void> {
  return new WholeTopic(kafka, options).read();
}

class WholeTopic {
  private readonly next: number[];
  /** Of each partition, what is being handed over. */
  private readonly taking: Promise<void>[];
  private member: Member | undefined;
  private heardAt = Date.now();
  private isOver = false;
  private onEnd!: () => void;
  private onFailure!: (error: unknown) => void;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: WholeTopicOptions,
  ) {
    this.next = options.ends.map(() => 0);
    this.taking = options.ends.map(() => Promise.resolve());
  }

  async read(): Promise<void> {
    if (this.unread.length === 0) return;
    const ended = new Promise<void>((end, fail) => ([this.onEnd, this.onFailure] = [end, fail]));
    const watch = setInterval(() => this.assertHeard(), LOOK_EVERY_MS);
    void this.join();
    try {
      await ended;
    } finally {
      this.isOver = true;
      clearInterval(watch);
      await farewell(this.member?.leave() ?? Promise.resolve());
    }
  }

  private get unread(): number[] {
    return this.options.ends.flatMap((end, partition) => ((this.next[partition] ?? 0) < end ? [partition] : []));
  }

  /** A member that is lost is followed by another, which goes on where it was. */
  private async join(): Promise<void> {
    const { topic } = this.options;
    const member: Member = new Member({
      kafka: this.kafka,
      topic,
      group: undefined,
      sessionMs: SESSION_MS,
      onAssigned: (partitions) => this.begin(member, partitions),
      onBatch: (payload) => this.takeBatch(payload),
      onNoRecords: (range) => void this.takeNothing(range),
      onLost: () => void this.replace(member),
    });
    this.member = member;
    await member.join().catch(() => this.replace(member));
  }

  private async replace(lost: Member): Promise<void> {
    if (this.member !== lost || this.isOver) return;
    void lost.leave().catch(() => undefined);
    this.member = undefined;
    await wait(LOOK_EVERY_MS);
    if (!this.isOver) await this.join();
  }

  private begin(member: Member, partitions: number[]): void {
    const { unread } = this;
    for (const partition of unread) member.seek(partition, String(this.next[partition]));
    const others = partitions.filter((partition) => !unread.includes(partition));
    if (others.length > 0) member.passBy(others);
  }

  private async takeBatch({ batch, resolveOffset, heartbeat }: EachBatchPayload): Promise<void> {
    const { partition, messages } = batch;
    await this.hand(partition, () => this.foundUpTo(partition, Number(batch.lastOffset()), messages));
    resolveOffset(batch.lastOffset());
    await heartbeat();
  }

  /** kafkajs passes over what is no record. */
  private takeNothing({ partition, last }: Range): Promise<void> {
    return this.hand(partition, () => this.foundUpTo(partition, last, []));
  }

  private hand(partition: number, found: () => Found[]): Promise<void> {
    const taken = (this.taking[partition] ?? Promise.resolve()).then(async () => {
      this.heardAt = Date.now();
      const next = found();
      if (next.length === 0 || this.isOver) return;
      await this.options.onFound(partition, next);
      this.next[partition] = (next.at(-1)?.offset ?? 0) + 1;
      this.heardAt = Date.now();
      if (this.unread.length === 0) this.onEnd();
    });
    this.taking[partition] = taken.catch((error: unknown) => this.onFailure(error));
    return this.taking[partition];
  }

  /** What was not handed over yet: it may have come before, by another member. */
  private foundUpTo(partition: number, last: number, messages: KafkaMessage[]): Found[] {
    const byOffset = new Map(messages.map((message) => [Number(message.offset), message]));
    const from = this.next[partition] ?? 0;
    const end = Math.min(last + 1, this.options.ends[partition] ?? 0);
    return Array.from({ length: Math.max(0, end - from) }, (_, n) => ({
      offset: from + n,
      message: byOffset.get(from + n),
    }));
  }

  private assertHeard(): void {
    if (Date.now() - this.heardAt < PATIENCE_MS) return;
    const places = this.unread.map((partition) => `${partition}:${this.next[partition]}`).join(', ');
    this.onFailure(
      new CopyFailed(
        `Nothing came of topic ${this.options.topic} for ${PATIENCE_MS / 1000} s; next would be ${places}. If the brokers are well, a transaction was begun there and never ended: find it with kafka-transactions.sh find-hanging, end it with abort, and start again.`,
      ),
    );
  }
}
