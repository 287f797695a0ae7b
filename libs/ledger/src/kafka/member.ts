/**
 * One consumer of kafkajs, from joining its group to leaving it. It may not be told to leave while it joins: it would
 * forget that it is a member, and stay one. One that has crashed, or whose broker hangs, is lost: kafkajs would join it
 * again beside its own dead self, or go on asking that broker, whoever leads by now.
 */
import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';

const HEARTBEAT_MS = 1000;
/** How long the others wait for one that is still at work; and, with 5 s more, how long it waits for a broker that hangs. */
const REBALANCE_MS = 2000;
/** Partitions whose records are handled at once, at most. */
const AT_ONCE = 12;
/** A second apart at most. */
export const RETRIES_THROUGH_AN_OUTAGE = 60;

/** Offsets, from the first to the last. */
export interface Range {
  partition: number;
  first: number;
  last: number;
}

export interface MemberOptions {
  kafka: Kafka;
  topic: string;
  /** Undefined: of a group of its own. */
  group: string | undefined;
  /** How long its partitions wait for another once it is killed. */
  sessionMs: number;
  onAssigned(partitions: number[]): void;
  onBatch(batch: EachBatchPayload): Promise<void>;
  /** What is there is no record: a transaction's marker, or what it took back. kafkajs passes over it. */
  onNoRecords(range: Range): void;
  onLost(error?: Error): void;
}

export class Member {
  private readonly consumer: Consumer;
  private joining: Promise<void> = Promise.resolve();
  private leaving: Promise<void> | undefined;

  constructor(private readonly around: MemberOptions) {
    const { kafka, topic, group, sessionMs } = around;
    this.consumer = kafka.consumer({
      groupId: group ?? `${topic}.reader.${randomUUID()}`,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 250,
      minBytes: 1,
      sessionTimeout: sessionMs,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: REBALANCE_MS,
      retry: {
        // One of a group keeps its place in it through an outage; one without begins anew, at once.
        retries: group === undefined ? 3 : RETRIES_THROUGH_AN_OUTAGE,
        initialRetryTime: 100,
        maxRetryTime: 1000,
        restartOnFailure: () => Promise.resolve(false),
      },
    });
  }

  join(): Promise<void> {
    const { consumer } = this;
    const { onAssigned, onLost, onNoRecords, topic } = this.around;
    const { GROUP_JOIN, CRASH, REQUEST_TIMEOUT, START_BATCH_PROCESS } = consumer.events;
    consumer.on(GROUP_JOIN, ({ payload }) => onAssigned(payload.memberAssignment[topic] ?? []));
    consumer.on(CRASH, ({ payload }) => onLost(payload.error));
    consumer.on(REQUEST_TIMEOUT, () => onLost());
    consumer.on(START_BATCH_PROCESS, ({ payload: { batchSize, partition, firstOffset, lastOffset } }) => {
      if (batchSize === 0) onNoRecords({ partition, first: Number(firstOffset), last: Number(lastOffset) });
    });
    this.joining = this.run();
    return this.joining;
  }

  /** May take as long as a broker that hangs: see `farewell`. */
  leave(): Promise<void> {
    this.leaving ??= this.joining.catch(() => undefined).then(() => this.consumer.disconnect());
    return this.leaving;
  }

  seek(partition: number, offset: string): void {
    this.consumer.seek({ topic: this.around.topic, partition, offset });
  }

  /** Never fetches from these. */
  passBy(partitions: number[]): void {
    this.consumer.pause([{ topic: this.around.topic, partitions }]);
  }

  private async run(): Promise<void> {
    await this.consumer.connect();
    if (this.leaving) return;
    await this.consumer.subscribe({ topics: [this.around.topic], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: AT_ONCE,
      eachBatch: this.around.onBatch,
    });
  }
}
