/** A broker that comes back without its last records, as after a loss of power. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../../../scripts/kafka.mjs';
import { headOf, type Ledger, type LogRecord, openKafkaLedger } from '#ledger';
import { eventually } from '#testing';
import { haltOf, Reader } from '../../contract/reader.js';

const PARTITION = 2;
/** A log for each of those who read, and one for whoever comes later: what is lost at once is lost in all of them. */
const READERS = { 'of a group': { group: 'stet.readers' }, 'that reads alone': {} };
const LOGS = [...Object.keys(READERS), 'read later'];

interface Log {
  ledger: Ledger;
  seen: LogRecord[];
  reader: Reader | undefined;
}

describe('when a broker comes back without its last records', () => {
  const logs = new Map<string, Log>();
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster();
    for (const name of LOGS) logs.set(name, await begun(name));
    await loseAll();
  });

  afterAll(async () => {
    for (const { ledger } of logs.values()) await ledger.close();
    await cluster.stop();
  });

  it.each(Object.keys(READERS))('a reader %s halts, and takes nothing that comes in their place', async (name) => {
    const { ledger, reader, seen } = logOf(name);
    await write(ledger, ['another']);
    expect(await reader?.halted).toMatchObject({ code: 'ledger.checkpoint-beyond-end' });
    expect(new Set(seen.map(({ value }) => value.toString()))).toEqual(new Set(['one', 'two', 'three']));
  });

  it('a reader that begins after it has grown again, past what was read, halts', async () => {
    const { ledger } = logOf('read later');
    await write(ledger, ['un', 'deux', 'trois', 'quatre']);
    const readThree = { partition: PARTITION, next: 3, lastHash: headOf(Buffer.from('three')) };
    expect(await haltOf(ledger, readThree)).toMatchObject({ code: 'ledger.another-history' });
  });

  /** Three records, read by whoever reads it. */
  async function begun(name: string): Promise<Log> {
    const ledger = await openKafkaLedger({ brokers: [cluster.brokers], topic: topicOf(name) });
    const seen: LogRecord[] = [];
    await write(ledger, ['one', 'two', 'three']);
    const as = Object.entries(READERS).find(([reads]) => reads === name)?.[1];
    const reader = as && (await Reader.of(ledger, { ...as, seen }));
    await reader?.untilRead(['one', 'two', 'three']);
    return { ledger, seen, reader };
  }

  function logOf(name: string): Log {
    const log = logs.get(name);
    if (!log) throw new Error(`No log was begun for a reader ${name}.`);
    return log;
  }

  function topicOf(name: string): string {
    return `stet.${name.replaceAll(' ', '-')}`;
  }

  async function write(ledger: Ledger, texts: string[]): Promise<void> {
    for (const text of texts) {
      const entry = { partition: PARTITION, key: 'some-stream', value: Buffer.from(text) };
      await eventually(() =>
        ledger.append([entry]).then(
          () => true,
          () => false,
        ),
      );
    }
  }

  async function loseAll(): Promise<void> {
    const [node] = cluster.nodes;
    node?.signal('SIGKILL');
    await node?.gone();
    for (const name of LOGS) await rm(join(node?.folder ?? '', `${topicOf(name)}-${PARTITION}`), { recursive: true });
    await node?.restart();
  }
});
