/** Starts a program under `keep.mjs` and waits until a line of its output says that it is ready. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const keeper = fileURLToPath(new URL('keep.mjs', import.meta.url));

/** `said` is what `ready` matched; `stop` resolves to the program's exit code. */
export async function startKept({ program, args, ready, within = 60_000, cwd, env }) {
  const child = spawn(process.execPath, [keeper, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'], cwd, env });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  const said = await new Promise((resolve, reject) => {
    const fail = (reason) => {
      child.stdin.end();
      reject(new Error(`${program} ${reason}:\n${output.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail(`was not ready within ${within} ms`), within);
    const hear = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const match = ready.exec(output);
      if (!match) return;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended');
    });
  });
  return {
    said,
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
