/** What the cluster says of itself, and what its operator may ask of it: who leads most of the log, and whether every copy of it is whole. */
import kafkajs, { type Admin, type PartitionMetadata } from 'kafkajs';
import type { House } from './house.js';

/** The broker's number that leads the most partitions. */
export async function leaderIn(house: House): Promise<number> {
  const led = new Map<number, number>();
  for (const { leader } of await partitionsOf(house)) led.set(leader, (led.get(leader) ?? 0) + 1);
  return [...led].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 1;
}

export async function everyCopyIsWhole(house: House): Promise<boolean> {
  const partitions = await partitionsOf(house).catch(() => []);
  return partitions.length > 0 && partitions.every(({ isr, leader }) => leader >= 0 && isr.length === house.replicas);
}

export async function asAdmin<T>({ brokers }: House, act: (admin: Admin) => Promise<T>): Promise<T> {
  const { Kafka, logLevel } = kafkajs;
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { retries: 2 } }).admin();
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.disconnect();
  }
}

function partitionsOf(house: House): Promise<PartitionMetadata[]> {
  const { topic } = house;
  return asAdmin(
    house,
    async (admin) => (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions ?? [],
  );
}
