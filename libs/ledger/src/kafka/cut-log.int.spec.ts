/** A broker that comes back without its last records, as after a loss of power. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../../../scripts/kafka.mjs';
import { headOf, type Ledger, type LogRecord, openKafkaLedger } from '#ledger';
import { eventually } from '#testing';
import { haltOf, Reader } from '../../contract/reader.js';

const TOPIC = 'stet.cut';
const PARTITION = 2;

describe('when a broker comes back without its last records', () => {
  let cluster: Cluster;
  let ledger: Ledger;

  beforeAll(async () => {
    cluster = await startCluster();
    ledger = await openKafkaLedger({ brokers: [cluster.brokers], topic: TOPIC });
  });

  afterAll(async () => {
    await ledger.close();
    await cluster.stop();
  });

  it.each([
    ['of a group', { group: 'stet.readers' }],
    ['that reads alone', {}],
  ])('a reader %s halts, and takes nothing that comes in their place', async (_who, as) => {
    const seen: LogRecord[] = [];
    await write('one', 'two', 'three');
    const reader = await Reader.of(ledger, { ...as, seen });
    await reader.untilRead(['one', 'two', 'three']);
    await loseAll();
    await write('another');
    expect(await reader.halted).toMatchObject({ code: 'ledger.checkpoint-beyond-end' });
    expect(new Set(seen.map(({ value }) => value.toString()))).toEqual(new Set(['one', 'two', 'three']));
    await loseAll();
  });

  it('a reader that begins after it has grown again, past what was read, halts', async () => {
    await write('one', 'two', 'three');
    await loseAll();
    await write('un', 'deux', 'trois', 'quatre');
    const readThree = { partition: PARTITION, next: 3, lastHash: headOf(Buffer.from('three')) };
    expect(await haltOf(ledger, readThree)).toMatchObject({ code: 'ledger.another-history' });
    await loseAll();
  });

  async function write(...texts: string[]): Promise<void> {
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
    await rm(join(node?.folder ?? '', `${TOPIC}-${PARTITION}`), { recursive: true });
    await node?.restart();
  }
});
