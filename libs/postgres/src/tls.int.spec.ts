/** TLS to a Postgres of ours, as libpq's words of an address mean it. */
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { eventually, freshPostgresFolder } from '#testing';
import { type Authority, makeAuthority, type Signed } from '../../../scripts/certificates.mjs';
import { freePort } from '../../../scripts/kept.mjs';
import { certify } from '../../../scripts/certified-postgres.mjs';
import { connect, type Database, type EmbeddedPostgres, isAway, serverOver, startEmbeddedPostgres } from './index.js';

describe('a Postgres that speaks TLS', () => {
  const settings = { ssl: 'on', ssl_ca_file: 'root.crt' };
  let data: string;
  let authority: Authority;
  let ours: Signed;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'stet-tls-'));
    await chmod(data, 0o755);
    authority = await makeAuthority();
    ours = await authority.sign({ commonName: 'stet' });
    await Promise.all(Object.entries({ ca: authority.ca, ...ours }).map(([name, pem]) => writeFile(file(name), pem)));
    postgres = await startEmbeddedPostgres({ dataDir: await freshPostgresFolder({ at: folder() }) });
    await present(await authority.sign({ names: ['127.0.0.1'] }));
  });

  afterAll(async () => {
    await postgres.stop();
    await rm(data, { recursive: true });
  });

  it.each([
    ['sslmode=disable', false],
    ['', false],
    ['sslmode=require', true],
    ['sslmode=require&sslrootcert=CA', true],
    ['sslmode=verify-ca&sslrootcert=CA', true],
    ['sslmode=verify-full&sslrootcert=CA', true],
  ])('is asked with %s: encrypted %s', async (words, isEncrypted) =>
    expect(await encrypted(at(words))).toBe(isEncrypted),
  );

  it.each(['sslmode=verify-full', 'sslmode=verify-ca&sslrootcert=system', 'sslmode=require&sslrootcert=CERT'])(
    'is not believed with %s: nobody who is trusted signed for it',
    async (words) =>
      expect(await failureOf(at(words))).toMatchObject({
        code: 'CONNECT_TLS',
        reason: expect.stringContaining('SIGNED'),
      }),
  );

  it('is believed under another name by verify-ca, and not by verify-full', async () => {
    await present(await authority.sign({ commonName: 'db', names: ['db.internal'] }));
    expect(await encrypted(at('sslmode=verify-ca&sslrootcert=CA'))).toBe(true);
    const failure = await failureOf(at('sslmode=verify-full&sslrootcert=CA'));
    expect(failure).toMatchObject({ code: 'CONNECT_TLS', reason: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('whose certificate has expired is away until that is renewed', async () => {
    const sql = connect(at('sslmode=verify-full&sslrootcert=CA'), { max: 1 });
    await present(await authority.sign({ names: ['127.0.0.1'], expired: true }));
    const failure: unknown = await sql`select 1`.catch((error: unknown) => error);
    expect([failure, isAway(failure)]).toMatchObject([{ reason: 'CERT_HAS_EXPIRED' }, true]);
    await present(await authority.sign({ names: ['127.0.0.1'] }));
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
  });

  it('that is not there is refused at once: who was still reading his certificates waited for ever', async () => {
    const url = new URL(at('sslmode=verify-full&sslrootcert=CA'));
    url.port = String(await freePort());
    const failures = await Promise.all(Array.from({ length: 20 }, () => failureOf(url.href)));
    expect(failures).toEqual(failures.map(() => expect.objectContaining({ code: 'ECONNREFUSED' })));
  });

  it('goes and comes back as one that speaks none: what was under way is refused, and the next is answered', async () => {
    const sql = connect(at('sslmode=verify-full&sslrootcert=CA'), { max: 4 });
    const heard: string[] = [];
    await sql.listen('news', (payload) => void heard.push(payload));
    const underWay = [sql`select pg_sleep(60)`, sql.begin((tx) => tx`select pg_sleep(60)`), sql`select 1`];
    const refused = Promise.allSettled(underWay);
    await eventually(async () => (await sleeping(sql)) === 2);
    await restart();
    expect((await refused).map((one) => one.status === 'fulfilled' || isAway(one.reason))).toEqual([true, true, true]);
    expect(await sql`select 2 as two`).toEqual([{ two: 2 }]);
    await eventually(async () => {
      await sql`select pg_notify('news', 'again')`;
      return heard.length > 0;
    });
    await sql.end();
  });

  it('that wants a certificate of its clients takes sslcert and sslkey', async () => {
    await wantCertificates();
    const words = 'sslmode=verify-full&sslrootcert=CA';
    expect(await failureOf(at(words))).toMatchObject({
      code: '28000',
      message: expect.stringContaining('certificate'),
    });
    expect(await encrypted(at(`${words}&sslcert=CERT&sslkey=KEY`))).toBe(true);
  });

  it('is away while a password is not the right one, and there again once it is', async () => {
    const { href: url, password } = new URL(at('sslmode=require&sslcert=CERT&sslkey=KEY'));
    let told = 'old';
    const sql = connect({ url: url.replace(`:${password}@`, '@'), password: () => told }, { max: 1 });
    expect(isAway(await sql`select 1`.catch((error: unknown) => error))).toBe(true);
    told = password;
    const answered = await eventually(() => sql`select 1 as one`.catch((error: unknown) => !isAway(error)));
    expect(answered).toEqual([{ one: 1 }]);
    await sql.end();
  });

  function folder(): string {
    return join(data, 'postgres');
  }

  function file(name: string): string {
    return join(data, `${name}.pem`);
  }

  function at(words: string): string {
    return `${postgres.url}?${words.replace(/CA|CERT|KEY/g, (name) => file(name.toLowerCase()))}`;
  }

  async function present(signed: Signed): Promise<void> {
    await certify(folder(), signed, authority.ca);
    await restart();
  }

  async function restart(): Promise<void> {
    const { port } = new URL(postgres.url);
    await postgres.stop();
    postgres = await startEmbeddedPostgres({ dataDir: folder(), settings: { ...settings, port } });
  }

  async function wantCertificates(): Promise<void> {
    const hba = join(folder(), 'pg_hba.conf');
    const rules = await readFile(hba, 'utf8');
    await writeFile(hba, rules.replace(/^host (.*)$/m, 'hostssl $1 clientcert=verify-ca'));
    process.kill(serverOver(folder())?.pid ?? 0, 'SIGHUP');
    await eventually(async () => (await failureOf(at('sslmode=require'))) !== undefined);
  }
});

describe('a server that has several names', () => {
  it.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', false],
  ])('asked at %s hears for which of them: %s', async (host, heard) => {
    const { cert, key } = await (await makeAuthority()).sign();
    const names: unknown[] = [];
    const server = await answering(
      () => Buffer.from('S'),
      (socket) => {
        const over = new TLSSocket(socket, { isServer: true, cert, key });
        over.on('error', () => undefined);
        over.once('secure', () => {
          names.push((over as TLSSocket & { servername?: unknown }).servername);
          over.destroy();
        });
      },
    );
    const { port } = server.address() as AddressInfo;
    await failureOf(`postgres://stet:secret@${host}:${port}/stet?sslmode=require`);
    expect(names[0]).toBe(heard);
    server.close();
  });
});

describe('a server that speaks no TLS', () => {
  it('is not asked a word more where TLS is wanted', async () => {
    const dataDir = await freshPostgresFolder();
    const plain = await startEmbeddedPostgres({ dataDir });
    expect(await failureOf(`${plain.url}?sslmode=require`)).toMatchObject({ reason: 'NO_TLS' });
    await plain.stop();
    await rm(dataDir, { recursive: true });
  });

  it.each([
    ['says more than it was asked', (said: Buffer) => said.length > 0 && Buffer.from('Sand more')],
    ['refuses', () => Buffer.from('N')],
  ])('or is somebody between, that %s, is not believed', async (_what, answer) => {
    const server = await answering((said) => answer(said) || Buffer.alloc(0));
    const { port } = server.address() as AddressInfo;
    const failure = await failureOf(`postgres://stet:secret@127.0.0.1:${port}/stet?sslmode=require`);
    expect([failure, isAway(failure)]).toMatchObject([{ code: 'CONNECT_TLS', reason: 'NO_TLS' }, true]);
    server.close();
  });
});

async function encrypted(database: Database): Promise<boolean | undefined> {
  const sql = connect(database, { max: 1 });
  const [row] = await sql<{ ssl: boolean }[]>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`;
  await sql.end();
  return row?.ssl;
}

async function failureOf(database: Database): Promise<unknown> {
  const sql = connect(database, { max: 1 });
  const failure: unknown = await sql`select 1`.then(
    () => undefined,
    (error: unknown) => error,
  );
  await sql.end({ timeout: 1 });
  return failure;
}

async function sleeping(sql: ReturnType<typeof connect>): Promise<number> {
  const [row] = await sql<{ count: string }[]>`
    select count(*) from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`;
  return Number(row?.count);
}

async function answering(
  answer: (said: Buffer) => Buffer,
  then: (socket: Socket) => void = () => undefined,
): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (said: Buffer) => {
      socket.write(answer(said));
      then(socket);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
