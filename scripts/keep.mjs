/**
 * Runs a program that must not outlive who started it: `node keep.mjs <program> <arguments>`.
 * When the starter's end of our input closes, however it ended, the program is stopped, and killed if it does not.
 * Until then each line of our input is a signal for it, such as SIGSTOP.
 */
import { spawn } from 'node:child_process';

/** Docker's patience; KEPT_PATIENCE_MS is for what has more to do at its end. */
const PATIENCE_MS = Number(process.env.KEPT_PATIENCE_MS ?? 10_000);

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

function stop() {
  child.kill('SIGTERM');
  // One that was paused could not hear.
  child.kill('SIGCONT');
  setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
}

function pass(lines) {
  for (const signal of String(lines).split('\n').filter(Boolean)) child.kill(signal);
}

child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']) process.on(signal, stop);
process.stdin.on('data', pass).on('end', stop).on('error', stop);
