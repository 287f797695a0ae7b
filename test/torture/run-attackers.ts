/**
 * A second client beside each attack, with and without it in turns, in one run: on a machine that is not quiet, either
 * alone would tell nothing. Attackers would be on machines of their own: here they have what is left of the processors.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startKept } from '../../scripts/kept.mjs';
import { type Aim, atMost, missed } from './aim.js';
import { ask } from './ask.js';
import { AttackedDoor, FROM_SOURCE } from './attacked-door.js';
import { type Attack, ATTACKS } from './attacks.js';
import { BystanderApart } from './bystander-apart.js';
import { PostgresTarget } from './postgres-target.js';

/** How much longer than without an attacker those may wait whom nobody attacks. */
const LONGER = 5;
const ROUNDS = 4;
/** An attack lasts a little longer than is measured. */
const MARGIN_S = 1;

interface Figures {
  times: number[];
  refused: number;
  /** The longest of all rounds. */
  longestTurnMs: number;
  /** Seconds in each second, a number for each round. */
  processor: number[];
}

interface Results {
  attack: Attack;
  without: Figures;
  during: Figures;
  met: Record<string, number>;
  isAlive: boolean;
}

interface Which {
  seconds: number;
  /** Of the attacks of this item alone. */
  item?: string | undefined;
  /** Of those alone in whose name this stands. */
  attack?: string | undefined;
}

/** Of each attack so many seconds with it, and as many without. Prints the figures; answers what must not be. */
export async function runAttackers({ seconds, ...which }: Which): Promise<string[]> {
  const postgres = await PostgresTarget.start();
  const door = await AttackedDoor.open(postgres.url);
  const bystander = await BystanderApart.begin(door);
  await bystander.goOnFor(seconds / 2);
  console.log(
    'item | attack | met | p50 ms without | with | p99 ms without | with | times | longest turn ms without | with | processor without | with | alive',
  );
  console.log(`---${' | ---'.repeat(12)}`);
  const findings: string[] = [];
  for (const attack of chosen(which)) {
    const results = await inflict(attack, { door, bystander, seconds });
    const { aim, faults, line } = judged(results);
    console.log(line);
    findings.push(...missed([aim]), ...faults);
  }
  bystander.end();
  await Promise.all([door.close(), postgres.stop()]);
  console.log(`findings: ${findings.length}`);
  return findings;
}

function chosen({ item, attack: words = '' }: Omit<Which, 'seconds'>): Attack[] {
  const those = ATTACKS.filter((one) => item === undefined || one.item === Number(item));
  const found = those.filter(({ name }) => name.includes(words));
  if (found.length > 0) return found;
  throw new Error(`No attack is named so. There are: ${those.map(({ name }) => name).join('; ')}.`);
}

interface Attacking {
  door: AttackedDoor;
  bystander: BystanderApart;
  seconds: number;
}

async function inflict(attack: Attack, { door, bystander, seconds }: Attacking): Promise<Results> {
  await attack.prepare?.(door);
  const [without, during]: [Figures, Figures] = [none(), none()];
  const met: Record<string, number> = {};
  const told = join(door.folder, 'told.json');
  const task = { name: attack.name, url: door.url, key: door.key, seconds: seconds / ROUNDS + MARGIN_S };
  const args = [...FROM_SOURCE, 'test/torture/attacker.ts', JSON.stringify(task), told];
  const measure = async (all: Figures) => {
    await door.loopFigures();
    add(all, { ...(await bystander.goOnFor(seconds / ROUNDS)), ...(await door.loopFigures()) });
  };
  for (let round = 0; round < ROUNDS; round++) {
    await measure(without);
    if (attack.isOnLog) door.listen(false);
    const { gone } = await startKept({ program: process.execPath, args, ready: /^begun$/m });
    await measure(during);
    await gone;
    if (attack.isOnLog) door.listen(true);
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
  const waits = [at(without, 0.5), at(during, 0.5), at(without, 0.99), at(during, 0.99), times].map((one) =>
    one.toFixed(1),
  );
  const turns = [without, during].map(({ longestTurnMs }) => longestTurnMs.toFixed(0));
  const processors = [without, during].map(({ processor }) =>
    (processor.reduce((sum, one) => sum + one, 0) / processor.length).toFixed(2),
  );
  const line = [item, name, told.join(', '), ...waits, ...turns, ...processors, isAlive ? 'yes' : 'no'].join(' | ');
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

function none(): Figures {
  return { times: [], refused: 0, longestTurnMs: 0, processor: [] };
}

function add(
  all: Figures,
  { times, refused, longestTurnMs, processor }: Omit<Figures, 'processor'> & { processor: number },
): void {
  all.times.push(...times);
  all.refused += refused;
  all.longestTurnMs = Math.max(all.longestTurnMs, longestTurnMs);
  all.processor.push(processor);
}
