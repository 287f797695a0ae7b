/**
 * `npm run torture -- --minutes 10`: real faults on real processes under load, judged by the simulation's checker.
 * Two thirds of the time on one broker, one third on three; `--seed` repeats the order of the faults.
 * `-- --overload [--seconds 60]`: ten times what one door takes.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { sufferFaults } from './suffer-faults.js';
import { sufferOverload } from './suffer-overload.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    overload: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
  },
});
const findings = values.overload
  ? await sufferOverload(Number(values.seconds))
  : await sufferFaults({ minutes: Number(values.minutes), seed: Number(values.seed) });
for (const finding of findings.slice(0, 50)) console.log(finding);
process.exit(findings.length > 0 ? 1 : 0);
