/** The house under torture: Kafka, Postgres, two doors, two projectors, each a process of its own over one log. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../scripts/kafka.mjs';
import { freePort } from '../../scripts/kept.mjs';
import { build, remove } from '../built-app.js';
import type { Door } from './client.js';
import { PostgresVictim } from './postgres-victim.js';
import { KeptVictim, type Victim } from './victim.js';

export interface House {
  brokers: string[];
  topic: string;
  replicas: number;
  databaseUrl: string;
  doors: Door[];
  apis: KeptVictim[];
  projectors: KeptVictim[];
  kafka: Victim[];
  postgres: Victim;
  /** Where each process's own words are. */
  logs: string;
  stop(): Promise<void>;
}

const UP = /"msg":"started"/;

export async function startHouse({ brokers = 1 }: { brokers?: 1 | 3 } = {}): Promise<House> {
  const logs = await mkdtemp(join(tmpdir(), 'stet-torture-logs-'));
  const folder = build();
  const [cluster, postgres] = await Promise.all([
    startCluster({ count: brokers, log: join(logs, 'kafka.log') }),
    PostgresVictim.start(),
  ]);
  const topic = 'stet.torture';
  const environment = {
    KAFKA_BROKERS: cluster.brokers,
    STET_TOPIC: topic,
    STET_REPLICAS: String(brokers),
    DATABASE_URL: postgres.url,
  };
  const victim = async (app: 'api' | 'projector', name: string) => {
    const env = { PATH: process.env.PATH ?? '', ...environment, PORT: String(await freePort()) };
    const program = { program: process.execPath, args: [`dist/apps/${app}/src/main.js`], cwd: folder, env, ready: UP };
    return {
      url: `http://127.0.0.1:${env.PORT}`,
      process: new KeptVictim(name, { ...program, log: join(logs, `${name}.log`) }),
    };
  };
  const doors = [await victim('api', 'api-1'), await victim('api', 'api-2')];
  const projectors = [await victim('projector', 'projector-1'), await victim('projector', 'projector-2')];
  const apps = [...doors, ...projectors].map((app) => app.process);
  const stop = async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await Promise.all([cluster.stop(), postgres.stop()]);
    remove(folder);
  };
  await Promise.all(apps.map((app) => app.start()));
  return {
    brokers: cluster.brokers.split(','),
    topic,
    replicas: brokers,
    databaseUrl: postgres.url,
    doors: doors.map(({ url, process: { name } }) => ({ name, url })),
    apis: doors.map((app) => app.process),
    projectors: projectors.map((app) => app.process),
    kafka: victimsOf(cluster),
    postgres,
    logs,
    stop,
  };
}

function victimsOf({ nodes }: Cluster): Victim[] {
  return nodes.map((node) => ({
    name: `broker-${node.id}`,
    kill: async () => {
      node.signal('SIGKILL');
      await node.gone();
    },
    pause: () => node.signal('SIGSTOP'),
    resume: () => node.signal('SIGCONT'),
    start: () => node.restart(),
    stop: () => node.stop(),
  }));
}
