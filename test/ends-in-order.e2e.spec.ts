/** However a Stet ends, short of a kill -9, the Postgres that it brought ends with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type Kept, startKept } from '../scripts/kept.mjs';
import { serverOver } from '#postgres';
import { eventually, freshPostgresFolder } from '#testing';
import { build, remove } from './built-app.js';

/** Laid into the process: what it does at a signal that by itself means nothing. */
const PLANTED = {
  throws: `throw new Error('planted')`,
  'has a promise that fails': `void Promise.reject(new Error('planted'))`,
  'is ended from within': `process.exit(9)`,
};

describe('a Stet that brought its Postgres', () => {
  let folder: string;
  let data: string;

  beforeAll(async () => {
    folder = build();
    data = join(folder, '.stet/postgres');
    mkdirSync(join(folder, '.stet'));
    await freshPostgresFolder({ at: data });
  });

  afterAll(() => remove(folder));

  it.each(['SIGHUP', 'SIGQUIT', 'SIGUSR2', 'SIGALRM'] as const)(
    'closes all in order and ends with 0 at %s',
    async (signal) => {
      const stet = await start();
      expect(serverOver(data)).toBeDefined();
      stet.signal(signal);
      expect(await stet.gone).toBe(0);
      expect(serverOver(data)).toBeUndefined();
    },
  );

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with 0 at a SIGTERM and a %s at once, as from a terminal and from npm',
    async (second) => {
      const stet = await start();
      stet.signal('SIGTERM');
      stet.signal(second);
      expect(await stet.gone).toBe(0);
      expect(serverOver(data)).toBeUndefined();
    },
  );

  it.each<[when: string, isSo: (stet: string) => boolean]>([
    ['begins to make its Postgres', (stet) => readdirSync(stet).some((name) => name.startsWith('postgres.making-'))],
    ['has made its Postgres', (stet) => existsSync(join(stet, 'postgres/stet.password'))],
    ['begins to start its Postgres', (stet) => existsSync(join(stet, 'postgres/postmaster.pid'))],
  ])(
    'ends with 0 at a SIGINT that comes when it %s, leaves none behind, and starts the next time',
    async (_when, isSo) => {
      rmSync(data, { recursive: true });
      const env = { PATH: process.env.PATH, PORT: '0' };
      const stet = spawn(process.execPath, ['dist/apps/stet/src/main.js'], { cwd: folder, env, stdio: 'ignore' });
      const ended = once(stet, 'exit');
      await eventually(() => Promise.resolve(isSo(join(folder, '.stet'))));
      stet.kill('SIGINT');
      expect(await ended).toEqual([0, null]);
      expect(serverOver(data)).toBeUndefined();
      expect(await (await start()).stop()).toBe(0);
    },
  );

  it.each([
    ['throws', 1],
    ['has a promise that fails', 1],
    ['is ended from within', 9],
  ] as const)('leaves no Postgres behind when it %s', async (what, code) => {
    const stet = await start(PLANTED[what]);
    expect(serverOver(data)).toBeDefined();
    stet.signal('SIGWINCH');
    expect(await stet.gone).toBe(code);
    await eventually(() => Promise.resolve(!serverOver(data)));
  });

  it('starts its Postgres again when that is killed, and takes what it is told', async () => {
    const stet = await start();
    process.kill(serverOver(data)?.pid ?? 0, 'SIGKILL');
    await eventually(async () => (await register(String(stet.said.groups?.url))) === 201);
    expect(await stet.stop()).toBe(0);
    expect(serverOver(data)).toBeUndefined();
  });

  it('leaves no Postgres behind when it fails half-way through its start', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(start('', { PORT: String(port) })).rejects.toThrow('another process does');
    expect(serverOver(data)).toBeUndefined();
    other.close();
  });

  function start(planted = '', environment: Record<string, string> = {}): Promise<Kept> {
    const plant = `data:text/javascript,${encodeURIComponent(`process.on('SIGWINCH', () => { ${planted} })`)}`;
    return startKept({
      program: process.execPath,
      args: ['--import', plant, 'dist/apps/stet/src/main.js'],
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', PORT: '0', ...environment },
      ready: /"url":"(?<url>\S+?)".*"msg":"started"/,
    });
  }
});

async function register(url: string): Promise<number> {
  const body = JSON.stringify({ outletId: 'kbs-world', name: 'KBS World' });
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'kbs-world' };
  return (await fetch(`${url}/v1/commands/register-outlet`, { method: 'POST', headers, body })).status;
}
