/** A copy that is filled from the log's index at once is the one that came about record by record, row for row. */
import { type Entry, partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { Chance, dropViews, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { editionIn, type View, views as allViews } from '#views';
import { toldByExamples } from '../../newsroom/test/told-by-examples.js';
import { OUTLETS, outlet } from '../test/lives.js';
import { projectorByHand } from '../test/projector-by-hand.js';
import { entriesOf } from '../test/random-log.js';
import { fillInBulk, type FillingInBulk } from './bulk-fill.js';
import { Fold, type Kinds } from './fold.js';
import type { Projecting } from './projector.js';
import { kindOf } from '#newsroom';

const PARTITIONS = 12;

/** A history of every command, with what is void or said twice, and what nobody can take for a commit. */
function logOf(seed: number): SimulatedLog {
  const chance = new Chance(seed);
  const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
  const told = [...OUTLETS.map(outlet), ...toldByExamples(chance)];
  for (const entry of entriesOf(told, { partitions: PARTITIONS, chance }))
    log.append([entry, ...chance.of([[], [], [unreadable(entry, chance)]])]);
  return log;
}

/** No JSON, no commit, or a commit out of its place. */
function unreadable({ key, value, partition }: Entry, chance: Chance): Entry {
  const elsewhere = (partition + 1) % PARTITIONS;
  return chance.of([
    { key, partition, value: Buffer.from('{"v":1,"stream":') },
    { key, partition, value: Buffer.from([0, 255, 10]) },
    { key, partition: elsewhere, value },
  ]);
}

/** As a release would have it that does not take a reworded claim. */
const withoutRewording: Kinds = (stream) => {
  const kind = kindOf(stream);
  const fold: NonNullable<typeof kind>['fold'] = (state, told) => {
    if (told.events.some(({ type }) => type === 'ClaimReworded'))
      throw new TypeError('nothing to be read of undefined');
    return kind?.fold(state, told);
  };
  return kind && { initial: kind.initial, fold };
};

/** The database takes no row of it that tells of a held report. */
const picky: View = {
  name: 'picky',
  table: 'create table picky (stream text primary key, place int not null);',
  questions: [],
  async write(sql, { records }) {
    const held = records.filter(({ commit }) => commit?.events.some(({ type }) => type === 'ReportHeld'));
    if (held.length > 0) await sql`insert into picky select 'held', null`;
  },
};

/** What it writes hangs on which commits come together. */
const hasty: View = {
  name: 'hasty',
  table: 'create table hasty (stream text primary key, commits int not null);',
  questions: [],
  async write(sql, { changes, records }) {
    for (const { stream } of changes) {
      const commits = records.filter(({ commit }) => commit?.stream === stream).length;
      await sql`insert into hasty values (${stream}, ${commits}) on conflict (stream) do update set commits = ${commits}`;
    }
  },
};

describe('a fill at once', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let schema = '';

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 5 });
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  type Way = Pick<Projecting, 'views' | 'kinds'>;
  const ways: [string, Way][] = [
    ['of any history', {}],
    ['with streams that are parked, since they cannot be folded', { kinds: withoutRewording }],
    ['with streams that are parked, since the database takes no such row', { views: [...allViews, picky] }],
  ];

  it.each(ways.flatMap(([what, way]) => [1, 2].map((seed) => [what, seed, way] as const)))(
    'comes to the same rows %s: history %i',
    async (_what, seed, way) => {
      const log = logOf(seed);
      const live = await cameAbout(log, way);
      expect(Object.keys(live).length).toBeGreaterThan(10);
      expect((live.parked ?? []).length > 0).toBe(way.kinds !== undefined || way.views !== undefined);
      await empty(way);
      await fillInBulk(filling(way));
      expect(await rowsOfViews(sql)).toEqual(live);
    },
  );

  it('would not hide a view whose rows hang on which commits come together', async () => {
    const way = { views: [...allViews, hasty] };
    const live = await cameAbout(logOf(1), way);
    await empty(way);
    await fillInBulk(filling(way));
    expect((await rowsOfViews(sql)).hasty).not.toEqual(live.hasty);
  });

  it('comes to the same in threads; one that is stopped leaves whole partitions alone, and goes on with the others', async () => {
    const log = logOf(4);
    const live = await cameAbout(log, {});
    await empty({});
    const stopping = new AbortController();
    const inThreads = { database: database.url, worthThreads: 0 };
    const onFilled = async () => stopping.abort();
    const stopped = fillInBulk({ ...filling({}), ...inThreads, stopped: stopping.signal, onFilled });
    await expect(stopped).rejects.toThrow();
    const begun = await untilAllStand();
    expect(begun.filter(({ next, end }) => next === end && end > 0).length).toBeGreaterThan(0);
    expect(begun.filter(({ next, end }) => next !== 0 && next !== end)).toEqual([]);
    const claims = (await rowsOfViews(sql)).claims as { claim_id: string }[];
    for (const { claim_id } of claims) expect(begun[partitionOf(`claim-${claim_id}`, PARTITIONS)]?.next).not.toBe(0);
    await fillInBulk({ ...filling({}), ...inThreads });
    expect(await rowsOfViews(sql)).toEqual(live);
  });

  it('leaves alone what somebody has begun', async () => {
    const live = await cameAbout(logOf(5), {});
    await fillInBulk(filling({}));
    expect(await rowsOfViews(sql)).toEqual(live);
  });

  function filling({ views = allViews, kinds }: Way): FillingInBulk {
    return { sql, schema, views, onFilled: () => Promise.resolve(), fold: new Fold(kinds) };
  }

  /** Each batch as it came, while the views serve. */
  async function cameAbout(log: SimulatedLog, way: Way) {
    await dropViews(sql);
    const projector = await projectorByHand(log, { sql, isFirst: true, ...way });
    const records = log.all();
    for (let from = 0; from < records.length; from += 7) await projector.hand(records.slice(from, from + 7));
    await projector.serves;
    await projector.stop();
    schema = (await editionIn(sql))?.schema ?? '';
    return rowsOfViews(sql);
  }

  async function empty({ views = allViews }: Way): Promise<void> {
    const tables = [
      'parked',
      ...views.flatMap(({ table }) => [...table.matchAll(/create table (\w+)/g)].map(([, name]) => name)),
    ];
    await sql.unsafe(
      `truncate ${tables.map((name) => `${schema}.${name}`).join(', ')}; update ${schema}.view_checkpoints set next_offset = 0`,
    );
  }

  /** What a thread that is ended has not committed is rolled back, once the database hears of it. */
  async function untilAllStand(): Promise<{ next: number; end: number }[]> {
    await sql.begin((transaction) => transaction`lock table ${transaction(`${schema}.claims`)} in exclusive mode`);
    const rows = await sql<{ next: string; end: string }[]>`
      select v.next_offset as next, i.next_offset as end
      from ${sql(schema)}.view_checkpoints v join stet_index.checkpoints i using (partition) order by partition`;
    return rows.map(({ next, end }) => ({ next: Number(next), end: Number(end) }));
  }
});
