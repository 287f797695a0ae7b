import kafkajs from 'kafkajs';
import { type Commit, copyKafkaLog, encodeCommit, type Ledger, Offsets, openKafkaLedger, partitionOf } from '#ledger';
import { type FreshKafkaLog, freshKafkaLog, freshTopic, kafkaBrokers } from '#testing';
import { UnfinishedCopy } from './unfinished-copy.js';

const STREAM = 'claim-a';
const P = partitionOf(STREAM, 12);
const brokers = kafkaBrokers();

describe('a copy of a log on Kafka', () => {
  let log: FreshKafkaLog;
  let to: string;
  let opened: Ledger[];

  beforeEach(async () => {
    [log, to, opened] = [await freshKafkaLog(), freshTopic(), []];
  });

  afterEach(() => Promise.all(opened.map((ledger) => ledger.close())));

  async function open(topic: string): Promise<Ledger> {
    const ledger = await openKafkaLedger({ brokers, topic });
    opened.push(ledger);
    return ledger;
  }

  async function write(...records: { key?: string; value: string | Buffer; partition?: number }[]): Promise<void> {
    const ledger = await open(log.topic);
    for (const { key = STREAM, value, partition = P } of records)
      await ledger.append([{ partition, key, value: Buffer.from(value) }]);
  }

  async function copy(leaveOut: string[] = [], more: { isDryRun?: boolean; isChangeTold?: boolean } = {}) {
    const said: string[] = [];
    const flags = { isDryRun: false, isChangeTold: false, ...more };
    const names = { brokers, from: log.topic, to, replicas: 1, leaveOut: Offsets.parse(leaveOut) };
    await copyKafkaLog({ ...names, ...flags, say: (sentence) => said.push(sentence) });
    return said.join('\n');
  }

  async function recordsOf(topic: string, partition = P) {
    const ledger = await open(topic);
    const { end = 0 } = (await ledger.bounds())[partition] ?? {};
    return ledger.read(partition, 0, end);
  }

  it('keeps key, bytes, time and offset of every record, in every partition, and says in its place what is left out', async () => {
    const poison = JSON.stringify({ v: 9, stream: STREAM });
    await write(
      { value: commit('first') },
      { value: Buffer.from([0, 255, 10]), key: 'whatever' },
      { value: poison },
      { value: 'after it' },
      { value: 'elsewhere', partition: 11 },
      { value: '', partition: 0 },
    );
    expect(await copy([`${P}:2`])).toContain(`${to} is a log, read back and equal`);
    for (const partition of [0, 11])
      expect(await recordsOf(to, partition)).toEqual(await recordsOf(log.topic, partition));
    const [there, here] = [await recordsOf(log.topic), await recordsOf(to)];
    expect(here.length).toBe(4);
    for (const offset of [0, 1, 3]) expect(here[offset]).toEqual(there[offset]);
    expect(here[2]).toMatchObject({ key: 'stet:left-out', appendedAt: there[2]?.appendedAt });
    expect(JSON.parse(String(here[2]?.value))).toEqual({
      leftOut: {
        of: opened[0]?.identity,
        partition: P,
        offset: 2,
        record: {
          key: STREAM,
          hash: expect.stringMatching(/^[\w-]{43}$/),
          bytes: poison.length,
          appendedAt: new Date(there[2]?.appendedAt ?? 0).toISOString(),
        },
        at: expect.stringMatching(/Z$/),
      },
    });
  });

  it.each<[string, (log: FreshKafkaLog) => Promise<void>, string]>([
    ['committed', (log) => log.leaveHole(P), `${P}:2`],
    ['aborted', (log) => log.abortTransaction(P), `${P}:1-2`],
  ])("goes past the end of somebody's transaction, %s, which it names", async (_how, transact, offsets) => {
    await write({ value: commit('first') });
    await transact(log);
    await write({ value: 'after it' });
    await expect(copy()).rejects.toThrow(`add --leave-out ${offsets}.`);
    await copy([offsets]);
    const records = await recordsOf(to);
    expect(records.map(({ offset }) => offset)).toEqual([0, 1, 2, 3]);
    expect(JSON.parse(String(records[2]?.value))).toMatchObject({ leftOut: { offset: 2, record: null } });
    expect([String(records[0]?.value), String(records[3]?.value)]).toEqual([commit('first').toString(), 'after it']);
  });

  it('is not made, and nothing written, if it would change what stands, unless that is said', async () => {
    await write({ value: commit('first') });
    await expect(copy([`${P}:0`])).rejects.toThrow(/would change which commits stand/);
    await expect(copy([`${P}:0`], { isDryRun: true })).rejects.toThrow(/would change which commits stand/);
    expect(await copy([`${P}:0`], { isDryRun: true, isChangeTold: true })).toMatch(
      /0 of claim-a \(first\) is left out though it stands\.\nNothing was written/,
    );
    expect(await topics()).not.toContain(to);
    await copy([`${P}:0`], { isChangeTold: true });
    expect(await topics()).toContain(to);
  });

  it('goes into a new topic alone, and comes of a log alone', async () => {
    await write({ value: commit('first') });
    await copy();
    await expect(copy()).rejects.toThrow(`Topic ${to} is there already`);
    [log, to] = [await freshKafkaLog(), freshTopic()];
    await expect(copy()).rejects.toThrow(`There is no topic ${log.topic}`);
    await write({ value: 'one' }, { value: 'two' });
    await log.loseFirst(P);
    await expect(copy()).rejects.toThrow(`has lost its beginning (partition ${P} begins at 1)`);
  });

  it('is none if the log grew meanwhile', async () => {
    await write({ value: commit('first') });
    const ledger = await open(log.topic);
    const say = (sentence: string) => {
      if (sentence.startsWith('Copying'))
        void ledger.append([{ partition: P, key: STREAM, value: Buffer.from('more') }]);
    };
    const names = { brokers, from: log.topic, to, replicas: 1, leaveOut: Offsets.parse([]) };
    const grown = copyKafkaLog({ ...names, isDryRun: false, isChangeTold: false, say });
    await expect(grown).rejects.toThrow(`Topic ${log.topic} has changed meanwhile`);
    await expect(open(to)).rejects.toMatchObject({ code: 'ledger.wrong-setting' });
  });

  it('that was made half is no log, is not made one by its settings, and is not copied on', async () => {
    const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const half = await UnfinishedCopy.begin({ kafka, admin }, { topic: to, partitions: 12, replicas: 1 });
    await half.write([{ partition: P, key: STREAM, value: commit('first'), timestamp: '1700000000000' }]);
    await half.close();
    await admin.disconnect();
    const refusal = { code: 'ledger.wrong-setting', message: expect.stringMatching(/copy-log has not finished/) };
    await expect(open(to)).rejects.toMatchObject(refusal);
    await inWords('message.timestamp.type', 'LogAppendTime');
    await expect(open(to)).rejects.toMatchObject(refusal);
    await write({ value: commit('first') });
    await expect(copy()).rejects.toThrow('is there already');
    log = { ...log, topic: to };
    to = freshTopic();
    await expect(copy()).rejects.toThrow('is itself a copy that was not finished');
  });

  /** As kafka-configs does it: one setting, and the others stay. */
  async function inWords(name: string, value: string): Promise<void> {
    await asAdmin(async (admin) => {
      const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: to };
      const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [resource] });
      const set = (resources[0]?.configEntries ?? []).filter(({ isDefault }) => !isDefault);
      const kept = set.map(({ configName, configValue }) => ({ name: configName, value: configValue }));
      const configEntries = [...kept.filter((entry) => entry.name !== name), { name, value }];
      await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries }] });
    });
  }

  async function topics(): Promise<string[]> {
    return asAdmin((admin) => admin.listTopics());
  }
});

async function asAdmin<T>(act: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
  const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  const done = await act(admin);
  await admin.disconnect();
  return done;
}

function commit(id: string): Buffer {
  const rest: Omit<Commit, 'events' | 'id'> = { v: 1, stream: STREAM, after: 0, on: null, ...said() };
  return encodeCommit({ ...rest, id, events: [{ type: 'ClaimRegistered', data: {} }] });
}

function said() {
  return { command: 'RegisterClaim', digest: 'd', by: 'tool:wire-desk', at: '2026-11-22T08:00:00.000Z' };
}
