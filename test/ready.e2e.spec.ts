/** What a process needs hangs, or is gone: it lives, says what is away and since when, and is well again by itself. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../scripts/kafka.mjs';
import { type Kept, startKept } from '../scripts/kept.mjs';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#postgres';
import { eventually, freshPostgresFolder } from '#testing';
import { build, remove } from './built-app.js';
import { serverProcesses, signalAll } from './torture/postgres-processes.js';

describe('a process whose', () => {
  let folder: string;
  let dataDir: string;
  let cluster: Cluster;
  let postgres: EmbeddedPostgres;
  let door: Kept;
  let projector: Kept;

  beforeAll(async () => {
    folder = build();
    dataDir = await freshPostgresFolder();
    [cluster, postgres] = await Promise.all([startCluster(), startEmbeddedPostgres({ dataDir })]);
    [door, projector] = await Promise.all([start('api'), start('projector')]);
  });

  afterAll(async () => {
    await Promise.all([door.stop(), projector.stop()]);
    await Promise.all([cluster.stop(), postgres.stop()]);
    await rm(dataDir, { recursive: true });
    remove(folder);
  });

  it.each<[string, RegExp, RegExp, number, () => void, () => void]>([
    [
      'Postgres hangs',
      /The Postgres at 127\.0\.0\.1:\d+ has been away since 20\S+Z \(nothing came within 3000 ms\)\./,
      /The Postgres at \S+ answers again, after \d+ s\./,
      201,
      () => signalAll(serverProcesses(dataDir), 'SIGSTOP'),
      () => signalAll(serverProcesses(dataDir), 'SIGCONT'),
    ],
    [
      'Kafka hangs',
      /The Kafka at 127\.0\.0\.1:\d+ has been away since 20\S+Z \(.+\)\./,
      /The Kafka at \S+ answers again, after \d+ s\./,
      503,
      () => cluster.nodes[0]?.signal('SIGSTOP'),
      () => cluster.nodes[0]?.signal('SIGCONT'),
    ],
  ])('%s says so until it goes on, and lives', async (_what, away, back, posted, hang, goOn) => {
    await readiness(200);
    expect(await register('known')).toBe(201);
    hang();
    expect((await readiness(503)).detail).toMatch(away);
    expect((await ask('/v1/health/live')).status).toBe(200);
    // What is on file in this process needs no Postgres; without its log nothing is taken, and nobody waits for that.
    expect(await register('known')).toBe(posted);
    await eventually(() => Promise.resolve(away.test(said('projector'))));
    goOn();
    await readiness(200);
    expect(await register('known')).toBe(201);
    await eventually(() => Promise.resolve(back.test(said('projector'))));
  });

  it('Kafka was killed says so until it is back', async () => {
    cluster.nodes[0]?.signal('SIGKILL');
    await cluster.nodes[0]?.gone();
    expect((await readiness(503)).detail).toContain('The Kafka at 127.0.0.1:');
    await cluster.nodes[0]?.restart();
    await readiness(200);
    expect(await eventually(async () => (await register('back')) === 201)).toBe(true);
  });

  function start(app: string): Promise<Kept> {
    const environment = { KAFKA_BROKERS: cluster.brokers, DATABASE_URL: postgres.url, PORT: '0' };
    return startKept({
      program: process.execPath,
      args: [`dist/apps/${app}/src/main.js`],
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...environment },
      ready: /(?:"url":"(?<url>\S+?)",.*)?"msg":"started"/,
      log: logOf(app),
    });
  }

  function logOf(app: string): string {
    return join(folder, `${app}.log`);
  }

  function said(app: string): string {
    return readFileSync(logOf(app), 'utf8');
  }

  async function ask(path: string): Promise<{ status: number; detail: string }> {
    const answer = await fetch(`${door.said.groups?.url}${path}`);
    const { detail = '' } = (await answer.json()) as { detail?: string };
    return { status: answer.status, detail };
  }

  function readiness(wanted: number): Promise<{ detail: string }> {
    return eventually(async () => {
      const answer = await ask('/v1/health/ready');
      return answer.status === wanted && answer;
    });
  }

  async function register(outletId: string): Promise<number> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': outletId };
    const body = JSON.stringify({ outletId, name: 'One' });
    const url = `${door.said.groups?.url}/v1/commands/register-outlet`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  }
});
