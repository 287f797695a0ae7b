/** Claims that are large in one way or another once took work by the square of their size, or its cube; it is counted, not timed. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const FROM_SOURCE = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const COUNTING = join(import.meta.dirname, '../../test/work.ts');

type Counted = Record<string, Record<'timeline' | 'attribution' | 'grid', [few: number, fourTimesAsMany: number]>>;

describe('what it takes to tell of a large claim', () => {
  const counted = JSON.parse(
    execFileSync(process.execPath, [...FROM_SOURCE, COUNTING], { encoding: 'utf8' }),
  ) as Counted;

  it.each(Object.entries(counted))('grows as the claim does: %s', (_, works) => {
    for (const [few, fourTimesAsMany] of Object.values(works)) {
      expect(few).toBeGreaterThan(0);
      expect(fourTimesAsMany).toBeLessThanOrEqual(5 * few);
    }
  });
});
