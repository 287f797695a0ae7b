/** A Kafka that lets Stet in no more while it runs: an outage, which ends when that is put right, without a restart. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logAt, readSettings, type Service, startService } from '#service';
import { eventually, type FreshDatabase, freshDatabase } from '#testing';
import { saidOnTheDeployPage } from './deploy-page.js';
import { PASSWORD, type SecuredKafka, startSecuredKafka, stetAcls, USER } from '../scripts/secured-kafka.mjs';

const TOPIC = 'stet.commits';

describe('a Stet whose Kafka locks it out', () => {
  const taken: string[] = [];
  let asked = 0;
  let kafka: SecuredKafka;
  let database: FreshDatabase;
  let folder: string;
  let stet: Service;

  beforeAll(async () => {
    [kafka, database] = await Promise.all([startSecuredKafka(), freshDatabase()]);
    folder = await mkdtemp(join(tmpdir(), 'stet-secrets-'));
    await kafka.asAdmin((admin) => admin.createAcls({ acl: stetAcls(TOPIC) }));
    await writeFile(passwordFile(), `${PASSWORD}\n`);
    stet = await start();
    await goesOn();
  });

  afterAll(async () => {
    await stet.stop();
    await database.drop();
    await kafka.stop();
    await rm(folder, { recursive: true });
  });

  it('goes on once a certificate that had expired is renewed', async () => {
    await kafka.cluster.present(await kafka.authority.sign({ expired: true }));
    await restart();
    await isOut();
    await expect(start()).rejects.toThrow(`${saidOnTheDeployPage()('Kafka’s certificate has expired')}, then`);
    await kafka.cluster.present(await kafka.authority.sign());
    await restart();
    await goesOn();
  });

  it('goes on once the password that was changed at Kafka is in its file', async () => {
    await kafka.cluster.setPassword(USER, 'changed');
    await restart();
    await isOut();
    await writeFile(passwordFile(), 'changed\n');
    await goesOn();
  });

  it('goes on once it may write again', async () => {
    const [, , , write] = stetAcls(TOPIC);
    await kafka.asAdmin((admin) => admin.deleteAcls({ filters: write ? [write] : [] }));
    expect(await eventually(async () => (await register(another())) !== 201)).toBe(true);
    await kafka.asAdmin((admin) => admin.createAcls({ acl: write ? [write] : [] }));
    await goesOn();
  });

  it('goes on once it has all its ACLs again, which somebody had taken away', async () => {
    await kafka.asAdmin((admin) => admin.deleteAcls({ filters: stetAcls(TOPIC) }));
    await isOut();
    await kafka.asAdmin((admin) => admin.createAcls({ acl: stetAcls(TOPIC) }));
    await goesOn();
  });

  it('has lost nothing that it had taken', async () => {
    expect(taken.length).toBeGreaterThan(3);
    await eventually(async () => {
      const known = await Promise.all(taken.map((id) => fetch(`${stet.url}/v1/outlets/${id}`)));
      return known.every(({ status }) => status === 200);
    });
  });

  function passwordFile(): string {
    return join(folder, 'kafka-password');
  }

  function start(): Promise<Service> {
    const { KAFKA_PASSWORD: _inTheFile, ...settings } = kafka.settings;
    const environment = { ...settings, KAFKA_PASSWORD_FILE: passwordFile(), DATABASE_URL: database.url, PORT: '0' };
    return startService(readSettings(environment), { http: true, projector: true }, logAt('silent'));
  }

  async function restart(): Promise<void> {
    for (const node of kafka.cluster.nodes) {
      node.signal('SIGKILL');
      await node.gone();
      await node.restart();
    }
  }

  /** It is alive, takes nothing, and says that it does not reach Kafka. */
  async function isOut(): Promise<void> {
    expect((await readiness(503)).detail).toContain('The Kafka at localhost:');
    expect((await fetch(`${stet.url}/v1/health/live`)).status).toBe(200);
    expect(await register(another())).not.toBe(201);
  }

  async function goesOn(): Promise<void> {
    const id = `outlet-${taken.length}`;
    await eventually(async () => (await register(id)) === 201);
    taken.push(id);
    await readiness(200);
  }

  /** What was taken once is answered 201 for ever, whether Kafka is there or not. */
  function another(): string {
    return `another-${asked++}`;
  }

  function readiness(wanted: number): Promise<{ detail?: string }> {
    return eventually(async () => {
      const answer = await fetch(`${stet.url}/v1/health/ready`);
      const said = (await answer.json()) as { detail?: string };
      return answer.status === wanted && said;
    });
  }

  async function register(outletId: string): Promise<number> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': outletId };
    const body = JSON.stringify({ outletId, name: `Outlet ${outletId}` });
    const answer = await fetch(`${stet.url}/v1/commands/register-outlet`, { method: 'POST', headers, body });
    return answer.status;
  }
});
