/**
 * Sends rounds, each once. kafkajs' producer goes on asking a broker that hangs, and its own repeats would come on top
 * of ours: so after each failure a new one sends.
 */
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import type { Entry } from '../ledger.js';

/** How long the replicas may take. */
const PATIENCE_MS = 3000;

export class RoundSender {
  private producer: Promise<Producer>;

  private constructor(
    private readonly kafka: Kafka,
    private readonly topic: string,
    first: Producer,
  ) {
    this.producer = Promise.resolve(first);
  }

  static async connect(kafka: Kafka, topic: string): Promise<RoundSender> {
    return new RoundSender(kafka, topic, await connectedProducer(kafka));
  }

  async send(messages: Entry[]): Promise<void> {
    const used = this.producer;
    try {
      const producer = await used;
      await producer.send({ topic: this.topic, acks: -1, timeout: PATIENCE_MS, messages });
    } catch (error) {
      if (this.producer === used) this.replace(used);
      throw error;
    }
  }

  async close(): Promise<void> {
    const producer = await this.producer.catch(() => undefined);
    await producer?.disconnect();
  }

  private replace(old: Promise<Producer>): void {
    this.producer = connectedProducer(this.kafka);
    // Not unhandled: the next send awaits it, and fails with it.
    this.producer.catch(() => undefined);
    // Not awaited: its broker may hang.
    void old.then((producer) => producer.disconnect()).catch(() => undefined);
  }
}

/** Sends once what it is given: a repeat of kafkajs' own could write a record twice. */
export async function connectedProducer(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: false,
    retry: { retries: 0 },
    // Never asked, for every message names its partition; named so that kafkajs does not warn of its default.
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}
