/** Whatever stands in the log, the projector takes it: rows that a database keeps, and the same ones in any order. */
import { assert, asyncProperty, integer, tuple } from 'fast-check';
import { BEFORE_THE_FIRST, encodeCommit, type Entry, partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { Chance, emptyViews, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { projectorByHand } from '../../libs/projector/test/projector-by-hand.js';
import { entriesOf } from '../../libs/projector/test/random-log.js';
import { oddly, realStreams } from './odd-events.js';

const PARTITIONS = 12;
/** A failure is told while the test still runs, however far it has been narrowed down by then. */
const RUNS = { numRuns: 40, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true };

describe('a log in which stands what no command would write', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    await projectorByHand(logOf([]), { sql });
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it(
    'comes to rows, the same as it comes in and built at once, and passes no stream over',
    () =>
      assert(
        asyncProperty(tuple(...realStreams().map((stream) => oddly([stream]))), integer(), async (told, seed) => {
          const chance = new Chance(seed);
          const log = logOf(entriesOf(told, { partitions: PARTITIONS, chance }));
          const live = await rowsAfter(log, () => chance.between(1, 60));
          expect(await rowsAfter(log, () => Infinity)).toEqual(live);
          expect(live.parked).toEqual([]);
        }),
        RUNS,
      ),
    120_000,
  );

  it('keeps names as long as the rule lets them be, in letters of three bytes', async () => {
    const chance = new Chance(7);
    const name = () => Array.from({ length: 500 }, () => String.fromCharCode(chance.between(0x4e00, 0x9fff))).join('');
    const stream = name();
    const data = { claimId: 'a', proposition: name() };
    const named = { id: name(), stream, command: name(), digest: name(), by: name(), at: name() };
    const events = [{ type: 'ClaimRegistered', data }];
    const value = encodeCommit({ ...named, v: 1, after: 0, on: BEFORE_THE_FIRST.on, events });
    const log = logOf([{ partition: partitionOf(stream, PARTITIONS), key: stream, value }]);
    expect((await rowsAfter(log, () => 1)).commits).toMatchObject([{ ...named, stands: true, version: 1 }]);
  });

  it('keeps a proposition of as many words as a record holds', async () => {
    const proposition = Array.from({ length: 140_000 }, (_, n) => `w${n.toString(36)}`).join(' ');
    const claim = { stream: 'claim-a', events: [{ type: 'ClaimRegistered', data: { claimId: 'a', proposition } }] };
    const log = logOf(entriesOf([claim], { partitions: PARTITIONS, chance: new Chance(1) }));
    expect((await rowsAfter(log, () => 1)).claims).toMatchObject([{ claim_id: 'a', proposition }]);
  });

  function logOf(entries: Entry[]): SimulatedLog {
    const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    log.append(entries);
    // The tables are the same for all of them.
    return Object.assign(log, { identity: 'odd' });
  }

  /** Built from the first record on, some at a time, by projectors that follow one another. */
  async function rowsAfter(log: SimulatedLog, some: () => number): Promise<Record<string, object[]>> {
    await emptyViews(sql);
    const records = log.all();
    for (let taken = 0; taken < records.length;) {
      const count = some();
      const projector = await projectorByHand(log, { sql, isFirst: true });
      await projector.hand(records.slice(taken, taken + count));
      taken += count;
    }
    return rowsOfViews(sql);
  }
});
