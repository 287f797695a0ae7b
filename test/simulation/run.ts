/**
 * `npm run simulate -- --seeds 2000 --from 1`, with `--seconds 60` as many of them as that allows; or `-- --seed 17` with
 * its trace. Ends with 1 if anything is found.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { simulate } from './world.js';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seconds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
  },
});
const from = Number(values.seed ?? values.from ?? 1);
const most = values.seed === undefined ? Number(values.seeds ?? 200) : 1;
const began = performance.now();
const until = began + Number(values.seconds ?? Infinity) * 1000;
const all: Record<string, number> = {};
let count = 0;

for (; count < most && performance.now() < until; count++) {
  const seed = from + count;
  const { findings, trace, seen, hash } = await simulate(seed);
  for (const [what, often] of Object.entries(seen)) all[what] = (all[what] ?? 0) + often;
  if (values.seed !== undefined || findings.length > 0) for (const line of trace) console.log(line);
  if (values.seed !== undefined) console.log(`seed ${seed}: ${hash}`, seen);
  if (findings.length === 0) continue;
  for (const { what, detail } of findings) console.log(`seed ${seed}: ${what}: ${detail}`);
  console.log(`Repeat it with: npm run simulate -- --seed ${seed}`);
  process.exitCode = 1;
  break;
}
if (!process.exitCode)
  console.log(
    `${count} seeds from ${from} on: nothing found, in ${Math.round(performance.now() - began) / 1000} s`,
    all,
  );
