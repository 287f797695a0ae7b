/**
 * Copies a log on Kafka into a new topic, without records that nobody can come past. It reads the log to see what
 * becomes of its commits, writes the copy, reads that back and holds it against the log; only then is it one.
 */
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { CopyFailed, CopyRefused } from '../copy/copy-errors.js';
import { Offsets } from '../copy/offsets.js';
import { sentencesOn } from '../copy/sentences.js';
import { Without } from '../copy/without.js';
import { LOG_PARTITIONS } from '../partition.js';
import { CopiedRecords, type Copied, Seals } from './copied-records.js';
import { recordOf } from './kafka-subscription.js';
import { clientSecurity, type KafkaSecurity } from './security.js';
import { settingsOf, UNFINISHED } from './topic.js';
import { UnfinishedCopy } from './unfinished-copy.js';
import { type Found, readWholeTopic } from './whole-topic.js';

export interface CopyOptions {
  brokers: string[];
  security?: KafkaSecurity;
  from: string;
  /** A topic that is not there yet. */
  to: string;
  replicas: number;
  leaveOut: Offsets;
  /** Also if what is left out changes which commits stand. */
  isChangeTold: boolean;
  /** Reads and tells, and writes nothing. */
  isDryRun: boolean;
  say(sentence: string): void;
}

/** In bytes of keys and values. */
const ROUND = 500_000;

/** Throws CopyRefused before anything is written; what else it throws leaves a topic over which no Stet runs. */
export async function copyKafkaLog(options: CopyOptions): Promise<void> {
  const kafka = new kafkajs.Kafka({
    clientId: 'stet-copy-log',
    brokers: options.brokers,
    ...clientSecurity(options.security ?? {}),
    connectionTimeout: 3000,
    requestTimeout: 30_000,
    retry: { retries: 5 },
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    await copy({ kafka, admin }, options);
  } finally {
    await admin.disconnect();
  }
}

interface Clients {
  kafka: Kafka;
  admin: Admin;
}

interface Source {
  ends: number[];
  copied: Copied;
  maxMessageBytes: string;
}

async function copy({ kafka, admin }: Clients, options: CopyOptions): Promise<void> {
  const { from, to, say } = options;
  const source = await sourceOf(admin, options);
  const planned = await plan(kafka, source, options);
  if (options.isDryRun) return say(`Nothing was written. Without --dry-run, topic ${to} is made so.`);
  say(
    `Copying into ${to}. If this does not come to its end, no Stet starts over ${to}: begin again with another topic.`,
  );
  const unfinished = await UnfinishedCopy.begin({ kafka, admin }, wantedOf(options));
  try {
    await write(kafka, { source, from, unfinished });
    await assertRests(admin, from, source.ends);
    await assertRests(admin, to, source.ends);
    await assertHolds(kafka, to, { ends: source.ends, seals: planned });
    await unfinished.finish(source.maxMessageBytes);
  } finally {
    await unfinished.close();
  }
  for (const text of planned.texts) say(`  ${text}`);
  say(`Topic ${to} is a log, read back and equal. ${from} is as it was; keep it.`);
}

/** Throws CopyRefused. */
async function sourceOf(admin: Admin, { from, to, leaveOut }: CopyOptions): Promise<Source> {
  const topics = await admin.listTopics();
  if (!topics.includes(from)) throw new CopyRefused(`There is no topic ${from}: name the log in STET_TOPIC.`);
  if (topics.includes(to)) throw new CopyRefused(`Topic ${to} is there already: name one in --to that is not.`);
  const settings = await settingsOf(admin, from);
  if (Object.entries(UNFINISHED).some(([name, value]) => settings.get(name) === value))
    throw new CopyRefused(`Topic ${from} is itself a copy that was not finished: name the log that it was made from.`);
  const inLog = await boundsOf(admin, from);
  if (inLog.length < LOG_PARTITIONS)
    throw new CopyRefused(`Topic ${from} has ${inLog.length} partitions, and a log has ${LOG_PARTITIONS}: it is none.`);
  const lost = inLog.filter(({ low }) => Number(low) > 0).map(({ partition, low }) => `${partition} begins at ${low}`);
  if (lost.length > 0)
    throw new CopyRefused(`Topic ${from} has lost its beginning (partition ${lost.join(', ')}): restore it first.`);
  const { clusterId } = await admin.describeCluster();
  return {
    ends: inLog.map(({ high }) => Number(high)),
    copied: { identity: `kafka:${clusterId}:${from}`, leaveOut, at: new Date().toISOString() },
    maxMessageBytes: settings.get('max.message.bytes') ?? '1048588',
  };
}

/** Says what becomes of the commits; gives the seals of what the copy must hold. Throws CopyRefused. */
async function plan(kafka: Kafka, { ends, copied }: Source, options: CopyOptions): Promise<Seals> {
  const { from: topic, leaveOut } = options;
  const without = new Without(LOG_PARTITIONS);
  const records = new CopiedRecords(copied);
  const take = (partition: number, found: Found) => {
    records.take(partition, found);
    if (!found.message) return without.hole(partition, found.offset);
    without.take(recordOf(partition, found.message), leaveOut.has(partition, found.offset));
  };
  const onFound = (partition: number, found: Found[]) => found.forEach((each) => take(partition, each));
  await readWholeTopic(kafka, { topic, ends, onFound });
  const { facts, refusal } = sentencesOn({ without, leaveOut, ends, isChangeTold: options.isChangeTold });
  facts.forEach(options.say);
  if (refusal !== undefined) throw new CopyRefused(refusal);
  return records.seals;
}

interface Writing {
  source: Source;
  from: string;
  unfinished: UnfinishedCopy;
}

async function write(kafka: Kafka, { source, from, unfinished }: Writing): Promise<void> {
  const records = new CopiedRecords(source.copied);
  const onFound = async (partition: number, found: Found[]) => {
    const messages = found.flatMap((each) => records.take(partition, each) ?? []);
    for (const round of rounds(messages)) await unfinished.write(round);
  };
  await readWholeTopic(kafka, { topic: from, ends: source.ends, onFound });
}

function rounds<T extends { value: Buffer | string | null }>(messages: T[]): T[][] {
  const rounds: T[][] = [];
  let room = 0;
  for (const message of messages) {
    const bytes = message.value?.length ?? 0;
    const round = rounds.at(-1);
    if (round && bytes <= room) round.push(message);
    else rounds.push([message]);
    room = (round && bytes <= room ? room : ROUND) - bytes;
  }
  return rounds;
}

async function assertRests(admin: Admin, topic: string, ends: number[]): Promise<void> {
  const now = await endsOf(admin, topic);
  if (now.some((end, partition) => end !== ends[partition]))
    throw new CopyFailed(
      `Topic ${topic} has changed meanwhile. Stop whatever writes to it, and begin again, into another topic.`,
    );
}

async function assertHolds(
  kafka: Kafka,
  topic: string,
  { ends, seals }: { ends: number[]; seals: Seals },
): Promise<void> {
  const held = new Seals();
  const onFound = (partition: number, found: Found[]) => {
    for (const { offset, message } of found) if (message) held.take(partition, offset, message);
  };
  await readWholeTopic(kafka, { topic, ends, onFound });
  if (held.texts.join('\n') !== seals.texts.join('\n'))
    throw new CopyFailed(`Topic ${topic} does not hold what was read of the log. Begin again, into another topic.`);
}

async function endsOf(admin: Admin, topic: string): Promise<number[]> {
  return (await boundsOf(admin, topic)).map(({ high }) => Number(high));
}

/** Of the log's partitions, in their order: what was added is left unused. */
async function boundsOf(admin: Admin, topic: string) {
  const offsets = await admin.fetchTopicOffsets(topic);
  return offsets.filter(({ partition }) => partition < LOG_PARTITIONS).sort((a, b) => a.partition - b.partition);
}

function wantedOf({ to, replicas }: CopyOptions) {
  return { topic: to, partitions: LOG_PARTITIONS, replicas };
}
