/**
 * May who asks read and write the topic, and join groups named after it? Found out at the start: else the first that
 * needs it would be an editor's command, or a reader that kafkajs (2.2.4) lets try for ever, without a reason.
 */
import type { Cluster, Kafka } from 'kafkajs';
import { clusterOf } from './asked-cluster.js';
import { farewell } from './farewell.js';
import type { TopicWanted } from './topic.js';

/** Brokers look at who asks before they look for the partition: there is none of this number, and nothing is written. */
const NO_PARTITION = 2 ** 31 - 1;
const EXPECTED =
  /^(OFFSET_OUT_OF_RANGE|UNKNOWN_TOPIC_OR_PARTITION|NOT_LEADER_FOR_PARTITION|UNKNOWN_MEMBER_ID)$|COORDINATOR|LOAD/;

/** Throws kafkajs' error whose type is TOPIC_AUTHORIZATION_FAILED, or what it could not ask for. */
export async function assertPermitted(kafka: Kafka, { topic, isOnlyRead }: TopicWanted): Promise<void> {
  const cluster = clusterOf(kafka);
  try {
    await cluster.connect();
    await cluster.addTargetTopic(topic);
    for (const ask of isOnlyRead ? [read] : [read, write, join])
      await expectNoMore(ask(await leaderIn(cluster, topic), topic));
  } finally {
    await farewell(cluster.disconnect());
  }
}

async function read(broker: Asking, topic: string): Promise<void> {
  const partitions = [{ partition: 0, fetchOffset: '0', maxBytes: 1 }];
  await broker.fetch({ maxWaitTime: 0, minBytes: 0, maxBytes: 1, topics: [{ topic, partitions }] });
}

async function write(broker: Asking, topic: string): Promise<void> {
  const messages = [{ key: null, value: null, timestamp: '0', headers: {} }];
  const topicData = [{ topic, partitions: [{ partition: NO_PARTITION, firstSequence: 0, messages }] }];
  await broker.produce({ topicData });
}

/** A member that there is not is alive. */
async function join(broker: Asking, topic: string): Promise<void> {
  await broker.heartbeat({ groupId: `${topic}.reader.nobody`, groupGenerationId: 0, memberId: 'nobody' });
}

async function leaderIn(cluster: Cluster, topic: string): Promise<Asking> {
  const [nodeId = ''] = Object.keys(cluster.findLeaderForPartitions(topic, [0]));
  return (await cluster.findBroker({ nodeId })) as unknown as Asking;
}

interface Asking {
  fetch(request: object): Promise<unknown>;
  produce(request: object): Promise<unknown>;
  heartbeat(request: object): Promise<unknown>;
}

async function expectNoMore(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!EXPECTED.test((error as { type?: string }).type ?? '')) throw error;
  }
}
