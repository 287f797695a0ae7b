/** Starts a program under `keep.mjs` and waits until a line of its output says that it is ready. */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const keeper = fileURLToPath(new URL('keep.mjs', import.meta.url));

/**
 * `said` is what `ready` matched; `stop` and `gone` resolve to the program's exit code.
 * All that the program says is added to the file `log`, if one is named.
 */
export async function startKept({ program, args, ready, within = 60_000, cwd, env, log }) {
  const child = spawn(process.execPath, [keeper, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'], cwd, env });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // A signal to a program that has just ended is nothing to end for.
  child.stdin.on('error', () => undefined);
  let output = '';
  const said = await new Promise((resolve, reject) => {
    const fail = (reason) => {
      child.stdin.end();
      reject(new Error(`${program} ${reason}:\n${output.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail(`was not ready within ${within} ms`), within);
    const hear = (chunk) => {
      if (log) appendFileSync(log, chunk);
      output = (output + chunk).slice(-20_000);
      const match = ready.exec(output);
      if (!match) return;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    // Once all that it said has been heard: its reason comes last.
    child.once('close', () => {
      clearTimeout(timer);
      fail('ended');
    });
  });
  return {
    said,
    gone,
    /** Sends the program itself a signal, such as SIGKILL or SIGSTOP. */
    signal: (name) => child.stdin.write(`${name}\n`),
    stop: () => {
      child.stdin.end();
      return gone;
    },
  };
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
