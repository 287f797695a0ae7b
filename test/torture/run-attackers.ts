/**
 * A second client beside each attack, with and without it in turns, in one run: on a machine that is not quiet, either
 * alone would tell nothing. Attackers, bystander and process share the cores.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Kept, startKept } from '../../scripts/kept.mjs';
import { makeKeys } from '#service';
import { type Aim, atMost, missed } from './aim.js';
import { ask } from './ask.js';
import { type Attack, ATTACKS, type Attacked } from './attacks.js';
import { Bystander } from './bystander.js';
import { PostgresTarget } from './postgres-target.js';

/** How much longer than without an attacker those may wait whom nobody attacks. */
const LONGER = 5;
const ROUNDS = 4;
/** An attack lasts a little longer than is measured. */
const MARGIN_S = 1;
const FROM_SOURCE = ['--conditions=source', '--import', '@swc-node/register/esm-register'];

interface Figures {
  times: number[];
  refused: number;
}

interface Results {
  attack: Attack;
  without: Figures;
  during: Figures;
  met: Record<string, number>;
  isAlive: boolean;
}

interface Door extends Attacked {
  process: Kept;
  folder: string;
}

interface Length {
  seconds: number;
  /** Of the attacks of this item alone. */
  item?: string | undefined;
}

/** Of each attack so many seconds with it, and as many without. Prints the figures; answers what must not be. */
export async function runAttackers({ seconds, item }: Length): Promise<string[]> {
  const postgres = await PostgresTarget.start();
  const door = await openDoor(postgres.url);
  const bystander = new Bystander(door.url, door.key);
  await bystander.begin();
  await bystander.goOn(forSeconds(seconds / 2));
  console.log('item | attack | met | p50 ms without | with | p99 ms without | with | times | alive');
  console.log('--- | --- | --- | --- | --- | --- | --- | --- | ---');
  const findings: string[] = [];
  for (const attack of ATTACKS.filter((one) => item === undefined || one.item === Number(item))) {
    const results = await inflict(attack, { door, bystander, seconds });
    const { aim, faults, line } = judged(results);
    console.log(line);
    findings.push(...missed([aim]), ...faults);
  }
  await Promise.all([door.process.stop(), postgres.stop()]);
  await rm(door.folder, { recursive: true });
  console.log(`findings: ${findings.length}`);
  return findings;
}

async function openDoor(databaseUrl: string): Promise<Door> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-attacked-'));
  const keysFile = join(folder, 'keys.json');
  const { tool: key = '' } = await makeKeys(keysFile);
  const port = await freePort();
  const opened = await startKept({
    program: process.execPath,
    args: [...FROM_SOURCE, 'apps/stet/src/main.ts'],
    env: { PATH: process.env.PATH ?? '', PORT: String(port), DATABASE_URL: databaseUrl, STET_KEYS: keysFile },
    ready: /"msg":"started"/,
  });
  return { process: opened, folder, url: `http://127.0.0.1:${port}`, key };
}

interface Attacking {
  door: Door;
  bystander: Bystander;
  seconds: number;
}

async function inflict(attack: Attack, { door, bystander, seconds }: Attacking): Promise<Results> {
  await attack.prepare?.(door);
  const [without, during]: [Figures, Figures] = [none(), none()];
  const met: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round++) {
    add(without, await bystander.goOn(forSeconds(seconds / ROUNDS)));
    if (attack.isOnLog) door.process.listen(false);
    const told = join(door.folder, 'told.json');
    const task = { name: attack.name, url: door.url, key: door.key, seconds: seconds / ROUNDS + MARGIN_S };
    const args = [...FROM_SOURCE, 'test/torture/attacker.ts', JSON.stringify(task), told];
    const { gone } = await startKept({ program: process.execPath, args, ready: /^begun$/m });
    add(during, await bystander.goOn(forSeconds(seconds / ROUNDS)));
    await gone;
    if (attack.isOnLog) door.process.listen(true);
    const more = JSON.parse(await readFile(told, 'utf8')) as Record<string, number>;
    for (const [status, count] of Object.entries(more)) met[status] = (met[status] ?? 0) + count;
  }
  const live = await ask(door.url, { path: '/v1/health/live', patience: 5000 }).catch(() => ({ status: 0 }));
  return { attack, without, during, met, isAlive: live.status === 200 };
}

function judged({ attack, without, during, met, isAlive }: Results): { aim: Aim; faults: string[]; line: string } {
  const { item, name, meets } = attack;
  const times = at(during, 0.99) / at(without, 0.99);
  const told = Object.entries(met).map(([status, count]) => `${status}: ${count}`);
  const figures = [at(without, 0.5), at(during, 0.5), at(without, 0.99), at(during, 0.99), times];
  const line = [item, name, told.join(', '), ...figures.map((one) => one.toFixed(1)), isAlive ? 'yes' : 'no'].join(
    ' | ',
  );
  const others = Object.keys(met).filter((status) => !meets.includes(Number(status)));
  const faults = [
    ...(isAlive ? [] : [`${name}: the process does not live`]),
    ...others.map((status) => `${name}: was answered ${status}`),
    ...(during.refused + without.refused > 0 ? [`${name}: the second client was refused ${during.refused} times`] : []),
  ];
  return { aim: atMost(`${name}: p99 of the second client, times that without`, times, LONGER), faults, line };
}

function at({ times }: Figures, share: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0;
}

function forSeconds(seconds: number): () => boolean {
  const until = performance.now() + seconds * 1000;
  return () => performance.now() < until;
}

function none(): Figures {
  return { times: [], refused: 0 };
}

function add(all: Figures, { times, refused }: Figures): void {
  all.times.push(...times);
  all.refused += refused;
}
