/** The deployment under torture: Kafka, Postgres, two doors and two projectors unless told otherwise, each a process of its own over one log. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../scripts/kafka.mjs';
import { freePort, type Program } from '../../scripts/kept.mjs';
import { startSecuredKafka, stetAcls } from '../../scripts/secured-kafka.mjs';
import { build, remove } from '../built-app.js';
import type { Door } from './client.js';
import { PostgresTarget } from './postgres-target.js';
import { KeptProcess, type Target } from './target.js';

export interface Deployment {
  brokers: string[];
  topic: string;
  replicas: number;
  databaseUrl: string;
  doors: Door[];
  apis: KeptProcess[];
  projectors: KeptProcess[];
  kafka: Target[];
  postgres: Target;
  /** `stet`, by which an operator rebuilds the views; its words come behind. */
  cli: Pick<Program, 'program' | 'args' | 'cwd' | 'env'>;
  /** Where each process's own words are. */
  logs: string;
  stop(): Promise<void>;
}

const UP = /"pid":(?<pid>\d+),.*"msg":"started"/;

interface Size {
  brokers?: 1 | 3;
  doors?: number;
  projectors?: number;
  /** Are the doors such as `slow-door.ts`? */
  isSlow?: boolean;
  /** Kafka by TLS, with SCRAM and no more than the ACLs of the docs; Postgres by TLS. */
  isSecured?: boolean;
}

const SLOW = ['--conditions=source', '--import', '@swc-node/register/esm-register', 'test/torture/slow-door.ts'];

export async function startDeployment({ brokers = 1, ...size }: Size = {}): Promise<Deployment> {
  const logs = await mkdtemp(join(tmpdir(), 'stet-torture-logs-'));
  const folder = build();
  const topic = 'stet.torture';
  const [{ cluster, settings }, postgres] = await Promise.all([
    startKafka({ count: brokers, log: join(logs, 'kafka.log') }, size.isSecured ? topic : undefined),
    PostgresTarget.start(size),
  ]);
  const environment = {
    ...settings,
    STET_TOPIC: topic,
    STET_REPLICAS: String(brokers),
    DATABASE_URL: postgres.url,
  };
  const PATH = process.env.PATH ?? '';
  const builtApp = (app: string) => ({ args: [`dist/apps/${app}/src/main.js`], cwd: folder });
  const target = async (app: 'api' | 'projector', name: string) => {
    const env = { PATH, ...environment, PORT: String(await freePort()) };
    const built = builtApp(app);
    const run = size.isSlow && app === 'api' ? { args: SLOW, cwd: process.cwd() } : built;
    const program = { program: process.execPath, ...run, env, ready: UP };
    return {
      url: `http://127.0.0.1:${env.PORT}`,
      process: new KeptProcess(name, { ...program, log: join(logs, `${name}.log`) }),
    };
  };
  const several = (app: 'api' | 'projector', count = 2) =>
    Promise.all(Array.from({ length: count }, (_, n) => target(app, `${app}-${n + 1}`)));
  const [doors, projectors] = [await several('api', size.doors), await several('projector', size.projectors)];
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
    kafka: targetsOf(cluster),
    postgres,
    cli: { program: process.execPath, ...builtApp('cli'), env: { PATH, DATABASE_URL: postgres.url } },
    logs,
    stop,
  };
}

/** Secured for a topic, if one is named. */
async function startKafka(options: { count: 1 | 3; log: string }, topic: string | undefined) {
  if (topic === undefined) {
    const cluster = await startCluster(options);
    return { cluster, settings: { KAFKA_BROKERS: cluster.brokers } };
  }
  const { cluster, settings, asAdmin } = await startSecuredKafka(options);
  await asAdmin((admin) => admin.createAcls({ acl: stetAcls(topic) }));
  return { cluster, settings };
}

function targetsOf({ nodes }: Cluster): Target[] {
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
