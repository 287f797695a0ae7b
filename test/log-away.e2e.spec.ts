/** Kafka goes away under a running Stet, which is then asked to end: nobody waits for a log that does not answer. */
import { type Cluster, startCluster } from '../scripts/kafka.mjs';
import { type FreshDatabase, freshDatabase, freshTopic } from '#testing';
import { build, remove, type RunningApp, startApp } from './built-app.js';

/** How long whoever ends it waits before he kills it. */
const SOON_MS = 10_000;

describe('a Stet whose Kafka is away', () => {
  let folder: string;
  let database: FreshDatabase;
  let cluster: Cluster;

  beforeAll(async () => {
    folder = build();
    cluster = await startCluster();
  });

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(async () => {
    for (const node of cluster.nodes) node.signal('SIGCONT');
    await database.drop();
  });

  afterAll(async () => {
    await cluster.stop();
    remove(folder);
  });

  it.each([
    ['a door with its projector', 'stet', 'hangs', 'SIGSTOP'],
    ['a door', 'api', 'was killed', 'SIGKILL'],
  ] as const)('ends %s with 0 within ten seconds, and answers all that it had taken: %s, Kafka %s', async (...row) => {
    const [, app, , how] = row;
    const kafka = { KAFKA_BROKERS: cluster.brokers, STET_TOPIC: freshTopic() };
    const settings = { ...kafka, DATABASE_URL: database.url, PORT: '0' };
    const start = (one: string) => startApp(folder, { args: [`dist/apps/${one}/src/main.js`], environment: settings });
    // A door by itself opens over the index that a projector has made.
    if (app === 'api') await (await start('stet')).stop();
    const stet = await start(app);
    expect(await register(stet, 'before')).toBe(201);
    for (const node of cluster.nodes) node.signal(how);
    const underWay = ['one', 'two', 'three'].map((name) => register(stet, name));
    // What came before it has been read.
    expect((await fetch(`${stet.url}/v1/health/live`)).status).toBe(200);
    const asked = Date.now();
    expect(await stet.stop()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(SOON_MS);
    // The first may have been quicker than the signal.
    for (const status of await Promise.all(underWay)) expect([201, 202, 503]).toContain(status);
  });
});

async function register({ url }: RunningApp, outletId: string): Promise<number> {
  const body = JSON.stringify({ outletId, name: 'One' });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/v1/commands/register-outlet`, { method: 'POST', headers, body })).status;
}
