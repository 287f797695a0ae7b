/** Postgres stops answering, and closes no connection: nobody waits for it for ever, and Stet ends when it is asked to. */
import { rm } from 'node:fs/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#postgres';
import { eventually, type FreshDatabase, freshDatabase, freshPostgresFolder, freshTopic, kafkaBrokers } from '#testing';
import { build, remove, type RunningApp, startApp } from './built-app.js';
import { FeedReader } from './feed-reader.js';
import { serverProcesses, signalAll } from './torture/postgres-processes.js';

/** How long whoever ends it waits before he kills it. */
const SOON_MS = 10_000;
/** Of a question, and a little more. */
const DEADLINE_MS = 6000;

describe('a Stet whose Postgres hangs', () => {
  let folder: string;
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  let database: FreshDatabase;
  let hanging: number[] = [];

  beforeAll(async () => {
    folder = build();
    dataDir = await freshPostgresFolder({ mayCreateDatabases: true });
    postgres = await startEmbeddedPostgres({ dataDir, mayCreateDatabases: true });
  });

  beforeEach(async () => {
    database = await freshDatabase('C', postgres.url);
  });

  afterEach(async () => {
    goOn();
    await database.drop();
  });

  afterAll(async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
    remove(folder);
  });

  it('tells who asks that it cannot be read now, and answers again as soon as it can', async () => {
    const stet = await start({});
    expect(await read(stet)).toBe(200);
    hang();
    const asked = Date.now();
    expect(await read(stet)).toBe(503);
    expect(Date.now() - asked).toBeLessThan(DEADLINE_MS);
    expect(await register(stet, 'meanwhile')).toBe(503);
    goOn();
    await eventually(async () => (await read(stet)) === 200 && (await register(stet, 'afterwards')) === 201);
    expect(await stet.stop()).toBe(0);
  });

  it('keeps a feed that it can tell nothing, with signs of life, and tells it all once it can', async () => {
    const stet = await start({});
    expect(await register(stet, 'told')).toBe(201);
    expect(await read(stet)).toBe(200);
    hang();
    const feed = await FeedReader.open(stet.url, { 'last-event-id': '0:0' });
    expect((await feed.heartbeat()).id).toBe('0:0');
    expect((await feed.heartbeat()).data).toEqual({});
    expect((await fetch(`${stet.url}/v1/feed`)).status).toBe(503);
    goOn();
    expect((await feed.next(1))[0]?.data.id).toBe('told');
    feed.leave();
    expect(await stet.stop()).toBe(0);
  });

  it('ends one that stands by for another with 0 within ten seconds', async () => {
    const [first, standing] = [await start({}), await start({})];
    expect(await register(first, 'before')).toBe(201);
    hang();
    const asked = Date.now();
    expect(await standing.stop()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(SOON_MS);
    goOn();
    expect(await first.stop()).toBe(0);
  });

  it.each([
    ['on Kafka', { KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: freshTopic() }],
    ['on the embedded log', {}],
  ])('ends with 0 within ten seconds, and answers all that it had taken, %s', async (_log, environment) => {
    const stet = await start(environment);
    expect(await register(stet, 'before')).toBe(201);
    hang();
    const underWay = [register(stet, 'before'), register(stet, 'one'), register(stet, 'two'), read(stet)];
    // The door goes on answering what needs no database, meanwhile.
    expect((await fetch(`${stet.url}/v1/health/live`)).status).toBe(200);
    const asked = Date.now();
    expect(await stet.stop()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(SOON_MS);
    for (const status of await Promise.all(underWay)) expect([201, 202, 503]).toContain(status);
  });

  function start(environment: Record<string, string>): Promise<RunningApp> {
    const settings = { ...environment, DATABASE_URL: database.url, PORT: '0' };
    return startApp(folder, { args: ['dist/apps/stet/src/main.js'], environment: settings });
  }

  function hang(): void {
    hanging = serverProcesses(dataDir);
    signalAll(hanging, 'SIGSTOP');
  }

  function goOn(): void {
    signalAll(hanging.splice(0), 'SIGCONT');
  }
});

async function read({ url }: RunningApp): Promise<number> {
  return (await fetch(`${url}/v1/claims`)).status;
}

async function register({ url }: RunningApp, outletId: string): Promise<number> {
  const body = JSON.stringify({ outletId, name: 'One' });
  const headers = { 'content-type': 'application/json', 'idempotency-key': outletId };
  return (await fetch(`${url}/v1/commands/register-outlet`, { method: 'POST', headers, body })).status;
}
