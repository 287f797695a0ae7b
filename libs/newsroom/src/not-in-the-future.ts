/** Nothing was published later than now, but for five minutes of grace between clocks. */
import { earliest } from './edtf.js';
import { RuleBroken } from './rule-broken.js';

const GRACE = 5 * 60 * 1000;

export function assertNotInTheFuture(kind: 'report' | 'statement', publishedAt: string, now: string): void {
  if (earliest(publishedAt) <= Date.parse(now) + GRACE) return;
  throw new RuleBroken(
    `${kind}.in-the-future`,
    `publishedAt ${publishedAt} is later than now, ${now}. Give the time at which it was published.`,
  );
}
