/** Worlds made by seeds: those that once found something, then new ones. */
import { randomInt } from 'node:crypto';
import { ScratchCopy } from '../scratch-copy.js';
import { type SimulationResult, simulate } from './world.js';

/** Seeds that found something once, and what that was. */
const REGRESSIONS = [
  { seed: 24, misfortune: 'a process stopped, and left its callers waiting until their deadline' },
  { seed: 192, misfortune: "a chain was sent again on a timer alone, for the log's end could not be asked for" },
];

/** In a process of their own: in jest's each world takes two to five times as long. `npm run simulate` tries more. */
const NEW_SEEDS = 850;
/** A busy machine makes fewer in its minute. */
const MINUTE_S = 60;
const PATIENCE_MS = 240_000;

describe('the simulation', () => {
  it(
    'makes the same world again from the same seed, step by step',
    async () => {
      for (const seed of [3, 12, 77]) expect((await simulate(seed)).trace).toEqual((await simulate(seed)).trace);
    },
    PATIENCE_MS,
  );

  it(
    'sees every kind of answer, and commits that are void',
    async () => {
      const seen: SimulationResult['seen'] = {};
      for (let seed = 1; seed <= 30; seed++)
        for (const [what, often] of Object.entries((await simulate(seed)).seen)) seen[what] = (seen[what] ?? 0) + often;
      for (const what of ['201', '202', '409', '412', '422', '503', 'no answer', 'void'])
        expect({ [what]: seen[what] ?? 0 }).not.toEqual({ [what]: 0 });
    },
    PATIENCE_MS,
  );

  it.each(REGRESSIONS)(
    'finds nothing in seed $seed any more: $misfortune',
    async ({ seed }) => expectNothing(await simulate(seed)),
    PATIENCE_MS,
  );

  it(
    'finds nothing in new seeds, as many as a minute allows',
    async () => {
      const from = randomInt(2 ** 31);
      const copy = ScratchCopy.built([]);
      try {
        const seeds = ['--seeds', String(NEW_SEEDS), '--seconds', String(MINUTE_S), '--from', String(from)];
        const { output } = await copy.run(['dist/test/simulation/run.js', ...seeds]);
        // The trace is long; what was found stands at its end.
        expect(output.slice(-20_000)).toMatch(new RegExp(`[1-9]\\d+ seeds from ${from} on: nothing found`));
      } finally {
        copy.drop();
      }
    },
    PATIENCE_MS,
  );
});

function expectNothing({ seed, findings }: SimulationResult): void {
  if (findings.length === 0) return;
  const found = findings.map(({ what, detail }) => `${what}: ${detail}`).join('\n');
  throw new Error(`Seed ${seed} finds:\n${found}\nIts trace: npm run simulate -- --seed ${seed}`);
}
