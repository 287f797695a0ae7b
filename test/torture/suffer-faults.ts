/** One house after the other, on one broker and on three, through faults of every kind. */
import { setTimeout as wait } from 'node:timers/promises';
import { Chance } from './chance.js';
import { startHouse } from './house.js';
import { Ordeal, type Recovery } from './ordeal.js';
import { schedule } from './schedule.js';

const PACE = { callers: 24, rate: 120 };
/** Between two faults, in milliseconds. */
const REST = 1000;

interface Result {
  recoveries: Recovery[];
  acknowledged: number;
  findings: unknown[];
}

interface Length {
  brokers: 1 | 3;
  minutes: number;
  seed: number;
}

/** Prints what happened; answers what was found that must not be. */
export async function sufferFaults({ minutes, seed }: Omit<Length, 'brokers'>): Promise<unknown[]> {
  console.log(`${minutes} minutes of faults, seed ${seed}`);
  const results = [
    await endure({ brokers: 1, minutes: (minutes * 2) / 3, seed }),
    await endure({ brokers: 3, minutes: minutes / 3, seed }),
  ];
  const recoveries = results.flatMap((result) => result.recoveries);
  const findings = results.flatMap((result) => result.findings);
  const acknowledged = results.reduce((sum, result) => sum + result.acknowledged, 0);
  for (const line of table(recoveries)) console.log(line);
  console.log(`\n${recoveries.length} faults, ${acknowledged} commands acknowledged; findings: ${findings.length}`);
  return findings;
}

async function endure({ brokers, minutes, seed }: Length): Promise<Result> {
  const chance = new Chance(seed + brokers);
  const house = await startHouse({ brokers });
  const ordeal = await Ordeal.begin(house, { ...PACE, chance });
  const until = Date.now() + minutes * 60_000;
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
