/** What the cluster says of itself, and what its operator may ask of it: who leads most of the log, and whether every copy of it is whole. */
import kafkajs, { type Admin, type PartitionMetadata } from 'kafkajs';
import type { Deployment } from './deployment.js';

/** The broker's number that leads the most partitions. */
export async function leaderIn(deployment: Deployment): Promise<number> {
  const led = new Map<number, number>();
  for (const { leader } of await partitionsOf(deployment)) led.set(leader, (led.get(leader) ?? 0) + 1);
  return [...led].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 1;
}

export async function everyCopyIsWhole(deployment: Deployment): Promise<boolean> {
  const partitions = await partitionsOf(deployment).catch(() => []);
  return (
    partitions.length > 0 && partitions.every(({ isr, leader }) => leader >= 0 && isr.length === deployment.replicas)
  );
}

export async function asAdmin<T>({ brokers }: Deployment, act: (admin: Admin) => Promise<T>): Promise<T> {
  const { Kafka, logLevel } = kafkajs;
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { retries: 2 } }).admin();
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.disconnect();
  }
}

function partitionsOf(deployment: Deployment): Promise<PartitionMetadata[]> {
  const { topic } = deployment;
  return asAdmin(
    deployment,
    async (admin) => (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions ?? [],
  );
}
