/** The topic that holds the log: made if there is none, and refused if a setting would break a promise. */
import { setTimeout as wait } from 'node:timers/promises';
import kafkajs, { type Admin, type Kafka, type PartitionMetadata } from 'kafkajs';
import { LedgerHalt, WrongLedgerSetting } from '../ledger.js';
import { LOG_PARTITIONS } from '../partition.js';
import { assertBegins } from '../sequence.js';

export interface TopicWanted {
  topic: string;
  partitions: number;
  /** Copies of each partition; from 3 on, two of them must have a record before it is acknowledged. */
  replicas: number;
  /** It is not made where there is none. */
  isOnlyRead?: boolean;
}

/** How long a new topic may take to be led. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 100;
/** Between two looks for a topic that seems to be gone. */
const LOOK_AGAIN_AFTER_MS = 1000;

/** What each setting must be, and what breaks otherwise. */
const SETTINGS: Record<string, { value: string; else: string }> = {
  'cleanup.policy': { value: 'delete', else: 'compaction would drop commits' },
  'retention.ms': { value: '-1', else: 'commits would be deleted with age' },
  'retention.bytes': { value: '-1', else: 'commits would be deleted for room' },
  'message.timestamp.type': { value: 'LogAppendTime', else: "the log's own clock is what ours is compared with" },
  'unclean.leader.election.enable': { value: 'false', else: 'a replica that lacks commits could become leader' },
};

/** What marks the topic of a copy that is not finished: a bound that nobody sets, of times that a log does not take. */
export const UNFINISHED = { 'message.timestamp.after.max.ms': '9223372036854775806' };

export async function prepareTopic(admin: Admin, wanted: TopicWanted): Promise<{ maxBatchBytes: number }> {
  const { topic } = wanted;
  if (!(await admin.listTopics()).includes(topic)) {
    if (wanted.isOnlyRead) throw noTopic(topic);
    await createTopic(admin, wanted);
  }
  const partitions = await ledPartitions(admin, topic);
  return checkTopic(await settingsOf(admin, topic), wanted, partitions);
}

function noTopic(topic: string): WrongLedgerSetting {
  return new WrongLedgerSetting(
    `There is no topic ${topic} at these brokers, and nothing was made: name the log in STET_TOPIC, and its brokers in KAFKA_BROKERS.`,
  );
}

/**
 * Throws LedgerHalt if it is gone, WrongLedgerSetting if it is no longer as it was made. By a client of its own: a
 * question about a topic that is gone disconnects the client that asks it.
 */
export async function lookAtTopic(kafka: Kafka, wanted: TopicWanted): Promise<void> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    await look(admin, wanted);
  } finally {
    void admin.disconnect().catch(() => undefined);
  }
}

async function look(admin: Admin, wanted: TopicWanted): Promise<void> {
  const { topic } = wanted;
  if (!(await isThere(admin, topic))) throw gone(topic);
  const found = await admin.fetchTopicMetadata({ topics: [topic] });
  checkTopic(await settingsOf(admin, topic), wanted, found.topics[0]?.partitions ?? []);
  for (const { partition, low } of await admin.fetchTopicOffsets(topic))
    if (partition < wanted.partitions) assertBegins(partition, Number(low));
}

/**
 * A broker that has just come back may not know all topics yet: it is asked again. And one that nobody may describe is in
 * no list: asked for by its name, it is refused, and not unknown.
 */
async function isThere(admin: Admin, topic: string): Promise<boolean> {
  if ((await admin.listTopics()).includes(topic)) return true;
  await wait(LOOK_AGAIN_AFTER_MS);
  return admin.fetchTopicMetadata({ topics: [topic] }).then(
    () => true,
    (error: Error & { type?: string }) => {
      if (error.type === 'UNKNOWN_TOPIC_OR_PARTITION') return false;
      throw error;
    },
  );
}

function gone(topic: string): LedgerHalt {
  const message = `Topic ${topic} was deleted while this process ran. Restore it from a copy. Do not start over an empty one before what the views still hold of it is kept aside ("alter schema stet_index rename to stet_kept").`;
  return new LedgerHalt('ledger.gone', message);
}

/** Throws WrongLedgerSetting. */
export function checkTopic(
  settings: Map<string, string>,
  { topic, partitions, replicas }: TopicWanted,
  found: PartitionMetadata[],
): { maxBatchBytes: number } {
  assertFinished(topic, settings);
  const wrong = [
    ...wrongCounts({ topic, partitions, replicas }, found),
    ...Object.entries(SETTINGS).flatMap(([name, { value, else: otherwise }]) =>
      settings.get(name) === value ? [] : [remedy(topic, { name, is: settings.get(name), value, otherwise })],
    ),
    ...wrongInSync({ topic, replicas }, settings.get('min.insync.replicas')),
  ];
  if (wrong.length > 0) throw new WrongLedgerSetting(wrong.join('\n'));
  return { maxBatchBytes: Number(settings.get('max.message.bytes') ?? 1_000_000) };
}

/** Of a topic that was made a moment ago, perhaps by another process, not all partitions may have a leader yet. */
async function ledPartitions(admin: Admin, topic: string): Promise<PartitionMetadata[]> {
  for (const until = Date.now() + PATIENCE_MS; ; await wait(PAUSE_MS)) {
    const found = await admin.fetchTopicMetadata({ topics: [topic] }).catch(() => undefined);
    const partitions = found?.topics[0]?.partitions ?? [];
    const areLed = partitions.length > 0 && partitions.every(({ leader }) => leader >= 0);
    if (areLed || Date.now() > until) return partitions;
  }
}

/** A copy that was made half lacks commits, whatever its settings say. */
function assertFinished(topic: string, settings: Map<string, string>): void {
  const isMarked = Object.entries(UNFINISHED).some(([name, value]) => settings.get(name) === value);
  if (isMarked)
    throw new WrongLedgerSetting(
      `Topic ${topic} is a copy that npm run copy-log has not finished: it may lack commits. Name the log that it is made from, and copy that again, into another topic.`,
    );
}

/** False if there is one of this name. A broker may not know it yet: who leads it is asked afterwards. */
export function createTopic(
  admin: Admin,
  { topic, partitions, replicas }: TopicWanted,
  otherwise: Record<string, string> = {},
): Promise<boolean> {
  const configEntries = settingsOfLog(replicas, otherwise);
  return admin.createTopics({
    // kafkajs would fail, though it is made, where a broker is slower to hear of it than we are to ask.
    waitForLeaders: false,
    topics: [{ topic, numPartitions: partitions, replicationFactor: replicas, configEntries }],
  });
}

/** As a log is made, and what is to be otherwise. */
export function settingsOfLog(replicas: number, otherwise: Record<string, string> = {}) {
  const fixed = Object.entries(SETTINGS).map(([name, { value }]) => [name, value]);
  const settings = { ...Object.fromEntries(fixed), 'min.insync.replicas': String(minInSync(replicas)), ...otherwise };
  return Object.entries<string>(settings).map(([name, value]) => ({ name, value }));
}

export async function settingsOf(admin: Admin, topic: string): Promise<Map<string, string>> {
  const { TOPIC } = kafkajs.ConfigResourceTypes;
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: TOPIC, name: topic }],
  });
  return new Map((resources[0]?.configEntries ?? []).map(({ configName, configValue }) => [configName, configValue]));
}

function wrongCounts({ topic, partitions, replicas }: TopicWanted, found: { replicas: number[] }[]): string[] {
  const wrong: string[] = [];
  // No release makes another number: whoever has more has added them, and streams stay where they were put.
  const isExtended = partitions === LOG_PARTITIONS && found.length > partitions;
  if (found.length !== partitions && !isExtended) {
    wrong.push(
      `Topic ${topic} has ${found.length} partitions, not ${partitions}: the number is fixed when a log is made. Name another topic; this one keeps what is in it.`,
    );
  }
  const copies = Math.min(...found.map((partition) => partition.replicas.length));
  if (copies < replicas) {
    wrong.push(
      `Topic ${topic} has ${copies} replicas, and at least ${replicas} are wanted: reassign its partitions with kafka-reassign-partitions, or set STET_REPLICAS=${copies} and accept that a lost disk loses commits.`,
    );
  }
  return wrong;
}

function wrongInSync(
  { topic, replicas }: Pick<TopicWanted, 'topic' | 'replicas'>,
  value: string | undefined,
): string[] {
  if (Number(value) >= minInSync(replicas)) return [];
  return [
    remedy(topic, {
      name: 'min.insync.replicas',
      is: value,
      value: String(minInSync(replicas)),
      otherwise: 'one lost broker could lose commits',
    }),
  ];
}

function minInSync(replicas: number): number {
  return replicas >= 3 ? 2 : 1;
}

function remedy(
  topic: string,
  { name, is, value, otherwise }: { name: string; is: string | undefined; value: string; otherwise: string },
): string {
  return `Topic ${topic} has ${name}=${is}, and ${otherwise}. Put it right: kafka-configs --alter --topic ${topic} --add-config ${name}=${value}`;
}
