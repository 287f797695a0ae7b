/** What becomes void in worlds where everything goes wrong is lawfully so: else an auditor would be told of faults that are none. */
import { check, type Checked, type Finding, LAWFUL_VOIDS } from '#audit';
import type { SimulatedLog } from '#testing';
import { simulate } from './world.js';

const SEEDS = Array.from({ length: 5 }, (_, n) => n + 1);

describe('what Stet leaves void', () => {
  it('is explained by what stands, in worlds of crashes, races and repeats', async () => {
    const voids: Partial<Checked['voids']> = {};
    for (const seed of SEEDS) {
      const findings: Finding[] = [];
      const checked = await check(asked((await simulate(seed)).log), { onFinding: (one) => findings.push(one) });
      expect({ seed, findings }).toEqual({ seed, findings: [] });
      for (const kind of lawful) voids[kind] = (voids[kind] ?? 0) + checked.voids[kind];
    }
    for (const kind of ['lost_race', 'repeat', 'on_a_void'] as const)
      expect({ [kind]: voids[kind] }).not.toEqual({ [kind]: 0 });
  });
});

const lawful = Object.keys(LAWFUL_VOIDS) as (keyof typeof LAWFUL_VOIDS)[];

function asked(log: SimulatedLog): Parameters<typeof check>[0] {
  const { identity, partitions } = log;
  const bounds = async () => log.bounds();
  return { identity, partitions, bounds, read: async (...place) => log.read(...place) };
}
