/** The build is made and every app of it runs: it comes up, does its work, and ends with 0 when it is asked to. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { build, remove, type RunningApp, startApp } from './built-app.js';

const outlet = { outletId: 'kbs-world', name: 'KBS World' };

describe('the production build', () => {
  let folder: string;
  let database: FreshDatabase;
  const running: RunningApp[] = [];

  beforeAll(async () => {
    folder = build({ isAnew: true });
    database = await freshDatabase();
  });

  afterEach(() => Promise.all(running.splice(0).map((app) => app.stop())));

  afterAll(async () => {
    await database.drop();
    remove(folder);
  });

  it('holds no tests and no sources', () => {
    const made = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
    expect(made).toContain('apps/stet/src/main.js');
    expect(made.filter((file) => !/^(apps|shared)(\/|$)/.test(file) || /\.ts$|spec|test/.test(file))).toEqual([]);
  });

  it('runs a whole Stet over a named database', async () => {
    const stet = await start('stet', { DATABASE_URL: database.url });
    expect(await register(stet)).toBe(201);
    expect(await stet.stop()).toBe(0);
    await expect(fetch(stet.url)).rejects.toThrow('fetch failed');
  });

  it('runs a whole Stet on a Postgres of its own, and leaves none behind', async () => {
    const stet = await start('stet', { STET_DATA: '.stet' });
    const lock = join(folder, '.stet/postgres/postmaster.pid');
    expect(existsSync(lock)).toBe(true);
    expect(await register(stet)).toBe(201);
    expect(await stet.stop()).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });

  it('runs the door and the projector apart, over one Kafka and one Postgres', async () => {
    const { url: DATABASE_URL, drop } = await freshDatabase();
    const shared = { DATABASE_URL, KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: freshTopic() };
    const [api, projector] = await Promise.all([start('api', shared), start('projector', shared)]);
    expect(await register(api)).toBe(201);
    expect(await Promise.all([api.stop(), projector.stop()])).toEqual([0, 0]);
    await drop();
  });

  it('says what is wrong with a setting, and does not start', async () => {
    await expect(start('stet', { STET_TOPICS: 'a' })).rejects.toThrow('STET_TOPICS is no setting');
  });

  async function start(app: string, environment: Record<string, string>): Promise<RunningApp> {
    const args = ['--enable-source-maps', `dist/apps/${app}/src/main.js`];
    const started = await startApp(folder, { args, environment: { PORT: '0', ...environment } });
    running.push(started);
    return started;
  }
});

/** Posts a command and reads what the views made of it: 201 if they did. */
async function register({ url }: RunningApp): Promise<number> {
  const answer = await fetch(`${url}/v1/commands/register-outlet`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(outlet),
  });
  const { position } = (await answer.json()) as { position: string };
  const read = await eventually(async () => {
    const said = await fetch(`${url}/v1/outlets/${outlet.outletId}`, { headers: { 'read-after': position } });
    return said.status === 200 && said;
  });
  expect(await read.json()).toMatchObject(outlet);
  return answer.status;
}
