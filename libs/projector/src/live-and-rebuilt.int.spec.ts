/** Views that were built as the news came in, and views that were built from the log at once, are equal, row for row. */
import { type Arbitrary, array, assert, asyncProperty, constantFrom, integer, tuple } from 'fast-check';
import type { Entry, RecordedEvent } from '#ledger';
import { connect, type Sql } from '#postgres';
import { freshDatabase, type FreshDatabase, rowsOfViews } from '#testing';
import { SimulatedLog } from '../../../test/simulation/simulated-log.js';
import { Chance } from '../../../test/torture/chance.js';
import { type History, history } from '../../newsroom/contract/histories.js';
import { projectorByHand } from '../contract/projector-by-hand.js';
import { entriesOf, type Told } from '../contract/random-log.js';

const PARTITIONS = 12;
/** A failure is told while the test still runs, however far it has been narrowed down by then. */
const RUNS = { numRuns: 50, seed: 20_241_018, interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true };
/** Those whose reports the histories' statements stand in. */
const OUTLETS = ['kbs-world', 'reuters', 'tass', 'ap'];

describe('views over any histories', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('are the same, row for row, whether built as commits came in or from the first of them at once', () =>
    assert(
      asyncProperty(
        tuple(history, history, history),
        tuple(...OUTLETS.map(lifeOf)),
        integer(),
        async (claims, lives, seed) => {
          const chance = new Chance(seed);
          const told = [...OUTLETS.map(outlet), ...lives, ...claims.map(claim)];
          const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
          const live = await builtLive(log, { entries: entriesOf(told, { partitions: PARTITIONS, chance }), chance });
          expect(live.statements).toHaveLength(claims.flatMap(({ claims }) => claims.at(-1)?.statements ?? []).length);
          expect(await rebuilt(log)).toEqual(live);
        },
      ),
      RUNS,
    ));

  /** A few commits come in, then some partitions are read a little further; now and then another projector takes over. */
  async function builtLive(log: SimulatedLog, { entries, chance }: { entries: Entry[]; chance: Chance }) {
    await sql`drop schema if exists stet cascade`;
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
    await sql`drop schema stet cascade`;
    await (await projectorByHand(log, { sql })).hand(log.all());
    return rowsOfViews(sql);
  }
});

function claim({ events }: History, n: number): Told {
  const claimId = `claim-${n}`;
  return {
    stream: `claim-${claimId}`,
    events: events.map(({ type, data }) => ({ type, data: { ...data, claimId } })),
  };
}

function outlet(outletId: string): Told {
  const events = [
    { type: 'OutletRegistered', data: { outletId, name: outletId } },
    { type: 'OutletRenamed', data: { outletId, name: outletId.toUpperCase() } },
  ];
  return { stream: `outlet-${outletId}`, events };
}

/** What may become of an outlet's report. */
function lifeOf(outletId: string): Arbitrary<Told> {
  const about = { reportId: `${outletId}-1`, note: 'Told to the reader.', publishedAt: '2024-10-24' };
  const published = { type: 'ReportPublished', data: { ...about, outletId, publishedAt: '2024-10-18' } };
  const change = constantFrom<RecordedEvent>(
    { type: 'ReportRevised', data: { ...about, headline: 'Six killed', noted: false } },
    { type: 'ReportCorrected', data: { ...about, ends: [{ claimId: 'claim-0', statementId: 's-00' }] } },
    { type: 'ReportAnnotated', data: about },
    { type: 'ReportHeld', data: about },
    { type: 'ReportReleased', data: about },
    { type: 'ReportWithdrawn', data: { ...about, kill: true } },
  );
  return array(change, { maxLength: 4 }).map((changes) => ({
    stream: `report-${about.reportId}`,
    events: [published, ...changes],
  }));
}
