/**
 * Single fetches: what a partition holds from an offset on, asked of its leader, in one round trip. A consumer would join
 * a group first, which takes seconds.
 */
import { createRequire } from 'node:module';
import type { Cluster, KafkaMessage } from 'kafkajs';
import type { PartitionBounds } from '../ledger.js';
import type { AskedCluster } from './asked-cluster.js';

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
  bounds(): Promise<PartitionBounds[]>;
}

export class Fetches {
  constructor(
    private readonly asked: AskedCluster,
    private readonly around: Around,
  ) {}

  /** Throws if the partition's leader cannot be asked in time. Of an offset that the log does not hold there is nothing. */
  fetch(wanted: Wanted): Promise<Fetched> {
    return this.asked.ask(async (cluster) => {
      const fetched = await this.fetchBy(cluster, wanted);
      if (fetched.next === wanted.offset) await this.assertNothing(wanted);
      return fetched;
    });
  }

  close(): Promise<void> {
    return this.asked.close();
  }

  /**
   * Nothing may be the word of a broker that was paused and leads no more, or of one that has begun to lead and does not
   * show all yet (KIP-207): neither is believed against the bounds.
   */
  private async assertNothing({ partition, offset }: Wanted): Promise<void> {
    const { start = 0, end = 0 } = (await this.around.bounds())[partition] ?? {};
    if (offset >= start && offset < end)
      throw new Error(`Partition ${partition} ends at ${end}, and its leader shows nothing at ${offset}.`);
  }

  private async fetchBy(cluster: Cluster, { partition, offset, isOne }: Wanted): Promise<Fetched> {
    const { topic } = this.around;
    const [nodeId] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
    if (nodeId === undefined) throw new Error(`Nobody leads partition ${partition}.`);
    const broker = await cluster.findBroker({ nodeId });
    const maxBytes = isOne ? 1 : MOST_BYTES;
    const asked = {
      isolationLevel: READ_COMMITTED,
      maxWaitTime: 0,
      minBytes: 0,
      maxBytes,
      topics: [{ topic, partitions: [{ partition, fetchOffset: String(offset), maxBytes }] }],
    };
    const { responses } = await (broker.fetch(asked) as Promise<Response>).catch(nothingIfOutOfRange);
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

function nothingIfOutOfRange(error: unknown): Response {
  if (!(error instanceof Error && 'type' in error && error.type === 'OFFSET_OUT_OF_RANGE')) throw error;
  return { responses: [{ partitions: [{ messages: [] }] }] };
}
