/** One deployment after the other, on one broker and on three, through faults of every kind, up to one that ends it. */
import { setTimeout as wait } from 'node:timers/promises';
import { Chance } from '#testing';
import { missed } from './aim.js';
import { aimsOf, countsOf, type Results, tableOf } from './faults-report.js';
import { startDeployment } from './deployment.js';
import { endDeployment } from './deployment-end.js';
import { FaultRun } from './fault-run.js';
import { schedule } from './schedule.js';
import { deleteTopic, loseBeginning } from './taken-away.js';

const PACE = { callers: 24, rate: 120 };
/** Of what is found in a run: one thing is often found many times, and what is found in the other is not to be drowned. */
const SHOWN = 20;
/** Between two faults. */
const REST_MS = 1000;

interface Length {
  brokers: 1 | 3;
  minutes: number;
  seed: number;
}

/** Prints what happened; answers what was found that must not be. */
export async function runFaults({ minutes, seed }: Omit<Length, 'brokers'>): Promise<unknown[]> {
  console.log(`${minutes} minutes of faults, seed ${seed}`);
  const runs = [
    await endure({ brokers: 1, minutes: (minutes * 2) / 3, seed }),
    await endure({ brokers: 3, minutes: minutes / 3, seed }),
  ];
  const results = {
    recoveries: runs.flatMap(({ recoveries }) => recoveries),
    findings: runs.flatMap(({ findings }) => findings),
    acknowledged: runs.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
  };
  const aims = aimsOf(results, minutes);
  for (const line of [...tableOf(results), '', ...aims.map((aim) => aim.line), countsOf(results)]) console.log(line);
  return [...runs.flatMap(({ findings }) => findings.slice(0, SHOWN)), ...missed(aims)];
}

async function endure({ brokers, minutes, seed }: Length): Promise<Results> {
  const chance = new Chance(seed + brokers);
  const deployment = await startDeployment({ brokers });
  const run = await FaultRun.begin(deployment, { ...PACE, chance });
  const until = Date.now() + minutes * 60_000;
  const kinds = schedule(deployment, chance, (finding) => run.findings.push(finding));
  for (const fault of kinds) {
    if (Date.now() > until) break;
    await wait(REST_MS);
    const { firstTaken, caughtUp } = await run.inflict(fault);
    console.log(`${brokers} brokers: ${fault.name}: first 201 after ${firstTaken} ms, views after ${caughtUp} ms`);
    await run.compareViews();
  }
  const findings = await run.judged();
  const acknowledged = new Set(
    run.records.exchanges.filter(({ status }) => status === 201).map(({ id, answer }) => `${id} ${answer?.stream}`),
  ).size;
  const taking = brokers === 1 ? loseBeginning(deployment, chance) : deleteTopic(deployment);
  const last = await endDeployment(deployment, taking, { ...PACE, chance });
  console.log(`${brokers} brokers: ${taking.name}, all ended: findings ${last.findings.length}`);
  await deployment.stop();
  return {
    recoveries: run.recoveries,
    acknowledged: acknowledged + last.acknowledged,
    findings: [...findings, ...last.findings],
  };
}
