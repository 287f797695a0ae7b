/** One house after the other, on one broker and on three, through faults of every kind, up to one that ends it. */
import { setTimeout as wait } from 'node:timers/promises';
import { missed } from './aim.js';
import { Chance } from './chance.js';
import { aimsOf, countsOf, type Suffered, tableOf } from './faults-report.js';
import { startHouse } from './house.js';
import { endHouse } from './house-end.js';
import { Ordeal } from './ordeal.js';
import { schedule } from './schedule.js';
import { deleteTopic, loseBeginning } from './taken-away.js';

const PACE = { callers: 24, rate: 120 };
/** Between two faults, in milliseconds. */
const REST = 1000;

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
  const suffered = {
    recoveries: results.flatMap(({ recoveries }) => recoveries),
    findings: results.flatMap(({ findings }) => findings),
    acknowledged: results.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
  };
  const aims = aimsOf(suffered, minutes);
  for (const line of [...tableOf(suffered), '', ...aims.map((aim) => aim.line), countsOf(suffered)]) console.log(line);
  return [...suffered.findings, ...missed(aims)];
}

async function endure({ brokers, minutes, seed }: Length): Promise<Suffered> {
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
  const taking = brokers === 1 ? loseBeginning(house, chance) : deleteTopic(house);
  const last = await endHouse(house, taking, { ...PACE, chance });
  console.log(`${brokers} brokers: ${taking.name}, all ended: findings ${last.findings.length}`);
  await house.stop();
  return {
    recoveries: ordeal.recoveries,
    acknowledged: acknowledged + last.acknowledged,
    findings: [...findings, ...last.findings],
  };
}
