/**
 * `npm run torture -- --minutes 10`: real faults on real processes under load, judged by the checker.
 * Two thirds of the time on one broker, one third on three; `--seed` repeats the order of the faults.
 * `-- --overload [--seconds 60]`: ten times what one door takes.
 * `-- --attackers [--seconds 12] [--item 4] [--attack WORDS]`: a second client beside each attack, or
 * beside those of an item or with these words in their name, so many seconds with it and without.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { runAttackers } from './run-attackers.js';
import { runFaults } from './run-faults.js';
import { runOverload } from './run-overload.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    overload: { type: 'boolean', default: false },
    attackers: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    item: { type: 'string' },
    attack: { type: 'string' },
  },
});
const findings = await foundBy();
for (const finding of findings.slice(0, 50)) console.log(finding);
process.exit(findings.length > 0 ? 1 : 0);

function foundBy(): Promise<unknown[]> {
  const { minutes, seed, overload, attackers, seconds, item, attack } = values;
  if (attackers) return runAttackers({ seconds: Number(seconds ?? 12), item, attack });
  if (overload) return runOverload(Number(seconds ?? 60));
  return runFaults({ minutes: Number(minutes), seed: Number(seed) });
}
