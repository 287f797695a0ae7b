import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { type Entry, type Ledger, openKafkaLedger } from '#ledger';
import { type FreshLog, refused } from './fresh-log.js';
import { eventually, freshTopic, kafkaBrokers, kafkaLog } from './services.js';

export interface FreshKafkaLog extends FreshLog {
  readonly topic: string;
  /** Its records take offsets, and are shown to nobody. */
  abortTransaction(partition: number): Promise<void>;
  /** Sets these settings of the topic, and all others to what a log is made with. */
  alter(settings: Record<string, string>): Promise<void>;
  /** Up to so many. */
  addPartitions(count: number): Promise<void>;
}

/** The topic goes with its broker. */
export function freshKafkaLog(topic: string = freshTopic()): Promise<FreshKafkaLog> {
  const open: FreshLog['open'] = async (options) => openKafkaLedger({ ...(await kafkaLog()), topic, ...options });
  return Promise.resolve({
    topic,
    open,
    abortAppend: (ledger, round) => refused(ledger.append([...round, tooLarge(ledger, round)])),
    leaveHole: (partition) => writeInTransaction({ topic, partition, end: 'commit' }),
    abortTransaction: (partition) => writeInTransaction({ topic, partition, end: 'abort' }),
    loseFirst: (partition) =>
      asAdmin(async (admin) => {
        // kafkajs' admin knows no topic that it was not asked of before.
        await admin.fetchTopicOffsets(topic);
        await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: '1' }] });
      }),
    makeAnew: async () => {
      await asAdmin((admin) => admin.deleteTopics({ topics: [topic] }));
      const anew = await eventually(() => open().catch(() => undefined));
      await anew.close();
    },
    vanish: () =>
      asAdmin(async (admin) => {
        await admin.deleteTopics({ topics: [topic] });
        await eventually(async () => !(await admin.listTopics()).includes(topic));
      }),
    alter: (settings) =>
      asAdmin((admin) =>
        admin.alterConfigs({
          validateOnly: false,
          resources: [
            {
              type: kafkajs.ConfigResourceTypes.TOPIC,
              name: topic,
              configEntries: entriesOf({ ...AS_MADE, ...settings }),
            },
          ],
        }),
      ),
    addPartitions: (count) => asAdmin((admin) => admin.createPartitions({ topicPartitions: [{ topic, count }] })),
    drop: () => Promise.resolve(),
  });
}

/** As a log is made. */
const AS_MADE = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'message.timestamp.type': 'LogAppendTime',
  'unclean.leader.election.enable': 'false',
  'min.insync.replicas': '1',
};

function entriesOf(settings: Record<string, string>) {
  return Object.entries(settings).map(([name, value]) => ({ name, value }));
}

/** The broker takes no batch with it, and so nothing of the round in its partition. */
function tooLarge({ maxRoundBytes }: Ledger, round: Entry[]): Entry {
  const { partition = 0, key = '' } = round.at(-1) ?? {};
  return { partition, key, value: Buffer.alloc(2 * maxRoundBytes) };
}

interface Written {
  topic: string;
  partition: number;
  end: 'commit' | 'abort';
}

/** Transactions end with a marker, which takes an offset and is no record. */
async function writeInTransaction({ topic, partition, end }: Written): Promise<void> {
  const producer = cluster().producer({ transactionalId: topic, maxInFlightRequests: 1, idempotent: true });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: [{ partition, key: 'k', value: 'in a transaction' }] });
  await transaction[end]();
  await producer.disconnect();
}

async function asAdmin(act: (admin: Admin) => Promise<unknown>): Promise<void> {
  const admin = cluster().admin();
  await admin.connect();
  await act(admin);
  await admin.disconnect();
}

function cluster(): Kafka {
  return new kafkajs.Kafka({ brokers: kafkaBrokers(), logLevel: kafkajs.logLevel.NOTHING });
}
