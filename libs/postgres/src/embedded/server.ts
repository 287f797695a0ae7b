/** The server over a folder: whether it runs, how it is started, and how it is stopped. */
import { execFile } from 'node:child_process';
import { readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { PostgresFailed } from './postgres-failed.js';
import type { User } from './user.js';
import { commandOf, folderOf } from './which-process.js';

const run = promisify(execFile);

export interface Server {
  pid: number;
  port: number;
}

export interface Control {
  data: string;
  user: User;
  binaries: Binaries;
}

/** One that was killed may have much to recover. */
const START_WITHIN_S = 600;
const STOP_WITHIN_S = 8;
/** The free port was taken by another meanwhile; what a killed server had forked has not ended yet; its file is being written. */
const PASSING = /could not create any TCP|pre-existing shared memory block|PID file|lock file/;
const TRIES = 20;
/** Between two, in milliseconds. */
const PAUSE_MS = 250;
/** How long it may take to write a file of a few lines: what is no number by then was left so by a crash. */
const WRITTEN_WITHIN_MS = 2000;

/**
 * The server that runs over this folder. What its file names may long be another process, to which nobody may do
 * anything: so the process must be a Postgres, and work in this folder.
 */
export function serverOver(data: string): Server | undefined {
  const [pid, , , port] = statusOf(data);
  return pid !== undefined && isPostgresOver(pid, data) ? { pid, port: port ?? 0 } : undefined;
}

/** Throws PostgresFailed. `settings` may name the port. */
export async function startServer(control: Control, settings: Record<string, string>): Promise<void> {
  const { data, user, binaries } = control;
  const log = join(data, 'server.log');
  for (let tries = 1; ; tries++) {
    forgetWhoIsGone(data);
    const port = String(await freePort());
    const all = { port, listen_addresses: '127.0.0.1', unix_socket_directories: "''", ...settings };
    const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
    const args = ['start', '-D', data, '-w', '-t', String(START_WITHIN_S), '-l', log, '-o', options.join(' ')];
    try {
      await run(binaries.pg_ctl, args, user);
      return;
    } catch (cause) {
      const why = (await lastFailure(log)) ?? saidBy(cause);
      if (!PASSING.test(why ?? '') || tries === TRIES) throw notStarted({ log, why, cause });
      await wait(PAUSE_MS);
    }
  }
}

/** Nothing if it does not run. Throws PostgresFailed if it does not end. */
export async function stopServer({ data, user, binaries }: Control): Promise<void> {
  const stop = (mode: string) =>
    run(binaries.pg_ctl, ['stop', '-D', data, '-m', mode, '-w', '-t', String(STOP_WITHIN_S)], user);
  for (const mode of ['fast', 'immediate']) {
    if (!serverOver(data)) return;
    await stop(mode).catch(() => undefined);
  }
  const left = serverOver(data);
  if (left) throw new PostgresFailed(`The Postgres over ${data} does not end; end process ${left.pid} by hand.`);
}

/** Postgres takes whoever has the number of a server that was killed for that server, and does not start. */
function forgetWhoIsGone(data: string): void {
  const file = fileOf(data);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory())
    throw new PostgresFailed(
      `${file} is a folder, and Postgres keeps its number there. Move it away, then start again.`,
    );
  const [pid] = statusOf(data);
  const isLeft =
    pid === undefined
      ? Date.now() - found.mtimeMs > WRITTEN_WITHIN_MS && !isNumber(linesOf(file)[0])
      : isTaken(pid) && !isPostgresOver(pid, data);
  if (isLeft) rmSync(file, { force: true });
}

/** By a zombie, too. Another user's process may not be signalled, and misleads nobody. */
function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isPostgresOver(pid: number, data: string): boolean {
  const command = commandOf(pid) ?? '';
  if (!/(^|\/)postgres -D /.test(command)) return false;
  const [folder, real] = [folderOf(pid), realpathSync(data)];
  return folder === undefined ? command.includes(` -D ${real} `) : folder === real;
}

/** The lines of postmaster.pid, as numbers: the process comes first, and its port fourth. */
function statusOf(data: string): number[] {
  const lines = linesOf(fileOf(data));
  return isNumber(lines[0]) && Number(lines[0]) > 0 ? lines.map(Number) : [];
}

/** Could it be a process's? One that works alone, without a server, has its number below 0. */
function isNumber(line = ''): boolean {
  return /^-?[1-9]\d*\s*$/.test(line) && Math.abs(Number(line)) < 2 ** 31;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function fileOf(data: string): string {
  return join(data, 'postmaster.pid');
}

async function lastFailure(log: string): Promise<string | undefined> {
  const said = await readFile(log, 'utf8').catch(() => '');
  return [...said.matchAll(/\b(?:FATAL|PANIC): +(.*)/g)].at(-1)?.[1];
}

/** What pg_ctl says where no server came so far as to say anything. */
function saidBy(cause: unknown): string | undefined {
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
  return said.split('\n').at(-1) || undefined;
}

function notStarted({ log, why, cause }: { log: string; why: string | undefined; cause: unknown }): PostgresFailed {
  const said = why === undefined ? '' : `: ${why}`;
  return new PostgresFailed(`Postgres did not start${said}. ${log} says more; put that right, then start again.`, {
    cause,
  });
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
