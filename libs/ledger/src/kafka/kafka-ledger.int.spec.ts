import kafkajs, { type Admin } from 'kafkajs';
import { openKafkaLedger } from '#ledger';
import { eventually, type FreshKafkaLog, freshKafkaLog, freshTopic, kafkaBrokers, kafkaLog } from '#testing';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';
import { ledgerSeesWhatIsTakenAway } from '../../contract/taken-away.js';
import { haltOf, Reader } from '../../contract/reader.js';

ledgerKeepsItsContract('Kafka', freshKafkaLog);
ledgerSeesWhatIsTakenAway('Kafka', freshKafkaLog);

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
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions: 12, configEntries }] });
    return openKafkaLedger({ ...(await kafkaLog()), topic, replicas });
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

describe('a topic that somebody changes under a running process', () => {
  it.each([
    ['cleanup.policy', 'compact'],
    ['retention.ms', '604800000'],
    ['retention.bytes', '1000000'],
    ['message.timestamp.type', 'CreateTime'],
    ['unclean.leader.election.enable', 'true'],
  ])('is noticed with %s=%s, as at the start', async (name, wrong) => {
    const log = await freshKafkaLog();
    const ledger = await log.open({ lookEveryMs: 50 });
    await log.alter({ [name]: wrong });
    expect(await ledger.halted).toMatchObject({
      code: 'ledger.wrong-setting',
      message: expect.stringContaining(`has ${name}=${wrong}`),
    });
    await ledger.close();
  });

  it('is noticed to be deleted, however many ask for what it was meanwhile', async () => {
    const log = await freshKafkaLog();
    const ledger = await log.open({ lookEveryMs: 1000 });
    const over = new AbortController();
    await log.vanish();
    const asking = Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) await ledger.bounds().catch(() => undefined);
    });
    expect(await ledger.halted).toMatchObject({ code: 'ledger.gone' });
    over.abort();
    await ledger.close();
    await Promise.all(asking);
  });

  it('goes on as it was made when partitions are added: they are left unused, and nobody is refused', async () => {
    const log = await freshKafkaLog();
    const ledger = await log.open({ lookEveryMs: 50 });
    const reader = await Reader.of(ledger);
    await log.addPartitions(16);
    const other = await eventually(() => log.open().catch(() => undefined));
    expect([other.partitions, (await other.bounds()).length]).toEqual([12, 12]);
    const late = await Reader.of(other);
    await other.append([{ partition: 11, key: 'k', value: Buffer.from('in the log') }]);
    await other.append([{ partition: 14, key: 'k', value: Buffer.from('beside it') }]);
    await other.append([{ partition: 11, key: 'k', value: Buffer.from('after it') }]);
    for (const one of [reader, late]) {
      const read = await one.untilRead(['in the log', 'after it']);
      expect(read.map(({ partition }) => partition)).toEqual([11, 11]);
      await one.stop();
    }
    expect(await Promise.race([ledger.halted, Promise.resolve('goes on')])).toBe('goes on');
    await Promise.all([ledger.close(), other.close()]);
  });
});

describe('a topic of which single records are read', () => {
  it('is read without a group, which would take seconds to join', async () => {
    const log = await freshKafkaLog();
    const ledger = await log.open();
    await ledger.append([{ partition: 2, key: 'some-stream', value: Buffer.from('one') }]);
    expect(await ledger.read(2, 0, 1)).toMatchObject([{ offset: 0 }]);
    const admin = new kafkajs.Kafka({ brokers: kafkaBrokers(), logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    const { groups } = await admin.listGroups();
    expect(groups.filter(({ groupId }) => groupId.startsWith(log.topic))).toEqual([]);
    await admin.disconnect();
    await ledger.close();
  });

  it('that is gone meanwhile lets nobody wait for ever', async () => {
    const log = await freshKafkaLog();
    const ledger = await log.open();
    await ledger.append([{ partition: 2, key: 'some-stream', value: Buffer.from('one') }]);
    await ledger.read(2, 0, 1);
    await log.vanish();
    await expect(eventually(() => ledger.read(2, 0, 1).then(() => false))).rejects.toThrow(/does not host this topic/);
    await ledger.close();
  });
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
      message: expect.stringMatching(
        new RegExp(
          `^Partition 2 has a hole: no record is at ${offset}.* npm run copy-log -- .* --leave-out 2:${offset}\\b`,
        ),
      ),
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
