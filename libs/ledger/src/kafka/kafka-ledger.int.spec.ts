import kafkajs, { type Admin } from 'kafkajs';
import { headOf, type Ledger, openKafkaLedger } from '#ledger';
import { eventually, freshKafkaLog, freshTopic, kafkaBrokers } from '#testing';
import { abortedAppendsLeaveNoHole } from '../../contract/aborted-appends.js';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';
import { haltOf } from '../../contract/reader.js';

ledgerKeepsItsContract('Kafka', freshKafkaLog);
abortedAppendsLeaveNoHole('Kafka', freshKafkaLog);

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

describe('a reader of a topic that is not what it was', () => {
  const entry = (text: string) => ({ partition: 4, key: 'some-stream', value: Buffer.from(text) });
  const readOne = { partition: 4, next: 1, lastHash: headOf(Buffer.from('one')) };
  const topic = freshTopic();
  let admin: Admin;
  let ledger: Ledger;

  beforeAll(async () => {
    admin = new kafkajs.Kafka({ brokers: kafkaBrokers(), logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    ledger = await openKafkaLedger({ brokers: kafkaBrokers(), topic });
    await ledger.append([entry('one'), entry('two')]);
  });

  afterAll(async () => {
    await ledger.close();
    await admin.disconnect();
  });

  it('halts when its beginning was deleted', async () => {
    // kafkajs' admin knows no topic that it was not asked of before.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 4, offset: '1' }] });
    expect(await haltOf(ledger, readOne)).toMatchObject({ code: 'ledger.start-lost' });
  });

  it('halts when it was made anew and has grown again', async () => {
    await ledger.close();
    await admin.deleteTopics({ topics: [topic] });
    ledger = await eventually(() => openKafkaLedger({ brokers: kafkaBrokers(), topic }).catch(() => undefined));
    expect(await haltOf(ledger, readOne)).toMatchObject({ code: 'ledger.checkpoint-beyond-end' });
    await ledger.append([entry('another'), entry('two')]);
    expect(await haltOf(ledger, readOne)).toMatchObject({ code: 'ledger.another-history' });
  });
});
