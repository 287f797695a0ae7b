/** A broker that was paused, and leads no more, answers as if it did. The clusters here are made by hand: such a moment is short. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Broker, Cluster, PartitionMetadata } from 'kafkajs';
import { AskedCluster } from './asked-cluster.js';
import { boundsTold } from './partitions-told.js';
import { Fetches } from './fetches.js';

const TOPIC = 'commits';
/** The one partition ended so when the first broker was paused, and ends so by now. */
const [THEN, NOW] = [7, 9];

const PATIENCE = { hangsMs: 1000, patienceMs: 4000 };

/** Of each broker whom it names as the leader. */
type Voices = (number | 'hangs' | 'gone')[];

describe('a broker that was paused and leads no more', () => {
  it.each<[string, [number, ...Voices]]>([
    ['the one that leads now', [1, 2, 'gone']],
    ['a third', [1, 'gone', 2]],
    ['both others', [1, 2, 2]],
  ])('is not believed on where the log ends if another is named by %s', async (_who, voices) => {
    await expect(boundsTold(clusterOf(voices), TOPIC)).rejects.toThrow('is led by 2');
  });

  it.each<[string, [number, ...Voices]]>([
    ['there is no other broker', [1]],
    ['all name it', [1, 1, 1]],
    ['most do, and one is gone', [1, 1, 'gone']],
    ['nobody else says anything', [1, 'gone', 'gone']],
  ])('is believed where it leads: %s', async (_how, voices) => {
    expect(await boundsTold(clusterOf(voices), TOPIC)).toEqual([{ start: 0, end: THEN }]);
  });

  it('is believed at once where most name it, and one that hangs is not waited for', async () => {
    const told = boundsTold(clusterOf([1, 1, 'hangs']), TOPIC).then(() => 'told');
    expect(await Promise.race([told, wait(500, 'waits')])).toBe('told');
  });

  it('once had the views accused of a record that the log holds: its leader is asked again', async () => {
    const clusters = [clusterOf([1, 2, 2]), clusterOf([1, 2, 2]), clusterOf([2, 2, 2])];
    const asked = new AskedCluster(() => Promise.resolve(clusters.shift() ?? clusterOf([])), PATIENCE);
    const fetches = new Fetches(asked, { topic: TOPIC, bounds: () => Promise.resolve([{ start: 0, end: NOW }]) });
    const fetched = fetches.fetch({ partition: 0, offset: NOW - 1, isOne: true });
    expect((await fetched).messages.map(({ value }) => value?.toString())).toEqual(['record 8']);
    expect(clusters).toEqual([]);
  });

  it('is asked again until patience ends, and then it is said, not that there is no record', async () => {
    const asked = new AskedCluster(() => Promise.resolve(clusterOf([1, 2, 2])), { ...PATIENCE, patienceMs: 0 });
    const fetches = new Fetches(asked, { topic: TOPIC, bounds: () => Promise.resolve([{ start: 0, end: NOW }]) });
    await expect(fetches.fetch({ partition: 0, offset: NOW - 1, isOne: true })).rejects.toThrow(
      'Partition 0 ends at 9, and its leader shows nothing at 8.',
    );
  });

  it('leaves no record where the log holds none', async () => {
    const asked = new AskedCluster(() => Promise.resolve(clusterOf([2, 2, 2])), PATIENCE);
    const fetches = new Fetches(asked, { topic: TOPIC, bounds: () => Promise.resolve([{ start: 0, end: NOW }]) });
    expect(await fetches.fetch({ partition: 0, offset: NOW, isOne: true })).toEqual({ messages: [], next: NOW });
  });
});

/** It believes its first broker, which led until it was paused if that is number 1. */
function clusterOf([believed = 0, ...others]: [number?, ...Voices]): Cluster {
  const end = believed === 1 ? THEN : NOW;
  const brokers = [believed, ...others].map((named) => brokerOf(named, end));
  const cluster: Partial<Cluster> = {
    getNodeIds: () => brokers.map((_, n) => n + 1),
    findTopicPartitionMetadata: () => [led(believed)],
    findLeaderForPartitions: () => ({ [believed]: [0] }),
    fetchTopicsOffset: ([{ fromBeginning } = {}] = []) =>
      Promise.resolve([{ topic: TOPIC, partitions: [{ partition: 0, offset: String(fromBeginning ? 0 : end) }] }]),
    findBroker: ({ nodeId }) => Promise.resolve(brokers[Number(nodeId) - 1] as Broker),
    disconnect: () => Promise.resolve(),
  };
  return cluster as Cluster;
}

function brokerOf(names: Voices[number], end: number): Broker {
  const metadata = () => {
    if (names === 'hangs') return new Promise<never>(() => undefined);
    if (names === 'gone') return Promise.reject(new Error('connection refused'));
    const topicMetadata = [{ topicErrorCode: 0, topic: TOPIC, partitionMetadata: [led(names)] }];
    return Promise.resolve({ brokers: [], topicMetadata });
  };
  const fetch: Broker['fetch'] = ({ topics }) => shown(Number(topics[0]?.partitions[0]?.fetchOffset), end);
  return { metadata, fetch } as Partial<Broker> as Broker;
}

function led(leader: number): PartitionMetadata {
  return { partitionErrorCode: 0, partitionId: 0, leader, replicas: [], isr: [] };
}

function shown(offset: number, end: number): Promise<unknown> {
  if (offset > end) return Promise.reject(Object.assign(new Error('out of range'), { type: 'OFFSET_OUT_OF_RANGE' }));
  const messages = offset < end ? [{ offset: String(offset), value: Buffer.from(`record ${offset}`) }] : [];
  return Promise.resolve({ responses: [{ partitions: [{ partition: 0, messages, abortedTransactions: [] }] }] });
}
