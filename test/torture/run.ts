/**
 * `npm run torture -- --minutes 10`: real faults on real processes under load, judged by the simulation's checker.
 * Two thirds of the time on one broker, one third on three; `--seed` repeats the order of the faults.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { Chance } from './chance.js';
import { startHouse } from './house.js';
import { Ordeal, type Recovery } from './ordeal.js';
import { schedule } from './schedule.js';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? 10);
const seed = Number(values.seed ?? Date.now() % 100_000);
const PACE = { callers: 24, rate: 120 };
/** Between two faults, in milliseconds. */
const REST = 1000;

interface Result {
  recoveries: Recovery[];
  acknowledged: number;
  findings: unknown[];
}

console.log(`${minutes} minutes of faults, seed ${seed}`);
const results = [await endure(1, (minutes * 2) / 3), await endure(3, minutes / 3)];
const findings = results.flatMap((result) => result.findings);
for (const line of table(results.flatMap(({ recoveries }) => recoveries))) console.log(line);
const faults = results.reduce((sum, { recoveries }) => sum + recoveries.length, 0);
const acknowledged = results.reduce((sum, result) => sum + result.acknowledged, 0);
console.log(`\n${faults} faults, ${acknowledged} commands acknowledged; findings: ${findings.length}`);
for (const finding of findings.slice(0, 50)) console.log(finding);
process.exit(findings.length > 0 ? 1 : 0);

async function endure(brokers: 1 | 3, forMinutes: number): Promise<Result> {
  const chance = new Chance(seed + brokers);
  const house = await startHouse({ brokers });
  const ordeal = await Ordeal.begin(house, { ...PACE, chance });
  const until = Date.now() + forMinutes * 60_000;
  const kinds = schedule(house, chance, (finding) => ordeal.findings.push(finding));
  for (const fault of kinds) {
    if (Date.now() > until) break;
    await wait(REST);
    const { firstTaken, caughtUp } = await ordeal.suffer(fault);
    console.log(`${brokers} brokers: ${fault.name}: first 201 after ${firstTaken} ms, views after ${caughtUp} ms`);
    await ordeal.compareViews();
  }
  const findings = await ordeal.judged();
  const acknowledged = new Set(
    ordeal.records.exchanges.filter(({ status }) => status === 201).map(({ id, answer }) => `${id} ${answer?.stream}`),
  ).size;
  await house.stop();
  return { recoveries: ordeal.recoveries, acknowledged, findings };
}

function table(recoveries: Recovery[]): string[] {
  const byFault = new Map<string, Recovery[]>();
  for (const one of recoveries) byFault.set(one.fault, [...(byFault.get(one.fault) ?? []), one]);
  const rows = [...byFault].map(([fault, all]) => {
    const [taken, caughtUp] = [all.map((one) => one.firstTaken), all.map((one) => one.caughtUp)];
    return [fault, all.length, middle(taken), Math.max(...taken), middle(caughtUp), Math.max(...caughtUp)].join(' | ');
  });
  return [
    '',
    'fault | times | first 201: p50 ms | max | views: p50 ms | max',
    '--- | --- | --- | --- | --- | ---',
    ...rows,
  ];
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
