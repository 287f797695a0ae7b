/**
 * The ledger on Kafka. kafkajs is confined to this folder; what it says of a send is not believed (the port's contract).
 * Its transactions, idempotent producers and read_committed are not relied on.
 */
import kafkajs, { type Kafka } from 'kafkajs';
import type { Entry, Ledger, PartitionBounds, Subscriber, Subscription } from '../ledger.js';
import type { LogRecord } from '../rule.js';
import { LOOK_EVERY_MS, Lookout } from '../lookout.js';
import { LOG_PARTITIONS } from '../partition.js';
import { AskedCluster, clusterOn } from './asked-cluster.js';
import { farewell } from './farewell.js';
import { Fetches } from './fetches.js';
import { stopIdleTimer } from './idle-timer.js';
import { KafkaSubscription, recordOf } from './kafka-subscription.js';
import { RETRIES_THROUGH_AN_OUTAGE } from './member.js';
import { boundsTold, leadersTold } from './partitions-told.js';
import { reach } from './reach.js';
import type { RoundSender } from './round-sender.js';
import { clientSecurity, type KafkaSecurity } from './security.js';
import { lookAtTopic, type TopicWanted } from './topic.js';

export interface KafkaLedgerOptions {
  /** `host:port` each. */
  brokers: string[];
  security?: KafkaSecurity;
  topic?: string;
  partitions?: number;
  /** Copies of each partition that there must be at least. */
  replicas?: number;
  /** For whoever writes nothing: a topic that is not there is not made, and no more is asked than that it may be read. */
  isOnlyRead?: boolean;
  /** How often the topic is looked at while the process runs. */
  lookEveryMs?: number;
  log?: { warn(about: object, message: string): void };
}

/** After this time without an answer a broker hangs: whoever leads instead is asked. */
const HANGS_MS = 3500;
/** How long an election may take before a question fails: one about the topic, and one for a record, for which somebody waits. */
const [TOPIC_PATIENCE_MS, RECORD_PATIENCE_MS] = [15_000, 4000];
const ASK_EVERY_MS = 10_000;

stopIdleTimer();

/** Makes the topic if there is none; throws WrongLedgerSetting. Kafka 4.0 or later. */
export async function openKafkaLedger(options: KafkaLedgerOptions): Promise<Ledger> {
  const { brokers, security = {}, topic = 'stet.commits', partitions = LOG_PARTITIONS, replicas = 1, log } = options;
  const { isOnlyRead = false } = options;
  const wanted = { topic, partitions, replicas, isOnlyRead };
  let turn = 0;
  // Undefined until the cluster is reached: before that the error that is thrown says all, once.
  let hears: typeof log;
  // kafkajs begins each client with the first of a list, and stays with it even if it hangs: so each gets the next alone.
  const inTurn = () => brokers.slice(turn++ % brokers.length).slice(0, 1);
  const connected = (retries: number) =>
    new kafkajs.Kafka({
      clientId: 'stet',
      brokers: inTurn,
      ...clientSecurity(security),
      connectionTimeout: 2000,
      requestTimeout: HANGS_MS,
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries },
      logLevel: kafkajs.logLevel.WARN,
      logCreator:
        () =>
        ({ log: { message, stack: _stack, ...about } }) =>
          hears?.warn({ kafkajs: about }, message),
    });
  // It does not retry: whoever asks by it retries with a new client, which asks the next broker.
  const kafka = connected(0);
  const { sender, clusterId, maxBatchBytes } = await reach(kafka, wanted);
  hears = log;
  const asked = (patienceMs: number) => new AskedCluster(clusterOn(kafka, topic), { hangsMs: HANGS_MS, patienceMs });
  const ledger = new KafkaLedger(
    {
      kafka,
      patient: connected(RETRIES_THROUGH_AN_OUTAGE),
      sender,
      forTopic: asked(TOPIC_PATIENCE_MS),
      forRecords: asked(RECORD_PATIENCE_MS),
    },
    { wanted, clusterId, maxBatchBytes, lookEveryMs: options.lookEveryMs ?? LOOK_EVERY_MS },
  );
  try {
    await ledger.findLeaders();
    // The leaders of a topic that was just made may not know it yet, and would refuse the first sends: waits until they do.
    await ledger.bounds();
    return ledger;
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

interface Clients {
  kafka: Kafka;
  /** For the readers of a group: they keep their place in it through an outage. */
  patient: Kafka;
  sender: RoundSender;
  /** Of who leads its partitions, and of their bounds: what one finds out of a broker that hangs the other need not. */
  forTopic: AskedCluster;
  forRecords: AskedCluster;
}

interface Log {
  wanted: TopicWanted;
  clusterId: string;
  maxBatchBytes: number;
  lookEveryMs: number;
}

class KafkaLedger implements Ledger {
  readonly identity: string;
  readonly partitions: number;
  readonly maxRoundBytes: number;
  readonly halted: Promise<Error>;
  private readonly lookout: Lookout;
  private leaders: number[] = [];
  private finding: Promise<number[]> | undefined;
  private readonly subscriptions = new Set<KafkaSubscription>();
  private readonly fetches: Fetches;
  /** kafkajs rides out an election by itself, and does not tell: so who leads is asked from time to time. */
  private readonly asking = setInterval(() => void this.findLeaders().catch(() => undefined), ASK_EVERY_MS).unref();

  constructor(
    private readonly clients: Clients,
    private readonly log: Log,
  ) {
    this.identity = `kafka:${log.clusterId}:${log.wanted.topic}`;
    this.partitions = log.wanted.partitions;
    this.fetches = new Fetches(clients.forRecords, { topic: log.wanted.topic, bounds: () => this.bounds() });
    this.lookout = new Lookout(() => lookAtTopic(clients.kafka, log.wanted), log.lookEveryMs);
    this.halted = this.lookout.halted;
    // Kafka's limit is on a batch, which holds more than the values: keys, and its own fields for each record.
    this.maxRoundBytes = Math.floor(log.maxBatchBytes * 0.75);
  }

  leaderOf(partition: number): number {
    return this.leaders[partition] ?? -1;
  }

  async append(round: Entry[]): Promise<void> {
    try {
      await this.clients.sender.send(round);
    } catch (error) {
      void this.findLeaders().catch(() => undefined);
      throw error;
    }
  }

  async findLeaders(): Promise<void> {
    this.finding ??= this.clients.forTopic
      .ask((cluster) => leadersTold(cluster, this.log.wanted.topic))
      .finally(() => (this.finding = undefined));
    this.leaders = await this.finding;
  }

  async bounds(): Promise<PartitionBounds[]> {
    const bounds = await this.clients.forTopic.ask((cluster) => boundsTold(cluster, this.log.wanted.topic));
    return bounds.slice(0, this.partitions);
  }

  /** What its leader shows of it now, and no consumer joins anything for: one record takes one round trip, and so do those of one fetch. */
  async read(partition: number, offset: number, count: number): Promise<LogRecord[]> {
    const records: LogRecord[] = [];
    // Markers and what was taken back are fetched, too, and are no records.
    for (let next = offset; records.length === 0;) {
      const fetched = await this.fetches.fetch({ partition, offset: next, isOne: count === 1 });
      if (fetched.next === next) break;
      records.push(...fetched.messages.map((message) => recordOf(partition, message)));
      next = fetched.next;
    }
    return records.slice(0, count);
  }

  async follow(subscriber: Subscriber): Promise<Subscription> {
    const subscription = new KafkaSubscription(subscriber, {
      kafka: subscriber.group === undefined ? this.clients.kafka : this.clients.patient,
      topic: this.log.wanted.topic,
      partitions: this.partitions,
      bounds: () => this.bounds(),
    });
    this.subscriptions.add(subscription);
    void subscription.ended.then(() => this.subscriptions.delete(subscription));
    await subscription.start();
    return subscription;
  }

  async close(): Promise<void> {
    clearInterval(this.asking);
    this.lookout.stop();
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    const { sender, forTopic } = this.clients;
    await Promise.all([farewell(sender.close()), forTopic.close(), this.fetches.close()]);
  }
}
