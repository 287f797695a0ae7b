/** Claims that are large in one way or another once took work by the square of their size, or its cube; it is counted, not timed. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { FROM_SOURCE } from '../../../../scripts/from-source.mjs';
import { GROWING, LARGE, STANDING_TOGETHER } from '../../test/large-claims.js';

const COUNTING = join(import.meta.dirname, '../../test/work.ts');

/** What grows as the claim does takes four times the work, and what is sorted or looked up a little more; its square takes 16. */
const FOUR_TIMES = 8;

type Counted = Record<string, Record<string, [few: number, fourTimesAsMany: number, theFewAgain: number]>>;

describe('what it takes to tell of a large claim', () => {
  const counted = JSON.parse(
    execFileSync(process.execPath, ['--no-opt', ...FROM_SOURCE, COUNTING], { encoding: 'utf8' }),
  ) as Counted;

  it.each(named({ ...LARGE, ...STANDING_TOGETHER, ...GROWING }))(
    'is counted the same twice, however busy the machine: %s',
    (large) => {
      for (const [few, , theFewAgain] of Object.values(counted[large] ?? {})) expect(theFewAgain).toBe(few);
    },
  );

  it.each(named({ ...LARGE, ...GROWING }))('grows as the claim does: %s', (large) => {
    for (const [few, fourTimesAsMany] of Object.values(counted[large] ?? {})) {
      expect(few).toBeGreaterThan(0);
      expect(fourTimesAsMany).toBeLessThanOrEqual(FOUR_TIMES * few);
    }
  });

  it.each(named(STANDING_TOGETHER))('is for one more as much as there are, and no more than that: %s', (large) => {
    for (const [few, fourTimesAsMany] of Object.values(counted[large] ?? {})) {
      expect(few).toBeGreaterThan(0);
      expect(fourTimesAsMany).toBeLessThanOrEqual(18 * few);
    }
  });
});

function named(claims: typeof LARGE): string[] {
  return Object.keys(claims);
}
