/** Processes that cannot go on: each says why in time, and ends by itself with the code that docs/errors.md has for it. */
import { setTimeout as wait } from 'node:timers/promises';
import { ProcessLog } from './process-log.js';
import type { Deployment } from './deployment.js';
import type { KeptProcess } from './target.js';

export interface Ending {
  exit: number;
  says: RegExp;
}

/** From what is done to the log until it is said (docs/guarantees.md), and from there to the end. */
const [SAID_WITHIN_MS, ENDED_WITHIN_MS] = [10_000, 10_000];
/** Of a machine that is busy, and of a process that starts. */
const [SLACK_MS, START_MS] = [3000, 30_000];

/**
 * `takeAway` is done under running processes, and nobody starts them again. Answers what was not as promised; who went on
 * is stopped.
 */
export async function endOfAll(
  deployment: Deployment,
  takeAway: () => Promise<void>,
  ending: Ending,
): Promise<string[]> {
  const processes = processesOf(deployment).map((target) => ({
    target,
    said: new ProcessLog(deployment, target),
    ended: target.endsByItself(),
  }));
  await takeAway();
  const wrong = processes.map(async ({ target, said, ended }) => [
    ...(await unsaid(target, said, { says: ending.says, within: SAID_WITHIN_MS + SLACK_MS })),
    ...(await unlike(target, ended, { exit: ending.exit, within: ENDED_WITHIN_MS })),
  ]);
  return (await Promise.all(wrong)).flat();
}

/** Started again, a door and a projector end as they are to, and are not there for anybody. */
export async function endOfStarts({ apis, projectors, ...deployment }: Deployment, ending: Ending): Promise<string[]> {
  const wrong = [...apis.slice(0, 1), ...projectors.slice(0, 1)].map(async (target) => {
    const said = new ProcessLog(deployment, target);
    return [
      ...(await unlike(target, target.startsToEnd(), { exit: ending.exit, within: START_MS })),
      ...(await unsaid(target, said, { says: ending.says, within: SLACK_MS })),
    ];
  });
  return (await Promise.all(wrong)).flat();
}

export function processesOf({ apis, projectors }: Deployment): KeptProcess[] {
  return [...apis, ...projectors];
}

async function unsaid(
  { name }: KeptProcess,
  said: ProcessLog,
  { says, within }: { says: RegExp; within: number },
): Promise<string[]> {
  return (await said.says(says, within)) === undefined ? [`${name} did not say in ${within} ms: ${says.source}`] : [];
}

async function unlike(
  target: KeptProcess,
  ended: Promise<number>,
  { exit, within }: { exit: number; within: number },
): Promise<string[]> {
  const code = await Promise.race([ended, wait(within, undefined, { ref: false })]);
  if (code === exit) return [];
  await target.stop();
  return [`${target.name} ${code === undefined ? 'went on' : `ended with ${code}`}, and was to end with ${exit}`];
}
