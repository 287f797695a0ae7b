/** What the cluster says of the topic now: whether it is as it must be, and who leads each partition. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import { lookAtTopic, type TopicWanted } from './topic.js';

/** How long an election may take before a question about the topic fails. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 100;

export class TopicWatch {
  private replacing: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly wanted: TopicWanted,
    private admin: Admin,
  ) {}

  /**
   * Throws LedgerHalt or WrongLedgerSetting. Does not retry, since the lookout looks again. By a client of its own:
   * a question about a topic that is gone disconnects the client that asks it.
   */
  async look(): Promise<void> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      await lookAtTopic(admin, this.wanted);
    } finally {
      void admin.disconnect().catch(() => undefined);
    }
  }

  /** The leader's node id by partition. */
  leaders(): Promise<number[]> {
    return this.answered(async (admin) => {
      const [found] = (await admin.fetchTopicMetadata({ topics: [this.wanted.topic] })).topics;
      const leaders: number[] = [];
      for (const { partitionId, leader } of found?.partitions ?? []) leaders[partitionId] = leader;
      return leaders;
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.replacing?.catch(() => undefined);
    await this.admin.disconnect();
  }

  /**
   * kafkajs' admin keeps who leads for five minutes, whatever a broker answers, and goes on asking one that hangs: so
   * after each failure a new client asks.
   */
  private async answered<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const { admin } = this;
      try {
        return await question(admin);
      } catch (error) {
        if (this.isClosed || Date.now() > until) throw error;
        await wait(PAUSE_MS);
        await this.replace(admin).catch(() => undefined);
      }
    }
  }

  private async replace(old: Admin): Promise<void> {
    if (this.admin !== old) return;
    this.replacing ??= this.renew(old).finally(() => (this.replacing = undefined));
    await this.replacing;
  }

  private async renew(old: Admin): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    this.admin = admin;
    // Not awaited: its broker may hang.
    void old.disconnect().catch(() => undefined);
  }
}
