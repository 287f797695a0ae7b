/** What one more statement costs: about the same on a claim of 10,000 statements as on one of 100. */
import { asserts, denies, type Fact, leansTo, leavesOpen, type Told } from '../contract/given.js';
import { type Claim, type ClaimEvent, claimOf, evolveClaim } from './claim/claim.js';
import { statusAt, timeline } from './timeline.js';

const SAYS = [asserts, denies, leavesOpen, leansTo];
const MORE = 41;
/** Generous, for other work may share the machine: milliseconds that any size may take. */
const FIXED = 3;

describe('one more statement at the end of a claim', () => {
  it('costs about the same on a claim of 10,000 statements as on one of 100', () => {
    const [few, many] = [costOn(100), costOn(10_000)];
    for (const part of ['fold', 'timeline', 'status'] as const)
      expect(many[part]).toBeLessThanOrEqual(3 * few[part] + FIXED);
  });
});

/** The median of several, in milliseconds. */
function costOn(size: number): { fold: number; timeline: number; status: number } {
  let claim: Claim = claimOf(Array.from({ length: size }, (_, place) => statement(place)));
  timeline(claim);
  const costs = { fold: [] as number[], timeline: [] as number[], status: [] as number[] };
  for (let place = size; place < size + MORE; place++) {
    const event = statement(place);
    const folded = timed(() => evolveClaim(claim, event));
    claim = folded.result;
    const told = timed(() => timeline(claim));
    costs.fold.push(folded.took);
    costs.timeline.push(told.took);
    costs.status.push(timed(() => statusAt(claim, undefined, told.result)).took);
  }
  return { fold: median(costs.fold), timeline: median(costs.timeline), status: median(costs.status) };
}

/** Five hundred holders in three hundred outlets; of three utterances one is shared, of five statements one inferred. */
function statement(place: number): ClaimEvent {
  const told: Told = {
    statementId: `s-${place}`,
    outletId: `outlet-${place % 300}`,
    publishedAt: new Date(Date.UTC(2024, 9, 1) + place * 1_020_000).toISOString(),
    ...(place % 3 === 0 && { utterance: `u-${place % 1000}` }),
    ...(place % 5 === 0 && { inferred: true }),
    ...(place % 2 === 0 && { quantity: { measure: 'deployed', op: 'eq', low: place % 40, unit: 'persons' } }),
  };
  const says = SAYS[(place * 31) % SAYS.length] ?? asserts;
  return says(`holder ${(place * 7919) % 500}`, told) as Fact & ClaimEvent;
}

function timed<T>(work: () => T): { result: T; took: number } {
  const start = process.hrtime.bigint();
  const result = work();
  return { result, took: Number(process.hrtime.bigint() - start) / 1e6 };
}

function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Infinity;
}
