/** Views that were built as the news came in, and views that were built from the log at once, are equal, row for row. */
import { assert, asyncProperty, integer, tuple } from 'fast-check';
import type { Entry } from '#ledger';
import { isStatement } from '#newsroom';
import { connect, type Sql } from '#postgres';
import { Chance, emptyViews, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { prepareViews } from '#views';
import { toldByExamples } from '../../newsroom/test/told-by-examples.js';
import { lifeOf, linkedClaim, outlet, OUTLETS } from '../test/lives.js';
import { projectorByHand } from '../test/projector-by-hand.js';
import { entriesOf } from '../test/random-log.js';

const PARTITIONS = 12;
const LOG = 'any histories';
/** A failure is told while the test still runs, however far it has been narrowed down by then. */
const RUNS = { numRuns: 50, seed: 20_241_018, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true };

describe('views over any histories', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    await prepareViews(sql, { identity: LOG, partitions: PARTITIONS });
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('are the same, row for row, whether built as commits came in or from the first of them at once', async () => {
    const seen = { linked: 0, unlinked: 0, bothWays: 0 };
    await assert(
      asyncProperty(
        tuple(linkedClaim(0), linkedClaim(1), linkedClaim(2)),
        tuple(...OUTLETS.map(lifeOf)),
        integer(),
        async (claims, lives, seed) => {
          const chance = new Chance(seed);
          const told = [...OUTLETS.map(outlet), ...lives, ...claims];
          const log = Object.assign(new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9)), { identity: LOG });
          const live = await builtLive(log, { entries: entriesOf(told, { partitions: PARTITIONS, chance }), chance });
          expect(live.statements).toHaveLength(claims.flatMap(({ events }) => events.filter(isStatement)).length);
          expect(await rebuilt(log)).toEqual(live);
          const links = live.links as LinkRow[];
          const standing = links.filter(({ ended_at }) => ended_at === null);
          seen.linked += standing.length;
          seen.unlinked += links.length - standing.length;
          seen.bothWays += standing.filter((one) => standing.some((other) => leadsBack(one, other))).length;
        },
      ),
      RUNS,
    );
    // What no history had is shown of nothing.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  }, 120_000);

  it.each([1, 2, 3, 4])('are so, too, of whatever the newsroom knows: history %i', async (seed) => {
    const chance = new Chance(seed);
    const log = Object.assign(new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9)), { identity: LOG });
    const entries = entriesOf(toldByExamples(chance), { partitions: PARTITIONS, chance });
    const live = await builtLive(log, { entries, chance });
    expect(await rebuilt(log)).toEqual(live);
  });

  /** A few commits come in, then some partitions are read a little further; now and then another projector takes over. */
  async function builtLive(log: SimulatedLog, { entries, chance }: { entries: Entry[]; chance: Chance }) {
    await emptyViews(sql);
    let projector = await projectorByHand(log, { sql });
    const next = Array.from({ length: PARTITIONS }, () => 0);
    while (next.some((offset, partition) => offset < log.end(partition)) || entries.length > 0) {
      log.append(entries.splice(0, chance.between(1, 12)));
      const batch = chance.shuffled([...next.keys()]).flatMap((partition) => {
        const records = log.read(partition, next[partition] ?? 0, chance.between(0, 4));
        next[partition] = (next[partition] ?? 0) + records.length;
        return records;
      });
      await projector.hand(batch);
      if (chance.next() < 0.1) projector = await projectorByHand(log, { sql });
    }
    return rowsOfViews(sql);
  }

  async function rebuilt(log: SimulatedLog) {
    await emptyViews(sql);
    const projector = await projectorByHand(log, { sql });
    await projector.hand(log.all());
    await projector.serves;
    return rowsOfViews(sql);
  }
});

interface LinkRow {
  claim_id: string;
  to_id: string;
  ended_at: number | null;
}

function leadsBack(one: LinkRow, other: LinkRow): boolean {
  return one.claim_id === other.to_id && one.to_id === other.claim_id;
}
