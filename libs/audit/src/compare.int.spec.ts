/** The live views beside a replay of the log: nothing where nobody has written to them but the projector, and each row that somebody has. */
import { connect, type Sql } from '#postgres';
import { type FreshDatabase, freshDatabase } from '#testing';
import { copiesIn, INDEX, type Table, tablesIn } from '#views';
import { added, altered, type Planted, removed, undo } from '../test/altered-rows.js';
import { type LivedThrough, livedThrough } from '../test/random-views.js';
import { compare, type ComparedViews, type Difference } from './index.js';

/** `npm run compare-random` takes as many as one likes: see docs/audit.md. */
const [COMMANDS, KILLS, SEED] = [300, 6, 17];
/** A healthy Stet has none of the one, and large claims alone have the other: `test/large-pasts` holds those. */
const EMPTY = ['parked', 'pasts', 'pasts_told'];
/** No commit makes them. */
const OF_NO_COMMIT = ['edition'];

describe('views beside a replay of their log', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let lived: LivedThrough;
  let tables: Table[];

  beforeAll(async () => {
    database = await freshDatabase();
    lived = await livedThrough({ url: database.url, seed: SEED, commands: COMMANDS, kills: KILLS });
    sql = connect(database.url, { max: 4 });
    const [serves] = (await copiesIn(sql)).filter(({ state }) => state === 'serves');
    tables = await tablesIn(sql, [serves?.schema ?? '', INDEX]);
  }, 120_000);

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('are equal, row for row, however often the projector was killed while it wrote them', async () => {
    expect(lived.kills).toBe(KILLS);
    expect(lived.commands).toBeGreaterThanOrEqual(COMMANDS);
    const { compared, found } = await comparison();
    expect(found).toEqual([]);
    expect(compared.rows).toBeGreaterThan(lived.records);
    expect(Object.keys(compared.tables)).toEqual(tables.map(({ name }) => name).toSorted());
    const empty = Object.entries(compared.tables).filter(([, { rows }]) => rows === 0);
    expect(empty.map(([name]) => name)).toEqual(EMPTY);
  }, 60_000);

  it.each([
    { what: 'altered', plant: altered },
    { what: 'removed', plant: removed },
    { what: 'added', plant: added },
  ])(
    'show a row that was $what in any table, with both sides and the commit behind it, or that none is',
    async ({ plant }) => {
      const planted = new Map<Table, Planted[]>();
      for (const [n, table] of tables.entries()) planted.set(table, await plant(sql, table, n));
      try {
        const { compared, found } = await comparison();
        for (const [table, those] of planted) {
          const here = found.filter((one) => one.table === table.name);
          expect({ table: table.name, found: here.map(sidesOf).toSorted(byText) }).toEqual({
            table: table.name,
            found: those.toSorted(byText),
          });
          expect(compared.tables[table.name]?.differences).toBe(those.length);
          for (const { live, replayed, liveBy, replayedBy } of here) {
            // What the log has, a commit made; what it has not, none did.
            const isMade = replayed !== null && !OF_NO_COMMIT.includes(table.name);
            const seen = {
              table: table.name,
              replayed,
              isMade: replayedBy !== null,
              isLiveMade: live !== null && liveBy !== null,
            };
            expect(seen).toEqual({ table: table.name, replayed, isMade, isLiveMade: false });
          }
        }
        namesWhatMadeThem(found);
      } finally {
        for (const [table, those] of planted) await undo(sql, table, those);
      }
    },
    120_000,
  );

  it('are equal again once all is put back, and nothing of the replay is left', async () => {
    expect((await comparison()).found).toEqual([]);
    const schemas = await sql<{ name: string }[]>`
      select nspname as name from pg_namespace where nspname like 'stet_passing%'`;
    expect([...schemas]).toEqual([]);
  });

  async function comparison(): Promise<{ compared: ComparedViews; found: Difference[] }> {
    const found: Difference[] = [];
    const compared = await compare({ ledger: lived.ledger, sql, onDifference: (one) => found.push(one) });
    return { compared, found };
  }
});

/** Where a row says itself which commit it is of. */
function namesWhatMadeThem(found: Difference[]): void {
  for (const { table, replayed, replayedBy } of found) {
    if (replayed === null) continue;
    const { partition, offset, stream } = JSON.parse(replayed) as Record<string, unknown>;
    if (table === 'commits' && stream)
      expect(replayedBy).toMatchObject({ position: `${String(partition)}:${String(offset)}`, stream });
    if (table === 'claims') expect(replayedBy?.position).toBe(`${String(partition)}:${String(offset)}`);
    if (table === 'streams') expect(replayedBy?.stream).toBe(stream);
  }
}

function sidesOf({ live, replayed }: Difference): Planted {
  const read = (text: string | null) => (text === null ? null : (JSON.parse(text) as Record<string, unknown>));
  return { replayed: read(replayed), live: read(live) };
}

function byText(one: Planted, other: Planted): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
