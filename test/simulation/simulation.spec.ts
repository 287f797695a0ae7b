/** Worlds made by seeds: those that once found something, then as many new ones as there is time for. */
import { randomInt } from 'node:crypto';
import { type Course, courseOf } from './world.js';

/** Seeds that found something once, and what that was. */
const REGRESSIONS = [
  { seed: 24, misfortune: 'a process stopped, and left its callers waiting until their deadline' },
  { seed: 192, misfortune: "a chain was sent again on a timer alone, for the log's end could not be asked for" },
];

/** How long new seeds are tried, in milliseconds. */
const TIME = 60_000;
const PATIENCE = 120_000;

describe('the simulation', () => {
  it(
    'makes the same world again from the same seed, step by step',
    async () => {
      for (const seed of [3, 12, 77]) expect((await courseOf(seed)).trace).toEqual((await courseOf(seed)).trace);
    },
    PATIENCE,
  );

  it(
    'sees every kind of answer, and commits that are void',
    async () => {
      const seen: Course['seen'] = {};
      for (let seed = 1; seed <= 30; seed++)
        for (const [what, often] of Object.entries((await courseOf(seed)).seen)) seen[what] = (seen[what] ?? 0) + often;
      for (const what of ['201', '202', '409', '412', '422', '503', 'no answer', 'void'])
        expect({ [what]: seen[what] ?? 0 }).not.toEqual({ [what]: 0 });
    },
    PATIENCE,
  );

  it.each(REGRESSIONS)(
    'finds nothing in seed $seed any more: $misfortune',
    async ({ seed }) => expectNothing(await courseOf(seed)),
    PATIENCE,
  );

  it(
    'finds nothing in new seeds',
    async () => {
      const from = randomInt(2 ** 31);
      const until = Date.now() + TIME;
      let seed = from;
      for (; Date.now() < until; seed++) expectNothing(await courseOf(seed));
      process.stderr.write(`Simulated ${seed - from} worlds, from seed ${from} on.\n`);
    },
    PATIENCE,
  );
});

function expectNothing({ seed, findings }: Course): void {
  if (findings.length === 0) return;
  const found = findings.map(({ what, detail }) => `${what}: ${detail}`).join('\n');
  throw new Error(`Seed ${seed} finds:\n${found}\nIts trace: npm run simulate -- --seed ${seed}`);
}
