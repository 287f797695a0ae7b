/**
 * Which process is it? A number alone does not say: once its process has ended, the system gives it to another. So what
 * is kept of a process, to find it again, is its number and when it began.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

const isLinux = process.platform === 'linux';

/** The same for as long as the process lives, and never another's; undefined if none runs under this number. */
export function identityOf(pid: number): string | undefined {
  const began = isLinux ? beganAt(pid) : asked(pid, 'lstart=');
  return began && `${pid} ${began}`;
}

/** Its program and arguments; undefined if none runs under this number, or who asks may not know. */
export function commandOf(pid: number): string | undefined {
  const command = isLinux ? read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') : asked(pid, 'command=');
  return command?.trim() || undefined;
}

/** The folder in which it works; undefined if the system does not tell. */
export function folderOf(pid: number): string | undefined {
  try {
    return isLinux ? readlinkSync(`/proc/${pid}/cwd`) : undefined;
  } catch {
    return undefined;
  }
}

/** In ticks since the machine was started, and which start that was. A zombie has ended. */
function beganAt(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The second field is the program's name, in parentheses, and may hold anything; the state comes behind it.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  if (state === undefined || state === 'Z' || state === 'X') return undefined;
  return `${fields[STARTTIME]} ${read('/proc/sys/kernel/random/boot_id')?.trim()}`;
}

/** Of proc_pid_stat(5), counted from the field behind the state. */
const STARTTIME = 18;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function asked(pid: number, field: string): string | undefined {
  try {
    const said = execFileSync('ps', ['-ww', '-o', field, '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] });
    return said.toString().trim() || undefined;
  } catch {
    return undefined;
  }
}
