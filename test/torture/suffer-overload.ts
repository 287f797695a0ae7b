/** A house of one door and one projector through ten times what the door takes. */
import { startHouse } from './house.js';
import { overload } from './overload.js';
import { reportOf } from './overload-report.js';
import { openLog } from './whole-log.js';

/** Of each usual load, in seconds. */
const USUAL = 10;

/** Prints the figures; answers what was found that must not be. */
export async function sufferOverload(seconds: number): Promise<string[]> {
  console.log(`ten times the load for ${seconds} seconds`);
  const house = await startHouse({ doors: 1, projectors: 1 });
  const [door, api] = [house.doors[0], house.apis[0]];
  if (!door || !api) throw new Error('The house has no door.');
  const ledger = await openLog(house);
  const target = { url: door.url, pid: Number(api.said.pid), ledger, databaseUrl: house.databaseUrl };
  const suffered = await overload(target, { seconds, usual: USUAL });
  await ledger.close();
  await house.stop();
  for (const line of reportOf(suffered)) console.log(line);
  console.log(`\nfindings: ${suffered.findings.length}`);
  return suffered.findings;
}
