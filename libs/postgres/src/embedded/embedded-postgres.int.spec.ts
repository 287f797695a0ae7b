import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FROM_SOURCE } from '../../../../scripts/from-source.mjs';
import { connect, serverOver, type Sql, startEmbeddedPostgres } from '#postgres';
import { eventually } from '#testing';
import { userToRunAs } from './user.js';
import { commandOf, identityOf } from './which-process.js';

describe('a Postgres of our own', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'stet-own-'));
    await chmod(dataDir, 0o755);
  });

  afterAll(() => rm(dataDir, { recursive: true }));

  it('is stopped by who started it: another that adopted it once took it away', async () => {
    const owner = await startEmbeddedPostgres({ dataDir });
    const guest = await startEmbeddedPostgres({ dataDir });
    expect(guest.url).toBe(owner.url);
    await guest.stop();
    expect(await failureAt(owner.url)).toBeUndefined();
    await owner.stop();
    expect(await failureAt(owner.url)).toBe('ECONNREFUSED');
  });

  it.each([
    ['is gone', () => '999999999'],
    ['was killed, and has left its number to another', () => `${process.pid} of before`],
  ])('is stopped by who adopts it when its owner %s', async (_how, owner) => {
    const { url } = await startEmbeddedPostgres({ dataDir });
    await writeFile(join(dataDir, 'stet.pid'), owner());
    await (await startEmbeddedPostgres({ dataDir })).stop();
    expect(await failureAt(url)).toBe('ECONNREFUSED');
  });

  describe('that was killed, and whose number belongs to another process now', () => {
    let stranger: ChildProcess;

    /** Of the user that Postgres runs as: of all others it knows itself that they are no Postgres. */
    beforeEach(async () => {
      stranger = spawn('sleep', ['600'], await userToRunAs());
      await once(stranger, 'spawn');
    });

    afterEach(() => stranger.kill('SIGKILL'));

    it('starts again, and does nothing to that process: it once ended it', async () => {
      await (await startEmbeddedPostgres({ dataDir })).stop();
      await leaveNumberTo(stranger.pid);
      const postgres = await startEmbeddedPostgres({ dataDir });
      expect(await failureAt(postgres.url)).toBeUndefined();
      await postgres.stop();
      expect(isRunning(stranger)).toBe(true);
    });

    it('is not stopped in its place', async () => {
      const postgres = await startEmbeddedPostgres({ dataDir });
      const server = serverOver(dataDir);
      process.kill(server?.pid ?? 0, 'SIGKILL');
      await leaveNumberTo(stranger.pid);
      await postgres.stop();
      expect(isRunning(stranger)).toBe(true);
    });

    it('starts again though that process is a zombie', async () => {
      const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 600'], await userToRunAs());
      const [told] = (await once(parent.stdout, 'data')) as [Buffer];
      await leaveNumberTo(Number(told.toString()));
      const postgres = await startEmbeddedPostgres({ dataDir });
      await postgres.stop();
      parent.kill('SIGKILL');
    });

    it('starts again though that process is another Postgres', async () => {
      const otherDir = `${dataDir}-other`;
      execFileSync('cp', ['-a', dataDir, otherDir]);
      const other = await startEmbeddedPostgres({ dataDir: otherDir });
      await leaveNumberTo(serverOver(otherDir)?.pid);
      await (await startEmbeddedPostgres({ dataDir })).stop();
      expect(await failureAt(other.url)).toBeUndefined();
      await other.stop();
      await rm(otherDir, { recursive: true });
    });

    async function leaveNumberTo(pid: number | undefined): Promise<void> {
      const at = Math.floor(Date.now() / 1000);
      const lines = [pid, dataDir, at, 5432, '', '127.0.0.1', '', 'ready   ', ''];
      await writeFile(join(dataDir, 'postmaster.pid'), lines.join('\n'));
    }
  });

  describe('while it runs', () => {
    let url: string;
    let stop: () => Promise<void>;
    let sql: Sql;

    beforeAll(async () => {
      ({ url, stop } = await startEmbeddedPostgres({ dataDir }));
      sql = connect(url, { max: 1 });
    });

    afterAll(async () => {
      await sql.end();
      await stop();
    });

    it.each([
      ['without a password', (to: URL) => (to.password = ''), '28P01'],
      ['with another password', (to: URL) => (to.password = 'postgres'), '28P01'],
      ['as superuser', (to: URL) => (to.username = 'postgres'), '28000'],
      ['into another database', (to: URL) => (to.pathname = '/template1'), '28000'],
    ])('lets nobody in %s', async (_how, change, code) => {
      const to = new URL(url);
      change(to);
      expect(await failureAt(to.href)).toBe(code);
    });

    it.each([
      ['run a program', `copy (select 1) to program 'true'`],
      ['read a file', `select pg_read_file('PG_VERSION')`],
      ['write a file', `copy (select 1) to '/tmp/stet'`],
      ['make a database', 'create database another'],
      ['make a role', 'create role another'],
      ['change the server', 'alter system set fsync = off'],
      ['become the superuser', 'set role postgres'],
    ])('has a role that may not %s', async (_what, statement) =>
      expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' }),
    );

    it('keeps its password in a file for its owner alone, and says it nowhere', async () => {
      const { password } = new URL(url);
      const file = join(dataDir, 'stet.password');
      expect(password.length).toBeGreaterThan(30);
      expect([await readFile(file, 'utf8'), (await stat(file)).mode & 0o777]).toEqual([password, 0o600]);
      const said = ['server.log', 'postmaster.opts', 'postgresql.conf', 'postgresql.auto.conf', 'pg_hba.conf'];
      for (const name of said) expect(await readFile(join(dataDir, name), 'utf8')).not.toContain(password);
      expect(commandOf(serverOver(dataDir)?.pid ?? 0)).not.toContain(password);
      const [row] = await sql<{ held: string }[]>`select string_agg(query, ' ') as held from pg_stat_activity`;
      expect(row?.held).not.toContain(password);
    });
  });

  it('is started again where it was if it ends by itself, until it is stopped', async () => {
    const said: string[] = [];
    const hear = (_about: object, line: string) => said.push(line);
    const { url, stop } = await startEmbeddedPostgres({ dataDir, log: { warn: hear, info: hear } });
    process.kill(serverOver(dataDir)?.pid ?? 0, 'SIGKILL');
    await eventually(() => Promise.resolve(said.length === 2));
    expect(said).toEqual([
      expect.stringMatching(/^The Postgres over \S+ has ended, and nobody asked it to; /),
      expect.stringMatching(/^The Postgres over \S+ runs again, after \d+ s\.$/),
    ]);
    expect(await failureAt(url)).toBeUndefined();
    await stop();
    expect([await failureAt(url), serverOver(dataDir)]).toEqual(['ECONNREFUSED', undefined]);
  });

  it('makes another password if its file was lost', async () => {
    await rm(join(dataDir, 'stet.password'));
    const { url, stop } = await startEmbeddedPostgres({ dataDir });
    expect(await failureAt(url)).toBeUndefined();
    await stop();
  });

  it('is made once by two processes that start at the same time, and ends with the one whose it is', async () => {
    const fresh = `${dataDir}-fresh`;
    const both = [startInAProcess(fresh), startInAProcess(fresh)];
    const urls = await Promise.all(both.map(({ url }) => url));
    expect(urls[0]).toBe(urls[1]);
    const [owner] = (await readFile(join(fresh, 'stet.pid'), 'utf8')).split(' ');
    for (const { process: one } of both.toSorted(({ process: { pid } }) => (pid === Number(owner) ? 1 : -1))) {
      expect(await failureAt(urls[0] ?? '')).toBeUndefined();
      one.stdin?.end();
      await once(one, 'exit');
    }
    expect(await failureAt(urls[0] ?? '')).toBe('ECONNREFUSED');
    await rm(fresh, { recursive: true });
  });
});

const AS_A_MODULE = [...FROM_SOURCE, '--input-type=module'];
const START = `
  const { startEmbeddedPostgres } = await import('#postgres');
  const { url, stop } = await startEmbeddedPostgres({ dataDir: process.argv[1] });
  console.log(url);
  process.stdin.resume().on('end', () => stop());`;

/** It is stopped when its input ends. */
function startInAProcess(dataDir: string): { process: ChildProcess; url: Promise<string> } {
  const child = spawn(process.execPath, [...AS_A_MODULE, '-e', START, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  return { process: child, url: once(child.stdout, 'data').then(([told]) => String(told).trim()) };
}

/** The error's code; undefined if it answers. */
async function failureAt(url: string): Promise<unknown> {
  const sql = connect(url, { max: 1 });
  const failure = await sql`select 1`.then(
    () => undefined,
    (error: Error & { code?: string }) => error.code,
  );
  await sql.end({ timeout: 1 });
  return failure;
}

function isRunning({ pid }: ChildProcess): boolean {
  return identityOf(pid ?? 0) !== undefined;
}
