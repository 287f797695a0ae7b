/** What kafkajs may hand to a reader at its worst, by a consumer of which each step is told. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import { headOf, type LogRecord } from '#ledger';
import { KafkaSubscription } from './kafka-subscription.js';

describe('a reader that is handed several partitions at once', () => {
  it.each([
    ['before', [2, 0, 1]],
    ['after', [0, 1, 2]],
  ])(
    'does not begin anew while records are being taken that came %s those that are not wanted',
    async (_when, order) => {
      const consumer = new ToldConsumer();
      const letGo: (() => void)[] = [];
      let underWay = 0;
      /** How many records were being taken each time that it began. */
      const begun: number[] = [];
      const subscription = subscriptionOf(consumer, {
        from: (partitions) => {
          begun.push(underWay);
          return new Map(partitions.map((partition) => [partition, { next: 0, lastHash: null }]));
        },
        onRecords: async () => {
          underWay += 1;
          await new Promise<void>((resolve) => letGo.push(resolve));
          underWay -= 1;
        },
      });
      await subscription.start();
      await consumer.assign([0, 1, 2]);
      for (const partition of order) void consumer.hand(partition, [partition === 1 ? 5 : 0]);
      for (let n = 0; n < 6; n++) {
        await severalTurns();
        letGo.shift()?.();
      }
      expect(begun).toEqual([0, 0]);
      await subscription.stop();
    },
  );

  it('does not take what is wanted out of a batch that begins before it, for there the log was cut', async () => {
    const consumer = new ToldConsumer();
    const [taken, lastHash]: [number[], string] = [[], headOf(valueAt(2))];
    let begun = 0;
    const subscription = subscriptionOf(consumer, {
      from: (partitions) => {
        begun += 1;
        return new Map(partitions.map((partition) => [partition, { next: 3, lastHash }]));
      },
      onRecords: (records) => void taken.push(...records.map(({ offset }) => offset)),
    });
    await subscription.start();
    await consumer.assign([0]);
    await consumer.hand(0, [2, 3]);
    await consumer.hand(0, [0, 1, 2, 3, 4]);
    await severalTurns();
    expect([taken, begun]).toEqual([[3], 2]);
    await subscription.stop();
  });

  it.each([
    ['records', (consumer: ToldConsumer) => consumer.hand(0, [5])],
    ['what is no record', (consumer: ToldConsumer) => consumer.passOver(0, 5)],
  ])('halts at a hole once what is wanted was missed twice, and %s came instead', async (_what, handInstead) => {
    const consumer = new ToldConsumer();
    const from = (partitions: number[]) =>
      new Map(partitions.map((partition) => [partition, { next: 3, lastHash: headOf(valueAt(2)) }]));
    const subscription = subscriptionOf(consumer, { from, onRecords: () => undefined });
    await subscription.start();
    await consumer.assign([0]);
    for (let times = 0; times < 2; times++) {
      await consumer.hand(0, [2]);
      await handInstead(consumer);
      await severalTurns();
    }
    expect(await subscription.halted).toMatchObject({ code: 'ledger.hole' });
  });

  it('halts when it is handed what came before, and the log ends before what it has read', async () => {
    const consumer = new ToldConsumer();
    const from = (partitions: number[]) =>
      new Map(partitions.map((partition) => [partition, { next: 3, lastHash: headOf(valueAt(2)) }]));
    const ends = [3, 1];
    const subscription = subscriptionOf(consumer, { from, onRecords: () => undefined }, () => ends.shift() ?? 0);
    await subscription.start();
    await consumer.assign([0]);
    await consumer.hand(0, [2]);
    await consumer.hand(0, [0]);
    expect(await subscription.halted).toMatchObject({ code: 'ledger.checkpoint-beyond-end' });
  });
});

interface Told {
  from(partitions: number[]): Map<number, { next: number; lastHash: string | null }>;
  onRecords(records: LogRecord[]): Promise<void> | void;
}

function subscriptionOf(consumer: ToldConsumer, { from, onRecords }: Told, end = () => 10): KafkaSubscription {
  const bounds = () => {
    const now = end();
    return Promise.resolve(Array.from({ length: 3 }, () => ({ start: 0, end: now })));
  };
  const kafka = { consumer: () => consumer } as unknown as Kafka;
  return new KafkaSubscription(
    { from: (partitions) => Promise.resolve(from(partitions)), onRecords },
    { kafka, topic: 'told', partitions: 3, bounds },
  );
}

function valueAt(offset: number): Buffer {
  return Buffer.from(`record ${offset}`);
}

async function severalTurns(): Promise<void> {
  for (let n = 0; n < 5; n++) await turn();
}

class ToldConsumer {
  readonly events = { GROUP_JOIN: 'join', CRASH: 'crash', REQUEST_TIMEOUT: 'timeout', START_BATCH_PROCESS: 'batch' };
  private readonly listeners = new Map<string, (event: object) => void>();
  private eachBatch: (payload: object) => Promise<void> = () => Promise.resolve();

  connect = () => Promise.resolve();
  subscribe = () => Promise.resolve();
  disconnect = () => Promise.resolve();
  seek = () => undefined;

  on(name: string, listener: (event: object) => void): void {
    this.listeners.set(name, listener);
  }

  run({ eachBatch }: { eachBatch(payload: object): Promise<void> }): Promise<void> {
    this.eachBatch = eachBatch;
    return Promise.resolve();
  }

  async assign(partitions: number[]): Promise<void> {
    this.listeners.get('join')?.({ payload: { memberAssignment: { told: partitions } } });
    await severalTurns();
  }

  async passOver(partition: number, offset: number): Promise<void> {
    const range = { batchSize: 0, partition, firstOffset: String(offset), lastOffset: String(offset) };
    this.listeners.get('batch')?.({ payload: range });
    await severalTurns();
  }

  hand(partition: number, offsets: number[]): Promise<void> {
    const messages = offsets.map((offset) => ({
      offset: `${offset}`,
      key: null,
      value: valueAt(offset),
      timestamp: '0',
    }));
    const batch = {
      partition,
      messages,
      firstOffset: () => String(offsets[0]),
      lastOffset: () => String(offsets.at(-1)),
    };
    const payload = { batch, resolveOffset: () => undefined, heartbeat: () => Promise.resolve(), isStale: () => false };
    return this.eachBatch(payload);
  }
}
