/**
 * The topic of a copy while it is being made. No Stet runs over it: it keeps the records' own times, which a start
 * refuses, and bears a mark, which a start refuses, too, should somebody put the first right. One change takes both away.
 */
import kafkajs, { type Admin, type Kafka, type Message, type Producer } from 'kafkajs';
import { setTimeout as wait } from 'node:timers/promises';
import { CopyRefused } from '../copy/copy-errors.js';
import { connectedProducer } from './round-sender.js';
import { checkTopic, createTopic, settingsOf, settingsOfLog, type TopicWanted, UNFINISHED } from './topic.js';

/** How long the replicas may take, and a new topic to be led. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

/** A record may be larger than one that a Stet writes: what others packed comes unpacked. */
const WHILE_COPYING = { ...UNFINISHED, 'message.timestamp.type': 'CreateTime', 'max.message.bytes': '67108864' };

export class UnfinishedCopy {
  private constructor(
    private readonly admin: Admin,
    private readonly producer: Producer,
    private readonly wanted: TopicWanted,
  ) {}

  /** Throws CopyRefused if there is such a topic. */
  static async begin({ kafka, admin }: { kafka: Kafka; admin: Admin }, wanted: TopicWanted): Promise<UnfinishedCopy> {
    const { topic } = wanted;
    if (!(await createTopic(admin, wanted, WHILE_COPYING)))
      throw new CopyRefused(`Topic ${topic} is there already. Name another: a copy is made into a new topic alone.`);
    await eventually(() => admin.fetchTopicOffsets(topic));
    return new UnfinishedCopy(admin, await connectedProducer(kafka), wanted);
  }

  async write(messages: Message[]): Promise<void> {
    await this.producer.send({ topic: this.wanted.topic, acks: -1, timeout: PATIENCE_MS, messages });
  }

  /** From now on it is a log like any other, with `maxMessageBytes` as the one that it was made from. */
  async finish(maxMessageBytes: string): Promise<void> {
    const { topic, replicas } = this.wanted;
    const configEntries = settingsOfLog(replicas, { 'max.message.bytes': maxMessageBytes });
    const { TOPIC } = kafkajs.ConfigResourceTypes;
    await this.admin.alterConfigs({ validateOnly: false, resources: [{ type: TOPIC, name: topic, configEntries }] });
    await eventually(async () => {
      const { topics } = await this.admin.fetchTopicMetadata({ topics: [topic] });
      return checkTopic(await settingsOf(this.admin, topic), this.wanted, topics[0]?.partitions ?? []);
    });
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }
}

async function eventually<T>(act: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ; await wait(PAUSE_MS)) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
