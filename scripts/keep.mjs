/**
 * Runs a program that must not outlive who started it: `node keep.mjs <uid> <program> <arguments>`.
 * When the starter's end of our input closes, however it ended, the program is stopped, and killed if it does not.
 */
import { spawn } from 'node:child_process';

const [uid, program, ...args] = process.argv.slice(2);
const identity = Number(uid) > 0 ? { uid: Number(uid), gid: Number(uid), cwd: '/' } : {};
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], ...identity });

function stop() {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 5000).unref();
}

child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
process.stdin.on('end', stop).on('error', stop).resume();
