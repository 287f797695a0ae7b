/** Each app of docker-compose.yml, run outside Docker by its own command and environment; only the hosts are others. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeKeys } from '#service';
import { type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { build, remove, type RunningApp, startApp } from './built-app.js';
import { appsOf, type ComposeService, environmentOf, readCompose } from './compose.js';

const apps = appsOf(readCompose({ POSTGRES_PASSWORD: 'of-your-own' }));

describe('the services of docker compose', () => {
  let folder: string;
  let database: FreshDatabase;
  let keys: Record<string, string>;
  let elsewhere: Record<string, string>;
  const topic = freshTopic();
  const running = new Map<string, RunningApp>();

  beforeAll(async () => {
    folder = build();
    database = await freshDatabase();
    keys = await makeKeys(join(folder, 'keys.json'));
    elsewhere = {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: kafkaBrokers().join(','),
      STET_KEYS: 'keys.json',
      PORT: '0',
    };
    // All at once, as Compose does: a door waits for what a projector makes.
    const copies = apps.flatMap(([name, service]) =>
      Array.from({ length: service.deploy?.replicas ?? 1 }, (_, copy) => [`${name}/${copy + 1}`, service] as const),
    );
    const started = copies.map(async ([name, service]) => {
      const app = await startApp(folder, { args: argsOf(service), environment: here(service) });
      return [name, app] as const;
    });
    for (const [name, app] of await Promise.all(started)) running.set(name, app);
  });

  afterAll(async () => {
    await Promise.all([...running.values()].map((app) => app.stop()));
    await database.drop();
    remove(folder);
  });

  it('come up, all of them', () => {
    expect([...running.keys()]).toEqual(['api-1/1', 'api-2/1', 'projector/1', 'projector/2']);
  });

  it('are found well by their own health checks', () => {
    for (const [name, service] of apps.filter(([, { healthcheck }]) => healthcheck)) {
      const [kind, program = '', ...args] = service.healthcheck?.test ?? [];
      const PORT = new URL(urlOf(`${name}/1`)).port;
      const { status } = spawnSync(program, args, { env: { PATH: process.env.PATH, ...here(service), PORT } });
      expect([kind, status]).toEqual(['CMD', 0]);
    }
  });

  it('let nobody in without a key', async () => {
    expect((await fetch(`${urlOf('api-1/1')}/v1/outlets`)).status).toBe(401);
  });

  it('take a command at one door and show it at the other', async () => {
    const key = { authorization: `Bearer ${keys.editor}` };
    const outlet = { outletId: 'kbs-world', name: 'KBS World' };
    const posted = await fetch(`${urlOf('api-1/1')}/v1/commands/register-outlet`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...key },
      body: JSON.stringify(outlet),
    });
    expect(posted.status).toBe(201);
    const { position } = (await posted.json()) as { position: string };
    const read = await fetch(`${urlOf('api-2/1')}/v1/outlets/kbs-world`, {
      headers: { 'read-after': position, ...key },
    });
    expect(await read.json()).toMatchObject(outlet);
  });

  it('stop when they are asked to', async () => {
    const codes = await Promise.all([...running.values()].map((app) => app.stop()));
    expect(codes).toEqual([0, 0, 0, 0]);
  });

  /** Its own environment, with the hosts and files that stand in for Compose's, and a log of its own. */
  function here(service: ComposeService): Record<string, string> {
    const own = Object.entries(environmentOf(service)).map(([name, value]) => [name, elsewhere[name] ?? value]);
    return { NODE_ENV: 'production', STET_TOPIC: topic, ...Object.fromEntries(own) };
  }

  function urlOf(name: string): string {
    return running.get(name)?.url ?? '';
  }
});

function argsOf({ command = [] }: ComposeService): string[] {
  const [program, ...args] = command;
  expect(program).toBe('node');
  return args;
}
