/** The processes of a Postgres server: many, and a fault hits all of them at once. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverOver } from '#postgres';

/** The server over this folder and all that it has forked; nothing if it does not run. */
export function serverProcesses(dataDir: string): number[] {
  const server = serverOver(dataDir)?.pid;
  if (server === undefined) return [];
  const children = ps('-A', '-o', 'pid=,ppid=').filter(([, parent]) => Number(parent) === server);
  return [server, ...children.map(([pid]) => Number(pid))];
}

/** Does the server that runs over this folder take connections? */
export function isServing(dataDir: string): boolean {
  return serverOver(dataDir) !== undefined && statusOf(dataDir)[7]?.trim() === 'ready';
}

export function signalAll(processes: number[], name: NodeJS.Signals): void {
  for (const pid of processes) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/** A zombie, too: as long as nobody has asked how it ended, its number counts as a running server's. */
export function areAlive(processes: number[]): boolean {
  return ps('-A', '-o', 'pid=').some(([pid]) => processes.includes(Number(pid)));
}

/** The lines of postmaster.pid: how far the server is comes eighth. */
function statusOf(dataDir: string): string[] {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function ps(...args: string[]): string[][] {
  const lines = execFileSync('ps', args, { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/));
}
