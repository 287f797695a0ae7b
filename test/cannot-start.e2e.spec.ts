/** What a process needs is not there, or refuses it: it says so in one sentence, and ends with a code of its own. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { promisify } from 'node:util';
import { freePort } from '../scripts/kept.mjs';
import { type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { build, remove } from './built-app.js';

const run = promisify(execFile);

describe('a process that cannot start', () => {
  let folder: string;
  let database: FreshDatabase;
  /** Takes connections, and says nothing. */
  let silent: Server;
  let nobody: number;

  beforeAll(async () => {
    folder = build();
    database = await freshDatabase();
    silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    nobody = await freePort();
  });

  afterAll(async () => {
    silent.close();
    await database.drop();
    remove(folder);
  });

  it.each<[string, () => Record<string, string>, number, RegExp]>([
    [
      'for Postgres is away',
      () => ({ DATABASE_URL: to({ port: String(nobody) }) }),
      20,
      /^The Postgres at 127\.0\.0\.1:\d+ does not answer: nobody listens there\. Start it, or mend DATABASE_URL, then start again\.\n$/,
    ],
    [
      "for Postgres' name is not known",
      () => ({ DATABASE_URL: to({ hostname: 'nowhere.invalid' }) }),
      20,
      /^The Postgres at nowhere\.invalid:\d+ does not answer: the name .*\. Start it, or mend DATABASE_URL, .*\n$/,
    ],
    [
      'for Postgres hangs',
      () => ({ DATABASE_URL: to({ port: String((silent.address() as AddressInfo).port) }) }),
      20,
      /^The Postgres at 127\.0\.0\.1:\d+ does not answer: nothing came in time\. .*\n$/,
    ],
    [
      'for Postgres does not know who asks',
      () => ({ DATABASE_URL: to({ username: 'nobody' }) }),
      21,
      /^The Postgres at \S+ refuses: .*nobody.* \(28\w+\)\. Mend the user or the password in DATABASE_URL.*\n$/,
    ],
    [
      'for its database is not there',
      () => ({ DATABASE_URL: to({ pathname: '/nothing' }) }),
      21,
      /^The Postgres at \S+ refuses: database "nothing" does not exist \(3D000\)\. Make the database, or .*\n$/,
    ],
    [
      'for its database takes no writes',
      () => ({ DATABASE_URL: to({ search: '?default_transaction_read_only=on' }) }),
      21,
      /^The Postgres at \S+ refuses: .*read-only.* \(25006\)\. Name the Postgres that takes writes .*\n$/,
    ],
    [
      'for Kafka is away',
      () => ({ KAFKA_BROKERS: `127.0.0.1:${nobody}` }),
      22,
      /^The Kafka at 127\.0\.0\.1:\d+ does not answer: nobody listens there\. Start it, or mend KAFKA_BROKERS, .*\n$/,
    ],
    [
      "for Kafka's name is not known",
      () => ({ KAFKA_BROKERS: 'nowhere.invalid:9092' }),
      22,
      /^The Kafka at nowhere\.invalid:9092 does not answer: the name .*\. Start it, or mend KAFKA_BROKERS, .*\n$/,
    ],
    [
      'for Kafka cannot make the topic',
      () => ({ KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: freshTopic(), STET_REPLICAS: '9' }),
      23,
      /^The Kafka at \S+ refuses: .*replica.*\. Put that right there, .*\n$/i,
    ],
    [
      'for its port is taken',
      () => ({ PORT: String((silent.address() as AddressInfo).port) }),
      24,
      /^Stet cannot listen on 127\.0\.0\.1:\d+: another process does\. End that, or name another port in PORT, .*\n$/,
    ],
    [
      'for its data have no place',
      () => ({ DATABASE_URL: '', STET_DATA: '/etc/passwd/stet' }),
      1,
      /^Postgres could not make its data in \S+: .*not a directory.*\. Put that right, or name another .*\n$/,
    ],
  ])('%s says so in one sentence, with what to do', async (_why, environment, code, sentence) => {
    const ended = await endOf(environment());
    expect(ended).toEqual({ code, said: expect.stringMatching(sentence) });
    expect(ended.said).not.toContain(new URL(database.url).password || 'no password');
  });

  function to(change: Partial<URL>): string {
    return Object.assign(new URL(database.url), change).href;
  }

  async function endOf(environment: Record<string, string>): Promise<{ code: unknown; said: string }> {
    const all = { PATH: process.env.PATH, DATABASE_URL: database.url, PORT: '0', ...environment };
    const env = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    const ended = run(process.execPath, ['dist/apps/stet/src/main.js'], { cwd: folder, env, timeout: 40_000 });
    return ended.then(
      ({ stderr }) => ({ code: 0, said: stderr }),
      ({ code, stderr }: { code: unknown; stderr: string }) => ({ code, said: stderr }),
    );
  }
});
