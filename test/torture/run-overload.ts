/**
 * A deployment of one door and one projector through ten times what the door takes: the door as it is, to which a machine of
 * a few cores cannot bring ten times what it takes on the others; and one with a slow log, to which it can.
 */
import { type Aim, missed } from './aim.js';
import { startDeployment } from './deployment.js';
import { type Overload, overload } from './overload.js';
import { aimsOf, sizeOf, tableOf } from './overload-report.js';
import { openLog } from './whole-log.js';

/** Of each usual load. */
const USUAL_S = 10;

/** Prints the figures; answers what was found that must not be. */
export async function runOverload(seconds: number): Promise<string[]> {
  const asItIs = await runAt({ seconds, isSlow: false });
  const slow = await runAt({ seconds, isSlow: true });
  const aims = [
    ...say('a door as it is', asItIs, aimsOf(asItIs)),
    ...say('a door whose log takes 200 ms', slow, [sizeOf(slow), ...aimsOf(slow)]),
  ];
  const findings = [...asItIs.findings, ...slow.findings];
  console.log(`\nfindings: ${findings.length}`);
  return [...findings, ...missed(aims)];
}

async function runAt({ seconds, isSlow }: { seconds: number; isSlow: boolean }): Promise<Overload> {
  console.log(`ten times the load for ${seconds} seconds${isSlow ? ', on a slow log' : ''}`);
  const deployment = await startDeployment({ doors: 1, projectors: 1, isSlow });
  const [door, api] = [deployment.doors[0], deployment.apis[0]];
  if (!door || !api) throw new Error('The deployment has no door.');
  const ledger = await openLog(deployment);
  const target = { url: door.url, pid: Number(api.said.pid), ledger, databaseUrl: deployment.databaseUrl };
  const results = await overload(target, { seconds, usual: USUAL_S });
  await ledger.close();
  await deployment.stop();
  return results;
}

function say(what: string, results: Overload, aims: Aim[]): Aim[] {
  console.log(`\n${what}\n`);
  for (const line of [...tableOf(results), ...aims.map((aim) => aim.line)]) console.log(line);
  return aims;
}
