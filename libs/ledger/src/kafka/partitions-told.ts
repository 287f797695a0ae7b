/**
 * Who leads the partitions of a topic, and where each begins and ends, by those who lead them. A broker that was paused
 * takes itself for the leader that it was until it hears otherwise, and tells the ends of then (KIP-320 has it refuse
 * whoever names a later epoch, which kafkajs 2.2.4 cannot): so the others are asked, too, who leads.
 */
import type { Cluster, PartitionMetadata } from 'kafkajs';
import type { PartitionBounds } from '../ledger.js';
import { inTime } from './asked-cluster.js';

/** A broker that says nothing for so long is not counted. */
const VOICE_MS = 1000;

/** The leader's node id by partition, as a broker has it now. */
export async function leadersTold(cluster: Cluster, topic: string): Promise<number[]> {
  await cluster.refreshMetadata();
  return leadersIn(cluster.findTopicPartitionMetadata(topic));
}

/** Throws if one of those who were asked leads no more, so that its answer is worth nothing. */
export async function boundsTold(cluster: Cluster, topic: string): Promise<PartitionBounds[]> {
  const found = cluster.findTopicPartitionMetadata(topic);
  const leaders = leadersIn(found);
  const partitions = found.map(({ partitionId }) => ({ partition: partitionId }));
  const [ends = [], starts = []] = await Promise.all(
    [false, true].map(async (fromBeginning) => {
      const [told] = await cluster.fetchTopicsOffset([{ topic, partitions, fromBeginning }]);
      return told?.partitions;
    }),
  );
  await assertLead(cluster, topic, leaders);
  const bounds: PartitionBounds[] = [];
  for (const { partition, offset } of ends) bounds[partition] = { start: 0, end: Number(offset) };
  for (const { partition, offset } of starts) Object.assign(bounds[partition] ?? {}, { start: Number(offset) });
  return bounds;
}

/** One who names another leader is enough to throw, and most of them who name the same to believe it; where fewer say anything, they do. */
async function assertLead(cluster: Cluster, topic: string, leaders: number[]): Promise<void> {
  const nodes = cluster.getNodeIds();
  const voices = nodes.map((node) => inTime(leadersBy(cluster, node, topic), VOICE_MS).catch(() => undefined));
  let same = 0;
  const agreed = new Promise<void>((resolve, reject) => {
    for (const [n, voice] of voices.entries())
      void voice.then((named) => {
        if (!named) return;
        const other = leaders.findIndex((leader, partition) => named[partition] !== leader);
        if (other >= 0) reject(new Error(`Broker ${nodes[n]} says that partition ${other} is led by ${named[other]}.`));
        else if (++same > nodes.length / 2) resolve();
      });
    void Promise.all(voices).then(() => resolve());
  });
  await agreed;
}

async function leadersBy(cluster: Cluster, node: number, topic: string): Promise<number[]> {
  const broker = await cluster.findBroker({ nodeId: String(node) });
  const { topicMetadata } = await broker.metadata([topic]);
  return leadersIn(topicMetadata.find((one) => one.topic === topic)?.partitionMetadata ?? []);
}

function leadersIn(partitions: PartitionMetadata[]): number[] {
  const leaders: number[] = [];
  for (const { partitionId, leader } of partitions) leaders[partitionId] = leader;
  return leaders;
}
