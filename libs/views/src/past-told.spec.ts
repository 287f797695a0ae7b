/** What is kept of a large claim's past is what is folded of it, however the claim came in batches. */
import { array, assert, nat, property } from 'fast-check';
import { atOnce, type Claim, type ClaimEvent, type Event, noClaim, statusAt } from '#newsroom';
import { claimOf, pictureAt } from '../../newsroom/test/claim-of.js';
import { asserts, CLAIM, claimOnFile } from '../../newsroom/test/given.js';
import { type History, history } from '../../newsroom/test/histories.js';
import { inBigint } from './moment.js';
import { type Limits, type PastRow, pastInSteps } from './past-told.js';
import { lastOf } from './picture-deltas.js';

const stream = `claim-${CLAIM}`;
const limits: Limits = { large: 2, far: 3, often: 1 };

describe('what is kept of a large claim', () => {
  it('is the same, row for row, however its commits came in batches', () =>
    assert(
      property(history, array(nat(3), { minLength: 1, maxLength: 15 }), (told, sizes) => {
        expect(kept(told, sizes)).toEqual(kept(told, [told.events.length]));
      }),
      { numRuns: 500 },
    ));

  it('is at each moment what is folded as of that moment', () =>
    assert(
      property(history, nat(3), (told, size) => {
        const claim = told.claims.at(-1) ?? noClaim;
        const rows = kept(told, [size]).filter(({ clock }) => clock === 'at');
        for (const [place, picture] of picturesIn(rows))
          expect(picture).toEqual(JSON.parse(JSON.stringify(pictureAt(claim, momentOf(place)))));
        if (claim.statements.length <= limits.large) expect(rows).toEqual([]);
        else expect(rows.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    ));

  it('is by each commit what is folded of those up to it', () =>
    assert(
      property(history, nat(3), (told, size) => {
        const rows = kept(told, [size]).filter(({ clock }) => clock === 'known');
        for (const [version, picture] of picturesIn(rows))
          expect(picture).toEqual(JSON.parse(JSON.stringify(statusAt(told.claims[version - 1] ?? noClaim))));
      }),
      { numRuns: 500 },
    ));

  it('is all of it where nothing comes late: each moment, and each commit', () => {
    const of = (size: number) => kept(inOrder(size), [7]);
    for (const size of [10, 80]) {
      expect(of(size).map(({ clock, place }) => [clock, place])).toEqual([
        ...Array.from({ length: size }, (_, n) => ['at', Date.UTC(2024, 9, 1, n)]),
        ...Array.from({ length: size - 2 }, (_, n) => ['known', n + 4]),
      ]);
      expect(of(size).filter(({ picture }) => picture === null)).toEqual([]);
    }
  });

  it('takes no more room a statement of a claim three times as large', () => {
    const bytesAt = (size: number, clock: string) =>
      JSON.stringify(
        kept(inOrder(size), [7])
          .filter((row) => row.clock === clock)
          .slice(-64),
      ).length;
    for (const clock of ['at', 'known']) expect(bytesAt(300, clock)).toBeLessThan(1.1 * bytesAt(100, clock));
  });
});

function inOrder(size: number): History {
  const statements = Array.from({ length: size }, (_, n): ClaimEvent =>
    asserts(`holder ${n}`, { statementId: `s-${n}`, publishedAt: new Date(Date.UTC(2024, 9, 1, n)).toISOString() }),
  );
  const events = [claimOnFile(), ...statements];
  return { events, claims: events.map((_, n) => claimOf(events.slice(0, n + 1))) };
}

/** As the table has them when all has come. */
function kept({ events, claims }: History, sizes: number[]): PastRow[] {
  const table = new Map<string, PastRow>();
  let done = 0;
  for (let batch = 0; done < events.length; batch++) {
    const size = (sizes[batch % sizes.length] ?? 0) + 1;
    const those = events.slice(done, done + size);
    const commits = those.map((event, n) => ({ at: '', by: '', version: done + n + 1, events: [event as Event] }));
    const [before, state] = [claims[done - 1] ?? noClaim, claims[done + those.length - 1] as Claim];
    done += those.length;
    if (state.statements.length <= limits.large) continue;
    const untold = [...table.values()].find(({ picture }) => picture === null);
    const since = untold && momentOf(untold.place);
    const { from, rows } = atOnce(pastInSteps({ stream, before, commits }, since, limits));
    for (const [key, { clock, place }] of table) if (clock === 'at' && place >= inBigint(from)) table.delete(key);
    for (const row of rows) table.set(`${row.clock} ${row.place}`, row);
  }
  return [...table.values()].sort((one, other) =>
    one.clock === other.clock ? one.place - other.place : one.clock < other.clock ? -1 : 1,
  );
}

function momentOf(place: number): number {
  return place <= inBigint(-Infinity) ? -Infinity : place;
}

/** Each from the last that is whole. */
function picturesIn(rows: PastRow[]): [number, object][] {
  let told: object[] = [];
  return rows.flatMap(({ place, is_whole: isWhole, picture }) => {
    if (picture === null) return [];
    told = isWhole ? [picture] : [...told, picture];
    return [[place, lastOf(told)]];
  });
}
