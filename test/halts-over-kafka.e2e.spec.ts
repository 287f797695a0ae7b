/**
 * A topic that is not what was promised: the process says so, says what to do, and ends with an exit code of its own. A
 * broker's clock cannot be set apart from ours here: that halt is shown over the embedded log.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { HALTS, openKafkaLedger, partitionOf } from '#ledger';
import { logAt, readSettings, startService } from '#service';
import { eventually, type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { build, remove } from './built-app.js';

const run = promisify(execFile);
const brokers = kafkaBrokers();
const outlet = { outletId: 'kbs-world', name: 'KBS World' };
const PARTITION = partitionOf('outlet-kbs-world', 12);

interface Written {
  topic: string;
  database: FreshDatabase;
}

describe('a process whose topic', () => {
  let folder: string;
  let kafka: Kafka;
  let admin: Admin;

  beforeAll(async () => {
    folder = build();
    kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
    admin = kafka.admin();
    await admin.connect();
  });

  afterAll(async () => {
    await admin.disconnect();
    remove(folder);
  });

  it.each<[string, keyof typeof HALTS, string, (written: Written) => Promise<unknown>]>([
    ['has a hole', 'ledger.hole', 'Restore the log, then restart', writeInTransaction],
    ['has lost its beginning', 'ledger.start-lost', 'Restore it, then restart', loseTheFirst],
    ['was made anew', 'ledger.checkpoint-beyond-end', 'or drop the schema "stet"', makeAnew],
    [
      'was made anew and has grown again',
      'ledger.another-history',
      'or drop the schema "stet"',
      async (written) => {
        await makeAnew(written);
        await append(written, ['another', 'and more']);
      },
    ],
    [
      'is another than the views were made from',
      'ledger.another-ledger',
      'Name the right database or the right log',
      (written) => Promise.resolve((written.topic = freshTopic())),
    ],
    [
      'was written to by a later Stet',
      'ledger.unknown-version',
      'start a later release',
      (written) => append(written, ['{"v":2}']),
    ],
  ])('%s ends as %s', async (_what, code, remedy, damage) => {
    const written = await write();
    await damage(written);
    const ended = await endOf(written);
    expect([ended.code, ended.said]).toEqual([HALTS[code], expect.stringContaining(remedy)]);
    await written.database.drop();
  });

  /** Transactions end with a marker, which takes an offset and is no record. */
  async function writeInTransaction({ topic }: Written): Promise<void> {
    const producer = kafka.producer({ transactionalId: topic, maxInFlightRequests: 1, idempotent: true });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ partition: PARTITION, key: 'k', value: 'in a transaction' }] });
    await transaction.commit();
    await producer.disconnect();
    await append({ topic }, ['after it']);
  }

  async function loseTheFirst({ topic }: Written): Promise<void> {
    // kafkajs' admin knows no topic that it was not asked of before.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: PARTITION, offset: '1' }] });
  }

  async function makeAnew({ topic }: Written): Promise<void> {
    await admin.deleteTopics({ topics: [topic] });
    const ledger = await eventually(() => openKafkaLedger({ brokers, topic }).catch(() => undefined));
    await ledger.close();
  }

  async function append({ topic }: Pick<Written, 'topic'>, values: string[]): Promise<void> {
    const ledger = await openKafkaLedger({ brokers, topic });
    await ledger.append(values.map((value) => ({ partition: PARTITION, key: 'k', value: Buffer.from(value) })));
    await ledger.close();
  }

  /** How a process over it ends by itself. */
  async function endOf({ topic, database }: Written): Promise<{ code: unknown; said: string }> {
    const env = { ...settingsOf({ topic, database }), PATH: process.env.PATH };
    const ended = run(process.execPath, ['dist/apps/stet/src/main.js'], { cwd: folder, env, timeout: 30_000 });
    return ended.then(
      () => ({ code: 0, said: '' }),
      ({ code, stderr }: { code: unknown; stderr: string }) => ({ code, said: stderr }),
    );
  }
});

/** A topic with one record, views that include it, and no process over it. */
async function write(): Promise<Written> {
  const written = { topic: freshTopic(), database: await freshDatabase() };
  const service = await startService(
    readSettings(settingsOf(written)),
    { http: true, projector: true },
    logAt('silent'),
  );
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(outlet) };
  const posted = await fetch(`${service.url}/v1/commands/register-outlet`, post);
  const after = { headers: { 'read-after': posted.headers.get('log-position') ?? '' } };
  expect((await fetch(`${service.url}/v1/outlets/kbs-world`, after)).status).toBe(200);
  await service.stop();
  return written;
}

function settingsOf({ topic, database }: Written): Record<string, string> {
  const log = { KAFKA_BROKERS: brokers.join(','), STET_TOPIC: topic };
  return { ...log, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' };
}
