/** A broker whose connections stay open and carry nothing, as when its machine or the way to it hangs. */
import { connect } from 'node:net';
import kafkajs, { type Kafka } from 'kafkajs';
import { type Entry, type Ledger, openKafkaLedger } from '#ledger';
import { eventually, freshTopic, kafkaBrokers } from '#testing';
import { Line } from '../../contract/line.js';
import { AskedCluster, clusterOn } from './asked-cluster.js';
import { boundsTold, leadersTold } from './partitions-told.js';
import { Fetches } from './fetches.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { RoundSender } from './round-sender.js';

/** After this time without an answer a broker hangs. */
const HANGS_MS = 500;

describe('when the connections to a broker carry nothing any more', () => {
  const topic = freshTopic();
  let line: Line;
  /** By the line. */
  let kafka: Kafka;
  /** By a line of its own, which is never silent. */
  let ledger: Ledger;

  beforeAll(async () => {
    ledger = await openKafkaLedger({ brokers: kafkaBrokers(), topic });
  });

  afterAll(() => ledger.close());

  beforeEach(async () => {
    line = await Line.open(kafkaBrokers()[0]);
    kafka = new kafkajs.Kafka({
      brokers: kafkaBrokers(),
      socketFactory: ({ onConnect }) => connect({ host: '127.0.0.1', port: line.port }, onConnect),
      requestTimeout: HANGS_MS,
      retry: { retries: 0 },
      logLevel: kafkajs.logLevel.NOTHING,
    });
  });

  afterEach(() => line.close());

  it('a reader goes on by new ones, and reads each record once', async () => {
    const seen: string[] = [];
    const { end = 0 } = (await ledger.bounds())[1] ?? {};
    const subscription = new KafkaSubscription(
      {
        from: (partitions) =>
          Promise.resolve(
            new Map(partitions.map((p) => [p, { next: p === 1 ? end + seen.length : 0, lastHash: null }])),
          ),
        onRecords: (records) => void seen.push(...records.filter((one) => one.partition === 1).map(textOf)),
      },
      { kafka, topic, partitions: 12, bounds: () => ledger.bounds() },
    );
    await subscription.start();
    await ledger.append([entry(1, 'before')]);
    await eventually(() => Promise.resolve(seen.length === 1));
    line.fallSilent();
    await ledger.append([entry(1, 'after')]);
    await eventually(() => Promise.resolve(seen.length > 1));
    expect(seen).toEqual(['before', 'after']);
    await subscription.stop();
  });

  it('the round that is on its way fails, and the next goes by new ones', async () => {
    const sender = await RoundSender.connect(kafka, topic);
    await sender.send([entry(2, 'before')]);
    line.fallSilent();
    await expect(sender.send([entry(2, 'lost')])).rejects.toThrow();
    await sender.send([entry(2, 'after')]);
    expect((await ledger.read(2, 0, 10)).map(textOf)).toEqual(['before', 'after']);
    await sender.close();
  });

  it('a question about the topic is asked again by new ones', async () => {
    const forTopic = asked();
    const bounds = () => forTopic.ask((cluster) => boundsTold(cluster, topic));
    const before = await bounds();
    line.fallSilent();
    expect(await bounds()).toEqual(before);
    expect(await forTopic.ask((cluster) => leadersTold(cluster, topic))).toHaveLength(12);
    await forTopic.close();
  });

  it('a record is asked for again by new ones', async () => {
    const fetches = new Fetches(asked(), { topic, bounds: () => ledger.bounds() });
    await ledger.append([entry(3, 'there')]);
    const first = { partition: 3, offset: 0, isOne: true };
    expect((await fetches.fetch(first)).messages.map(textIn)).toEqual(['there']);
    line.fallSilent();
    const again = await Promise.all([fetches.fetch(first), fetches.fetch(first)]);
    expect(again.flatMap(({ messages }) => messages.map(textIn))).toEqual(['there', 'there']);
    await fetches.close();
  });

  it('whoever waits for a record when the log is closed waits no longer', async () => {
    const fetches = new Fetches(asked(), { topic, bounds: () => ledger.bounds() });
    await fetches.fetch({ partition: 3, offset: 0, isOne: true });
    line.fallSilent();
    const waited = expect(fetches.fetch({ partition: 3, offset: 0, isOne: true })).rejects.toThrow();
    await fetches.close();
    await waited;
    await expect(fetches.fetch({ partition: 3, offset: 0, isOne: true })).rejects.toThrow('closed');
  });

  it('a log is opened by the next of its brokers', async () => {
    const silent = await Line.open();
    const opened = await openKafkaLedger({ brokers: [silent.address, ...kafkaBrokers()], topic });
    expect(opened.identity).toBe(ledger.identity);
    await opened.close();
    await silent.close();
  });

  function asked(): AskedCluster {
    return new AskedCluster(clusterOn(kafka, topic), { hangsMs: HANGS_MS, patienceMs: 4000 });
  }
});

function entry(partition: number, text: string): Entry {
  return { partition, key: 'some-stream', value: Buffer.from(text) };
}

function textIn({ value }: { value: Buffer | null }): string | undefined {
  return value?.toString();
}

function textOf({ value }: { value: Buffer }): string {
  return value.toString();
}
