/**
 * The pasts of large claims are written behind the views: until then all is told as it is without them, and what is killed
 * in between is written as it would have been; a page is handed no more of a claim three times as large.
 */
import { compare } from '#audit';
import { connect, type Sql } from '#postgres';
import { tellPasts } from '#projector';
import { Chance, COPY, eventually, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { inSnapshot, PastTeller, questions, useCopy } from '#views';
import { asserts, claimOnFile } from '../libs/newsroom/test/given.js';
import { streamOf } from '../libs/newsroom/test/stream-of.js';
import { projectorByHand } from '../libs/projector/test/projector-by-hand.js';
import { entriesOf } from '../libs/projector/test/random-log.js';
import { claimId as lively, largeClaim, publishedAt } from './large-past.js';
import { type Handed, rowsHandedTo } from './rows-handed.js';

const PARTITIONS = 12;
const LARGE = { large: 700, larger: 2100 };
const CLAIMS = [lively, ...Object.keys(LARGE)];

type Words = Record<string, string>;

describe('pasts that are written behind the views', () => {
  let database: FreshDatabase;
  let sql: Sql;
  const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
  let written: Record<string, object[]>;
  let answers: object[];

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    const told = [...largeClaim(560), ...Object.entries(LARGE).map(([claimId, size]) => claimInOrder(claimId, size))];
    log.append(entriesOf(told, { partitions: PARTITIONS, chance: new Chance(7) }));
    const projector = await projectorByHand(log, { sql, isFirst: true });
    await projector.hand(log.all());
    await projector.stop();
    await tellPasts({ sql });
    written = await rowsWritten();
    answers = await answersOf(CLAIMS);
  }, 120_000);

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('have a page of a claim three times as large told by hardly more rows, on either clock', async () => {
    const [of, ofLarger] = [await handedFor('large'), await handedFor('larger')];
    for (const [moment, rows] of Object.entries(ofLarger)) {
      expect([moment, rows < 150]).toEqual([moment, true]);
      expect([moment, rows - (of[moment] ?? 0) < 40]).toEqual([moment, true]);
    }
  });

  it('are nothing but quicker: without them all is told the same, from all that stands', async () => {
    await sql.unsafe(`delete from ${COPY}.pasts; delete from ${COPY}.pasts_told`);
    expect(await answersOf(CLAIMS)).toEqual(answers);
    const { time, position } = await handedFor('larger');
    expect(Math.min(time ?? 0, position ?? 0)).toBeGreaterThan(1000);
  });

  it('go on where they are, whoever wrote them was killed while he did, or has lost what he wrote', async () => {
    for (const claimId of [lively, 'larger']) await writtenByTheKilled(claimId);
    const isOther = (row: object) => !('claim_id' in row && row.claim_id === 'large');
    const { pasts, told } = await rowsWritten();
    expect(pasts).toEqual(written.pasts?.filter(isOther));
    expect(told).toEqual(written.told?.filter(isOther));
  });

  it('are gone on with by a projector that starts, though nothing comes', async () => {
    const projector = await projectorByHand(log, { sql });
    await eventually(() => isWritten('large'));
    await projector.stop();
    expect(await rowsWritten()).toEqual(written);
  });

  it('are compared with what the log makes of them: one that is a commit old, or a statement short, is found', async () => {
    await plant();
    const { identity, partitions } = log;
    const ledger = {
      identity,
      partitions,
      bounds: async () => log.bounds(),
      read: async (...place: Parameters<typeof log.read>) => log.read(...place),
    };
    const { tables } = await compare({ ledger, sql, most: 0, onDifference: () => undefined });
    const apart = Object.entries(tables).flatMap(([name, { differences }]) =>
      differences > 0 ? [[name, differences]] : [],
    );
    // Three of the one claim; and of the other, which says that it is told up to before its last commit, what that did.
    const [last] = await sql<{ events: number }[]>`
      select json_array_length(events) as events from stet_index.commits where stream = 'claim-large' and stands order by version desc limit 1`;
    expect(apart).toEqual([['pasts', 3 + 1 + (last?.events ?? 0)]]);
  }, 60_000);

  /** The last row of one claim is gone, another is as old as the one before, and one of its moments is a reason short. */
  async function plant(): Promise<void> {
    const of = (clock: string) => sql`claim_id = 'larger' and clock = ${clock}`;
    await sql.begin(async (transaction) => {
      await useCopy(transaction, { schema: COPY });
      const whole = await transaction<{ place: string }[]>`
        select place::text from pasts where ${of('known')} and is_whole order by pasts.place desc limit 2`;
      const [old, older] = whole.map(({ place }) => place);
      const planted = [
        await transaction`
          delete from pasts where ${of('known')} and place = (select max(place) from pasts where ${of('known')})`,
        await transaction`
          update pasts set picture = (select picture from pasts where ${of('known')} and place = ${older ?? ''}::bigint)
          where ${of('known')} and place = ${old ?? ''}::bigint`,
        await transaction`
          update pasts set picture = jsonb_set(picture::jsonb, '{becauseTotal}', to_jsonb((picture->>'becauseTotal')::int - 1))::json
          where ${of('at')} and place = (select max(place) from pasts where ${of('at')} and is_whole and picture is not null)`,
        await transaction`update pasts_told set version = version - 1 where claim_id = 'large'`,
      ];
      expect(planted.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    });
  }

  /** Of three steps one is taken back; and now and then whoever goes on knows nothing of what was before. */
  async function writtenByTheKilled(claimId: string): Promise<void> {
    const isKilled = new Error('killed');
    let teller = new PastTeller();
    for (let n = 0, telling = 'more'; telling === 'more'; n++) {
      if (n % 5 === 4) teller = new PastTeller();
      const step = sql.begin(async (transaction) => {
        await useCopy(transaction, { schema: COPY });
        const how = await teller.tell(transaction, claimId);
        if (n % 3 === 2) throw isKilled;
        return how;
      });
      telling = await step.catch((error: unknown) => {
        expect(error).toBe(isKilled);
        return 'more';
      });
    }
  }

  /** Up to where the views are. */
  async function isWritten(claimId: string): Promise<boolean> {
    const rows = await sql.unsafe(
      `select from ${COPY}.claims join ${COPY}.pasts_told using (claim_id, version) where claim_id = '${claimId}'`,
    );
    return rows.length === 1;
  }

  async function rowsWritten(): Promise<Record<string, object[]>> {
    const { pasts = [], pasts_told: told = [] } = await rowsOfViews(sql);
    return { pasts, told };
  }

  async function answersOf(claims: string[]): Promise<object[]> {
    const all = [];
    for (const claimId of claims)
      for (const words of Object.values(await moments(claimId))) all.push(await sheet(claimId, words));
    return all;
  }

  async function handedFor(claimId: string): Promise<Record<string, number>> {
    const all: Record<string, number> = {};
    for (const [moment, words] of Object.entries(await moments(claimId))) {
      const counted: Handed = { rows: 0 };
      await sheet(claimId, words, counted);
      all[moment] = counted.rows;
    }
    return all;
  }

  /** On each clock in the midst of it. */
  async function moments(claimId: string): Promise<Record<string, Words>> {
    const [middle] = await sql<{ at: string; position: string; last: number }[]>`
      select at, partition || ':' || ("offset" + 1) as position, last
      from stet_index.commits, (select max(version) as last from stet_index.commits where stream = ${`claim-${claimId}`} and stands) as m
      where stream = ${`claim-${claimId}`} and stands and version >= last * 0.95 order by version limit 1`;
    const { at = '', position = '', last = 0 } = middle ?? {};
    return { published: { at: publishedAt(last * 0.9) }, time: { known: at }, position: { known: position } };
  }

  async function sheet(id: string, words: Words, counted?: Handed): Promise<object> {
    const question = questions.find(({ path }) => path === '/claims/:id');
    const { answer } = await inSnapshot(
      sql,
      async (snapshot) =>
        question?.read(
          counted ? rowsHandedTo(snapshot, counted) : snapshot,
          { id, limit: '20', ...words },
          { ofKilled: true },
        ),
      { ofKilled: true },
    );
    return answer as object;
  }
});

function claimInOrder(claimId: string, size: number) {
  const statements = Array.from({ length: size }, (_, n) =>
    asserts(`holder ${n % 90}`, {
      claimId,
      statementId: `${claimId}-${n}`,
      reportId: `o-${n % 10}-1`,
      outletId: `o-${n % 10}`,
      publishedAt: publishedAt(n),
    }),
  );
  const events = [claimOnFile(claimId), ...statements];
  return { stream: streamOf({ claimId }), events };
}
