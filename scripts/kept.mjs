/** Starts a program under `keep.mjs` and waits until a line of its output says that it is ready. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const keeper = fileURLToPath(new URL('keep.mjs', import.meta.url));

/** `uid` 0 runs it as who we are. Resolves to a function that stops it. */
export async function startKept({ program, args, uid = 0, ready, within = 60_000 }) {
  const child = spawn(process.execPath, [keeper, String(uid), program, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  await new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`${program} ${reason}:\n${output.slice(-2000)}`));
    const timer = setTimeout(() => fail(`was not ready within ${within} ms`), within);
    const hear = (chunk) => {
      output = (output + chunk).slice(-20_000);
      if (!ready.test(output)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => fail('ended'));
  });
  return async () => {
    child.stdin.end();
    await gone;
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
