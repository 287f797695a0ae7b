/**
 * The ledger on Kafka. kafkajs is confined to this folder; what it says of a send is not believed (the port's contract).
 * Its transactions, idempotent producers and read_committed are not relied on.
 */
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import type { Entry, Following, Ledger, PartitionBounds, Reading } from '../ledger.js';
import type { LogRecord } from '../rule.js';
import { stopIdleTimer } from './idle-timer.js';
import { KafkaFollower } from './kafka-follower.js';
import { prepareTopic } from './topic.js';
import { TopicWatch } from './topic-watch.js';

export interface KafkaLedgerOptions {
  /** `host:port` each. */
  brokers: string[];
  topic?: string;
  partitions?: number;
  /** Copies of each partition that there must be at least. */
  replicas?: number;
  log?: { warn(about: object, message: string): void };
}

const ASK_EVERY = 10_000;

stopIdleTimer();

/** Makes the topic if there is none; throws WrongLedgerSetting. Kafka 4.0 or later. */
export async function openKafkaLedger(options: KafkaLedgerOptions): Promise<Ledger> {
  const { brokers, topic = 'stet.commits', partitions = 12, replicas = 1, log } = options;
  const kafka = new kafkajs.Kafka({
    clientId: 'stet',
    brokers,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 5 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => log?.warn({ kafkajs: entry.log }, entry.log.message),
  });
  const admin = kafka.admin();
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: false,
    retry: { retries: 2 },
    // Never asked, for every message names its partition; named so that kafkajs does not warn of its default.
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  try {
    await admin.connect();
    const { maxBatchBytes } = await prepareTopic(admin, { topic, partitions, replicas });
    await producer.connect();
    const { clusterId } = await admin.describeCluster();
    const watch = new TopicWatch(kafka, topic, admin);
    const ledger = new KafkaLedger({ kafka, watch, producer }, { topic, partitions, clusterId, maxBatchBytes });
    await ledger.findLeaders();
    // Of a topic that was just made a broker may not know yet that it leads it: then it would refuse the first sends.
    await ledger.bounds();
    return ledger;
  } catch (error) {
    await Promise.allSettled([admin.disconnect(), producer.disconnect()]);
    throw error;
  }
}

interface Clients {
  kafka: Kafka;
  watch: TopicWatch;
  producer: Producer;
}

interface Log {
  topic: string;
  partitions: number;
  clusterId: string;
  maxBatchBytes: number;
}

class KafkaLedger implements Ledger {
  readonly identity: string;
  readonly partitions: number;
  readonly maxRoundBytes: number;
  private leaders: number[] = [];
  private readonly followers = new Set<KafkaFollower>();
  /** kafkajs rides out an election by itself, and does not tell: so who leads is asked from time to time. */
  private readonly asking = setInterval(() => void this.findLeaders().catch(() => undefined), ASK_EVERY).unref();

  constructor(
    private readonly clients: Clients,
    private readonly log: Log,
  ) {
    this.identity = `kafka:${log.clusterId}:${log.topic}`;
    this.partitions = log.partitions;
    // A batch's own bytes, with some room for what Kafka writes around each record.
    this.maxRoundBytes = Math.floor(log.maxBatchBytes * 0.75);
  }

  leaderOf(partition: number): number {
    return this.leaders[partition] ?? -1;
  }

  async append(round: Entry[]): Promise<void> {
    const { producer } = this.clients;
    try {
      await producer.send({ topic: this.log.topic, acks: -1, timeout: 5000, messages: round });
    } catch (error) {
      await this.findLeaders().catch(() => undefined);
      throw error;
    }
  }

  async findLeaders(): Promise<void> {
    this.leaders = await this.clients.watch.leaders();
  }

  bounds(): Promise<PartitionBounds[]> {
    return this.clients.watch.bounds();
  }

  /** By a reader of its own, which starts at the other partitions' ends. */
  async read(partition: number, offset: number, count: number): Promise<LogRecord[]> {
    const bounds = await this.bounds();
    const until = Math.min(offset + count, bounds[partition]?.end ?? 0);
    const records: LogRecord[] = [];
    if (until <= offset) return records;
    let done: () => void;
    const complete = new Promise<void>((resolve) => (done = resolve));
    const following = await this.follow({
      from: (partitions) =>
        Promise.resolve(
          new Map(
            partitions.map((p) => [p, { next: p === partition ? offset : (bounds[p]?.end ?? 0), lastHash: null }]),
          ),
        ),
      onRecords: (read) => {
        records.push(...read.filter((record) => record.partition === partition && record.offset < until));
        if (records.length >= until - offset) done();
      },
    });
    await Promise.race([complete, following.halted.then((halt) => Promise.reject(halt))]);
    await following.stop();
    return records;
  }

  async follow(reading: Reading): Promise<Following> {
    const follower = new KafkaFollower(reading, {
      kafka: this.clients.kafka,
      topic: this.log.topic,
      bounds: () => this.bounds(),
    });
    this.followers.add(follower);
    void follower.ended.then(() => this.followers.delete(follower));
    await follower.start();
    return follower;
  }

  async close(): Promise<void> {
    clearInterval(this.asking);
    await Promise.all([...this.followers].map((follower) => follower.stop()));
    await Promise.allSettled([this.clients.producer.disconnect(), this.clients.watch.close()]);
  }
}
