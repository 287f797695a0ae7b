/**
 * Starts programs under `keep.mjs`, each with its keeper in a session of its own: what is done to our whole group, such
 * as Ctrl+C or a kill -9, does not reach the keeper, which then stops the program as it should be stopped.
 */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const keeper = fileURLToPath(new URL('keep.mjs', import.meta.url));

/** The program ended before it was ready, with this exit code. */
export class EndedEarly extends Error {
  constructor(why, code) {
    super(why);
    this.code = code;
  }
}

/**
 * Waits until a line of its output says that it is ready: `said` is what `ready` matched. `stop` and `gone` resolve to
 * the program's exit code. All that the program says is added to the file `log`, if one is named.
 */
export async function startKept({ program, args, ready, within = 60_000, cwd, env, log }) {
  const { child, gone } = keep({ program, args, cwd, env, stdio: 'pipe' });
  let output = '';
  let isReady = false;
  const said = await new Promise((resolve, reject) => {
    const fail = (reason, code) => {
      child.stdin.end();
      const why = `${program} ${reason}:\n${output.slice(-2000)}`;
      reject(code === undefined ? new Error(why) : new EndedEarly(why, code));
    };
    const timer = setTimeout(() => fail(`was not ready within ${within} ms`), within);
    const hear = (chunk) => {
      if (log) appendFileSync(log, chunk);
      if (isReady) return;
      output = (output + chunk).slice(-20_000);
      const match = ready.exec(output);
      if (!match) return;
      isReady = true;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    // Once all that it said has been heard: its reason comes last.
    child.once('close', (code) => {
      clearTimeout(timer);
      fail('ended', code ?? 1);
    });
  });
  return {
    said,
    gone,
    /** Sends the program itself a signal, such as SIGKILL or SIGSTOP. */
    signal: (name) => child.stdin.write(`${name}\n`),
    /** Whether what it says is read: a pipe that nobody reads fills up. */
    listen: (isHeard) => {
      for (const output of [child.stdout, child.stderr])
        if (isHeard) output.resume();
        else output.pause();
    },
    stop: () => {
      child.stdin.end();
      return gone;
    },
  };
}

/** Runs a program to its end, its output among ours; resolves to its exit code. It is stopped at a signal to us. */
export function runKept({ program, args, cwd }) {
  const { child, gone } = keep({ program, args, cwd, stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']) process.once(signal, () => child.stdin.end());
  return gone;
}

function keep({ program, args, cwd, env, stdio }) {
  const child = spawn(process.execPath, [keeper, program, ...args], {
    stdio: ['pipe', stdio, stdio],
    detached: true,
    cwd,
    env,
  });
  // A signal to a program that has just ended is nothing to end for.
  child.stdin.on('error', () => undefined);
  return { child, gone: new Promise((resolve) => child.once('exit', resolve)) };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
