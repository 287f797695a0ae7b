import kafkajs, { type Admin } from 'kafkajs';
import { openKafkaLedger } from '#ledger';
import { freshKafkaLog, freshTopic, kafkaBrokers } from '#testing';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';

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

describe('a topic that ends with a marker of somebody’s transaction', () => {
  it.each([
    ['from the start', []],
    ['on', ['one']],
  ])('is a topic with a hole to a reader that reads %s, though nothing comes after it', async (_from, before) => {
    const log = await freshKafkaLog();
    const ledger = await log.open();
    for (const text of before) await ledger.append([{ partition: 2, key: 'some-stream', value: Buffer.from(text) }]);
    const reader = await ledger.follow({
      from: (partitions) => Promise.resolve(new Map(partitions.map((p) => [p, { next: 0, lastHash: null }]))),
      onRecords: () => undefined,
    });
    await log.leaveHole(2);
    expect(await reader.halted).toMatchObject({
      code: 'ledger.hole',
      message: `Partition 2 has a hole: no record is at ${before.length + 1}. Restore the log, then restart.`,
    });
    await ledger.close();
  });
});
