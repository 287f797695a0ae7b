import kafkajs, { type Admin } from 'kafkajs';
import { openKafkaLedger } from '#ledger';
import { type FreshKafkaLog, freshKafkaLog, freshTopic, kafkaBrokers } from '#testing';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';
import { haltOf, Reader } from '../../contract/reader.js';

ledgerKeepsItsContract('Kafka', freshKafkaLog);

describe('a topic that somebody else has made', () => {
  let admin: Admin;

  beforeAll(async () => {
    admin = new kafkajs.Kafka({ brokers: kafkaBrokers(), logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
  });

  afterAll(() => admin.disconnect());

  async function openOver(settings: Record<string, string>, replicas = 1) {
    const topic = freshTopic();
    const right = {
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'message.timestamp.type': 'LogAppendTime',
    };
    const configEntries = Object.entries({ ...right, ...settings }).map(([name, value]) => ({ name, value }));
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 12, configEntries }] });
    return openKafkaLedger({ brokers: kafkaBrokers(), topic, replicas });
  }

  it('is taken if it keeps what is promised', async () => {
    const ledger = await openOver({});
    expect(ledger.partitions).toBe(12);
    await ledger.close();
  });

  it.each([
    ['cleanup.policy', 'compact', 'delete'],
    ['retention.ms', '604800000', '-1'],
    ['retention.bytes', '1000000', '-1'],
    ['message.timestamp.type', 'CreateTime', 'LogAppendTime'],
    ['unclean.leader.election.enable', 'true', 'false'],
  ])('is refused with %s=%s, and the refusal says how to put it right', (name, wrong, right) =>
    expect(openOver({ [name]: wrong })).rejects.toMatchObject({
      code: 'ledger.wrong-setting',
      message: expect.stringMatching(
        new RegExp(`has ${name}=${wrong}.* Put it right: kafka-configs --alter .* --add-config ${name}=${right}$`),
      ),
    }),
  );

  it('is refused with fewer copies than are wanted', () =>
    expect(openOver({}, 3)).rejects.toMatchObject({
      code: 'ledger.wrong-setting',
      message: expect.stringMatching(/has 1 replicas, and at least 3 are wanted: reassign/),
    }));
});

describe('a topic that ends with somebody’s transaction', () => {
  it.each<[string, (log: FreshKafkaLog) => Promise<void>, number]>([
    ['committed, and so with its marker', (log) => log.leaveHole(2), 2],
    ['aborted, of which kafkajs shows nothing', (log) => log.abortTransaction(2), 1],
  ])('%s, has a hole to its reader, though nothing comes after it', async (_how, transact, offset) => {
    const log = await freshKafkaLog();
    const ledger = await log.open();
    const reader = await Reader.of(ledger);
    await ledger.append([{ partition: 2, key: 'some-stream', value: Buffer.from('one') }]);
    await reader.untilRead(['one']);
    await transact(log);
    expect(await reader.halted).toMatchObject({
      code: 'ledger.hole',
      message: `Partition 2 has a hole: no record is at ${offset}. Restore the log, then restart.`,
    });
    await ledger.close();
  });

  it('has one to whoever begins to read it', async () => {
    const log = await freshKafkaLog();
    const ledger = await log.open();
    await log.leaveHole(2);
    expect(await haltOf(ledger, { partition: 2, next: 0, lastHash: null })).toMatchObject({ code: 'ledger.hole' });
    await ledger.close();
  });
});
