/**
 * An attacker as a process of its own: tries one attack for so many seconds, and tells in a file what it met with. It would
 * be on another machine, so it has of the processors what everybody else leaves.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { type Attacked, ATTACKS } from './attacks.js';

const [task = '{}', tellTo = ''] = process.argv.slice(2);
const { name, seconds, ...attacked } = JSON.parse(task) as Attacked & { name: string; seconds: number };
const attack = ATTACKS.find((one) => one.name === name);
if (!attack) throw new Error(`There is no attack named ${name}.`);
giveWay();
const met: Record<number, number> = {};
const until = performance.now() + seconds * 1000;
console.log('begun');
await attack.go(attacked, {
  goesOn: () => performance.now() < until,
  met: (status) => (met[status] = (met[status] ?? 0) + 1),
});
writeFileSync(tellTo, JSON.stringify(met));
process.exit(0);

/** Linux shares the processors out among sessions first, where it groups by them: then ours gives way as a whole. */
function giveWay(): void {
  setPriority(constants.priority.PRIORITY_LOW);
  const session = '/proc/self/autogroup';
  if (existsSync(session)) writeFileSync(session, String(constants.priority.PRIORITY_LOW));
}
