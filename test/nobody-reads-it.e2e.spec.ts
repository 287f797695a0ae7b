/** Whoever reads what a process says has gone, or its disk is full: it starts, serves and ends all the same. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { freePort } from '../scripts/kept.mjs';
import { eventually, type FreshDatabase, freshDatabase } from '#testing';
import { build, remove } from './built-app.js';

/** Each leaves a line in the log: the first has nobody who reads it, and what comes behind it neither. */
const REQUESTS = 10;

describe('a Stet whose', () => {
  let folder: string;
  let database: FreshDatabase;
  let full: number;
  let stet: ChildProcess | undefined;

  beforeAll(async () => {
    folder = build();
    database = await freshDatabase();
    full = openSync('/dev/full', 'w');
  });

  afterEach(() => stet?.kill('SIGKILL'));

  afterAll(async () => {
    closeSync(full);
    await database.drop();
    remove(folder);
  });

  it.each([
    ['output has no reader any more', 'gone', 'heard'],
    ['output goes to a full disk', 'full', 'heard'],
    ['log has no reader any more', 'heard', 'gone'],
    ['log goes to a full disk', 'heard', 'full'],
    ['output and log have no reader any more', 'gone', 'gone'],
    ['output and log go to a full disk', 'full', 'full'],
  ] as const)('%s takes what is posted, and ends with 0', async (_what, output, log) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    stet = spawn(process.execPath, ['dist/apps/stet/src/main.js'], {
      cwd: folder,
      env: { PATH: process.env.PATH, DATABASE_URL: database.url, PORT: String(port) },
      stdio: ['ignore', to(output), to(log)],
    });
    const ended = once(stet, 'exit');
    for (const [stream, how] of [
      [stet.stdout, output],
      [stet.stderr, log],
    ] as const)
      if (how === 'gone') stream?.destroy();
      else stream?.resume();
    await eventually(async () => (await statusOf(`${url}/v1/health/ready`)) === 200);
    for (let n = 0; n < REQUESTS; n++) expect(await statusOf(`${url}/v1/claims/none-${n}`)).toBe(404);
    expect(await register(url, String(port))).toBe(201);
    stet.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  function to(how: 'gone' | 'full' | 'heard') {
    return how === 'full' ? full : 'pipe';
  }
});

/** Undefined while nobody answers. */
async function statusOf(url: string): Promise<number | undefined> {
  const answer = await fetch(url).catch(() => undefined);
  await answer?.text();
  return answer?.status;
}

async function register(url: string, name: string): Promise<number> {
  const body = JSON.stringify({ outletId: `outlet-${name}`, name: `Outlet ${name}` });
  const headers = { 'content-type': 'application/json', 'idempotency-key': name };
  return (await fetch(`${url}/v1/commands/register-outlet`, { method: 'POST', headers, body })).status;
}
