/**
 * Questions that go to the brokers of a topic themselves. kafkajs has the requests and shows them to nobody but its own
 * clients: so its cluster is made as its client makes its own (2.2.4, the version that idle-timer.ts insists on).
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Cluster, Kafka } from 'kafkajs';
import { farewell } from './farewell.js';

const PAUSE_MS = 100;

interface Patience {
  /** After this time without an answer a broker hangs. */
  hangsMs: number;
  /** How long an election may take before a question fails; a broker that hangs ends the try it is asked by. */
  patienceMs: number;
}

export class AskedCluster {
  private cluster: Promise<Cluster> | undefined;
  private leaving: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly connect: () => Promise<Cluster>,
    private readonly patience: Patience,
  ) {}

  /** A question that fails is asked again by new connections. Throws what it threw last, once patience has ended. */
  async ask<T>(question: (cluster: Cluster) => Promise<T>): Promise<T> {
    const { hangsMs, patienceMs } = this.patience;
    const until = Date.now() + patienceMs;
    for (;;) {
      const used = (this.cluster ??= this.connected());
      try {
        return await inTime(used.then(question), hangsMs);
      } catch (error) {
        this.letGo(used);
        if (this.isClosed || Date.now() > until) throw error;
        await wait(PAUSE_MS);
      }
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.cluster) this.letGo(this.cluster);
    await farewell(this.leaving);
  }

  private async connected(): Promise<Cluster> {
    if (this.isClosed) throw new Error('The log is closed.');
    return this.connect();
  }

  /** A cluster remembers who leads, and goes on asking a broker that hangs: so after each failure the next question connects a new one. */
  private letGo(used: Promise<Cluster>): void {
    if (this.cluster === used) this.cluster = undefined;
    this.leaving = used.then((cluster) => cluster.disconnect()).catch(() => undefined);
  }
}

/** What `AskedCluster` connects by. */
export function clusterOn(kafka: Kafka, topic: string): () => Promise<Cluster> {
  return async () => {
    const cluster = clusterOf(kafka);
    await cluster.connect();
    await cluster.addTargetTopic(topic);
    return cluster;
  };
}

/** With the client's own settings: whom it asks, how long it waits, by what right. */
export function clusterOf(kafka: Kafka): Cluster {
  const make = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  const makes = kafka as unknown as Record<symbol, (options: object) => Cluster>;
  const cluster = make && makes[make]?.({ allowAutoTopicCreation: false });
  if (!cluster) throw new Error('kafkajs makes its clusters in another way than 2.2.4 did.');
  return cluster;
}

/** Throws once a broker has not answered for so long. */
export async function inTime<T>(asked: Promise<T>, milliseconds: number): Promise<T> {
  const answered = new AbortController();
  const hangs = wait(milliseconds, undefined, { signal: answered.signal }).then(() => {
    throw new Error(`A broker has not answered for ${milliseconds} ms.`);
  });
  try {
    return await Promise.race([asked, hangs]);
  } finally {
    answered.abort();
  }
}
