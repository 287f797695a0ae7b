/** A torture that is itself killed leaves nothing running, whatever state its targets are in. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { FROM_SOURCE } from '../../scripts/from-source.mjs';
import { areAlive } from './postgres-processes.js';
import { eventually } from '#testing';

/** Starts a Postgres, kills it, has it started again, and does this to it; then tells where it is, and waits. */
const tormentor = (last: string) => `
  const { PostgresTarget } = await import('./test/torture/postgres-target.ts');
  const { serverProcesses } = await import('./test/torture/postgres-processes.ts');
  const postgres = await PostgresTarget.start();
  await postgres.kill();
  await postgres.start();
  ${last}
  console.log(JSON.stringify({ data: postgres.data, processes: serverProcesses(postgres.data) }));
  setInterval(() => undefined, 60_000);`;

const AS_A_MODULE = [...FROM_SOURCE, '--input-type=module'];

describe('a torture that is killed with all of its group', () => {
  it.each([
    ['runs again after it was killed', ''],
    ['is paused', 'postgres.pause();'],
  ])('leaves no Postgres that %s, and none of its data', async (_state, last) => {
    const torture = spawn(process.execPath, [...AS_A_MODULE, '-e', tormentor(last)], { detached: true });
    const [told] = (await once(torture.stdout, 'data')) as [Buffer];
    const { data, processes } = JSON.parse(told.toString()) as { data: string; processes: number[] };
    expect([processes.length > 1, areAlive(processes)]).toEqual([true, true]);
    process.kill(-(torture.pid ?? 0), 'SIGKILL');
    await eventually(() => Promise.resolve(!areAlive(processes) && !existsSync(data)));
  });
});
