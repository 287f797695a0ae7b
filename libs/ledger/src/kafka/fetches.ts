/**
 * Single fetches: what a partition holds from an offset on, asked of its leader, in one round trip. A consumer would join
 * a group first, which takes seconds. kafkajs has the request and shows it to nobody but its own consumer: so its
 * cluster is made as its client makes its own (2.2.4, the version that idle-timer.ts insists on).
 */
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cluster, Kafka, KafkaMessage } from 'kafkajs';
import { farewell } from './farewell.js';

/** How long an election may take before a fetch fails; a broker that hangs ends the try it is asked by. */
const PATIENCE_MS = 4000;
const PAUSE_MS = 100;
/** Of a partition, in one answer. Its first batch comes whole, however long it is. */
const MOST_BYTES = 1_000_000;
/** As consumers read. */
const READ_COMMITTED = 1;

export interface Fetched {
  messages: KafkaMessage[];
  /** The offset that comes next; the one that was asked for if there is nothing there. */
  next: number;
}

export interface Wanted {
  partition: number;
  offset: number;
  /** No more than the batch that holds the offset: that may be all that is wanted. */
  isOne: boolean;
}

interface Around {
  topic: string;
  /** After this time without an answer a broker hangs. */
  hangsMs: number;
}

export class Fetches {
  private cluster: Promise<Cluster> | undefined;
  private leaving: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly around: Around,
  ) {}

  /** Throws if the partition's leader cannot be asked in time. Of an offset that the log does not hold there is nothing. */
  async fetch(wanted: Wanted): Promise<Fetched> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const used = (this.cluster ??= this.connected());
      try {
        return await inTime(
          used.then((cluster) => this.fetchBy(cluster, wanted)),
          this.around.hangsMs,
        );
      } catch (error) {
        if (isOutOfRange(error)) return { messages: [], next: wanted.offset };
        this.letGo(used);
        if (this.isClosed || Date.now() > until) throw error;
        await wait(PAUSE_MS);
      }
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.cluster) this.letGo(this.cluster);
    await farewell(this.leaving);
  }

  /** A cluster remembers who leads, and goes on asking a broker that hangs: so after each failure the next fetch connects a new one. */
  private letGo(used: Promise<Cluster>): void {
    if (this.cluster === used) this.cluster = undefined;
    this.leaving = used.then((cluster) => cluster.disconnect()).catch(() => undefined);
  }

  private async connected(): Promise<Cluster> {
    if (this.isClosed) throw new Error('The log is closed.');
    const cluster = clusterOf(this.kafka);
    await cluster.connect();
    await cluster.addTargetTopic(this.around.topic);
    return cluster;
  }

  private async fetchBy(cluster: Cluster, { partition, offset, isOne }: Wanted): Promise<Fetched> {
    const { topic } = this.around;
    const [nodeId] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
    if (nodeId === undefined) throw new Error(`Nobody leads partition ${partition}.`);
    const broker = await cluster.findBroker({ nodeId });
    const maxBytes = isOne ? 1 : MOST_BYTES;
    const { responses } = (await broker.fetch({
      isolationLevel: READ_COMMITTED,
      maxWaitTime: 0,
      minBytes: 0,
      maxBytes,
      topics: [{ topic, partitions: [{ partition, fetchOffset: String(offset), maxBytes }] }],
    })) as Response;
    const [found] = responses.flatMap(({ partitions }) => partitions);
    if (!found) throw new Error(`The leader of partition ${partition} says nothing of it.`);
    const batch = new Batch(topic, String(offset), found);
    return { messages: batch.messages, next: found.messages.length > 0 ? Number(batch.lastOffset()) + 1 : offset };
  }
}

interface Response {
  responses: { partitions: { messages: KafkaMessage[] }[] }[];
}

interface Batch {
  /** From the offset on; neither a transaction's markers nor what was taken back. */
  messages: KafkaMessage[];
  lastOffset(): string;
}

const Batch = createRequire(import.meta.url)('kafkajs/src/consumer/batch') as new (
  topic: string,
  offset: string,
  found: { messages: KafkaMessage[] },
) => Batch;

/** With the client's own settings: whom it asks, how long it waits, by what right. */
export function clusterOf(kafka: Kafka): Cluster {
  const make = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  const makes = kafka as unknown as Record<symbol, (options: object) => Cluster>;
  const cluster = make && makes[make]?.({ allowAutoTopicCreation: false });
  if (!cluster) throw new Error('kafkajs makes its clusters in another way than 2.2.4 did.');
  return cluster;
}

async function inTime<T>(asked: Promise<T>, milliseconds: number): Promise<T> {
  const answered = new AbortController();
  const hangs = wait(milliseconds, undefined, { signal: answered.signal }).then(() => {
    throw new Error(`A broker has not answered for ${milliseconds} ms.`);
  });
  try {
    return await Promise.race([asked, hangs]);
  } finally {
    answered.abort();
  }
}

function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'OFFSET_OUT_OF_RANGE';
}
