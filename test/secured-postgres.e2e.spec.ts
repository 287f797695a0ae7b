/** A Postgres that is reached by TLS alone: what Stet says where it is not let in, and how an outage ends. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type EmbeddedPostgres, serverOver, startEmbeddedPostgres } from '#postgres';
import { logAt, readSettings, type Service, startService } from '#service';
import { eventually, freshPostgresFolder } from '#testing';
import { saidOnTheDeployPage } from './deploy-page.js';
import { type Authority, makeAuthority } from '../scripts/certificates.mjs';
import { certify } from '../scripts/certified-postgres.mjs';

describe('a Postgres that takes nobody without TLS', () => {
  const said = saidOnTheDeployPage();
  let data: string;
  let authority: Authority;
  let postgres: EmbeddedPostgres;
  let stet: Service;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'stet-secured-'));
    await chmod(data, 0o755);
    authority = await makeAuthority();
    await writeFile(file('ca'), authority.ca);
    await writeFile(file('other'), (await makeAuthority('Another')).ca);
    postgres = await startEmbeddedPostgres({ dataDir: await freshPostgresFolder({ at: folder() }) });
    await writeFile(file('password'), password());
    await present(await authority.sign({ names: ['127.0.0.1'] }));
  });

  afterAll(async () => {
    await stet.stop();
    await postgres.stop();
    await rm(data, { recursive: true });
  });

  it.each([
    ['speaks no TLS', '', 'Postgres wants TLS, and is asked without'],
    ['trusts the system alone', 'sslmode=verify-full', 'Postgres’ authority is not trusted'],
    ['trusts another authority', 'sslmode=verify-full&sslrootcert=OTHER', 'Postgres’ authority is not trusted'],
  ])('is not reached by one that %s, which says at its start what docs/deploy.md says', async (_what, words, wrong) =>
    expect(await refusalOf(words)).toContain(`${said(wrong)}, then`),
  );

  it.each([
    ['has expired', { expired: true, names: ['127.0.0.1'] }, 'Postgres’ certificate has expired'],
    ['is another’s', { commonName: 'db', names: ['db.example'] }, 'Postgres’ certificate is for another name'],
  ])('is not believed if its certificate %s', async (_what, wanted, wrong) => {
    await present(await authority.sign(wanted));
    expect(await refusalOf('sslmode=verify-full&sslrootcert=CA')).toContain(`${said(wrong)}, then`);
    await present(await authority.sign({ names: ['127.0.0.1'] }));
  });

  it('lets nobody in by another password', async () => {
    await writeFile(file('password'), 'guessed');
    const refusal = await refusalOf('sslmode=verify-full&sslrootcert=CA');
    expect(refusal).toContain(`${said('Postgres does not take the password')}, then`);
    await writeFile(file('password'), password());
  });

  it('is an outage to a running Stet once its certificate has expired, until that is renewed', async () => {
    stet = await start('sslmode=verify-full&sslrootcert=CA');
    await goesOn('first');
    await present(await authority.sign({ names: ['127.0.0.1'], expired: true }));
    await isOut();
    await present(await authority.sign({ names: ['127.0.0.1'] }));
    await goesOn('second');
  });

  it('is an outage once its password was changed, until the new one is in its file', async () => {
    const admin = connect(`${postgres.url}?sslmode=require`, { max: 1 });
    await admin`alter role stet password 'changed'`;
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'stet' and pid <> pg_backend_pid()`;
    await isOut();
    await writeFile(file('password'), 'changed\n');
    await goesOn('third');
    await admin.end();
  });

  it('has lost nothing that was taken', async () => {
    for (const id of ['first', 'second', 'third'])
      await eventually(async () => (await fetch(`${stet.url}/v1/outlets/${id}`)).status === 200);
  });

  function folder(): string {
    return join(data, 'postgres');
  }

  function file(name: string): string {
    return join(data, `${name}.pem`);
  }

  function password(): string {
    return new URL(postgres.url).password;
  }

  async function present(signed: Parameters<typeof certify>[1]): Promise<void> {
    await certify(folder(), signed, authority.ca);
    const { port } = new URL(postgres.url);
    await postgres.stop();
    postgres = await startEmbeddedPostgres({ dataDir: folder(), settings: { ssl: 'on', port } });
    const hba = join(folder(), 'pg_hba.conf');
    await writeFile(hba, (await readFile(hba, 'utf8')).replace(/^host /m, 'hostssl '));
    process.kill(serverOver(folder())?.pid ?? 0, 'SIGHUP');
    const plain = connect(postgres.url, { max: 1 });
    await eventually(() =>
      plain`select 1`.then(
        () => false,
        () => true,
      ),
    );
    await plain.end({ timeout: 1 });
  }

  function start(words: string): Promise<Service> {
    const { port } = new URL(postgres.url);
    const named = words.replace(/CA|OTHER/g, (name) => file(name.toLowerCase()));
    const DATABASE_URL = `postgres://stet@127.0.0.1:${port}/stet?${named}`;
    const settings = readSettings({ PORT: '0', DATABASE_URL, PGPASSWORD_FILE: file('password') });
    return startService(settings, { http: true, projector: true }, logAt('silent'));
  }

  async function refusalOf(words: string): Promise<string> {
    const started = start(words).then((service) => service.stop().then(() => 'It started.'));
    const refusal = await started.catch((error: Error) => error.message);
    expect(refusal).toMatch(/^The Postgres at 127\.0\.0\.1:\d+ .*, then start again\.$/);
    expect(refusal).not.toContain(password());
    return refusal;
  }

  async function isOut(): Promise<void> {
    await eventually(async () => (await readiness(503)).detail?.includes('Postgres at 127.0.0.1:'));
    expect((await fetch(`${stet.url}/v1/health/live`)).status).toBe(200);
    await eventually(async () => (await fetch(`${stet.url}/v1/outlets`)).status === 503);
  }

  async function goesOn(outletId: string): Promise<void> {
    await readiness(200);
    const headers = { 'content-type': 'application/json', 'idempotency-key': outletId };
    const body = JSON.stringify({ outletId, name: `Outlet ${outletId}` });
    const url = `${stet.url}/v1/commands/register-outlet`;
    await eventually(async () => (await fetch(url, { method: 'POST', headers, body })).status === 201);
  }

  function readiness(wanted: number): Promise<{ detail?: string }> {
    return eventually(async () => {
      const answer = await fetch(`${stet.url}/v1/health/ready`);
      const said = (await answer.json()) as { detail?: string };
      return answer.status === wanted && said;
    });
  }
});
