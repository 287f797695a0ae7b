/**
 * The past of a large claim is kept in rows: what they tell is what is folded of all that stands, on either clock; a page
 * reads no more of a claim twice as large; and what is killed hides in them, as everywhere.
 */
import { connect, type Sql } from '#postgres';
import { tellPasts } from '#projector';
import { Chance, COPY, dropViews, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { inSnapshot, questions } from '#views';
import { projectorByHand } from '../libs/projector/test/projector-by-hand.js';
import { entriesOf } from '../libs/projector/test/random-log.js';
import { CANARY, claimId, largeClaim, publishedAt } from './large-past.js';
import { type Handed, rowsHandedTo } from './rows-handed.js';

const [SMALL, LARGE] = [700, 950];
const PARTITIONS = 12;
/** Hides nothing of the other clock; who asks for both is answered from the fold. */
const ALL = '2099';

type Words = Record<string, string>;
type Sheet = Record<string, unknown> & { statements: { statementId: string }[]; next: Record<string, number> | null };

describe('the past of a large claim', () => {
  let database: FreshDatabase;
  let sql: Sql;
  const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
  let live: Record<string, object[]>;
  const handed: Record<number, Record<string, number>> = {};
  let commits: { at: string; partition: number; offset: string; version: number }[];

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    const projector = await projectorByHand(log, { sql, isFirst: true });
    const all = entriesOf(largeClaim(LARGE), { partitions: PARTITIONS, chance: new Chance(15) });
    let done = 0;
    const hand = async (until: number) => {
      for (; done < until; done += 60) {
        const before = log.bounds().map(({ end }) => end);
        log.append(all.slice(done, Math.min(done + 60, until)));
        await projector.hand(log.all().filter(({ partition, offset }) => offset >= (before[partition] ?? 0)));
      }
      done = until;
    };
    await hand(Math.round((all.length * SMALL) / LARGE));
    await allTold(sql);
    handed[SMALL] = await handedFor();
    // What comes behind moves all of it, and is not told at once.
    await hand(all.length - 4);
    await allTold(sql);
    handed[LARGE] = await handedFor();
    await hand(all.length);
    await allTold(sql);
    commits = await sql`
      select at, partition, "offset", version from stet_index.commits
      where stream = ${`claim-${claimId}`} and stands order by version`;
    live = await rowsOfViews(sql);
    await projector.stop();
  }, 120_000);

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('is on the published clock what is folded of all that stands', async () => {
    for (const at of moments(6)) expect(await told({ at })).toEqual(await told({ at, known: ALL }));
  });

  it('is on the desk’s clock what is folded of what was on file, by time and by position', async () => {
    for (const { at, partition, offset } of some(commits.slice(-350), 6))
      for (const known of [at, `${partition}:${Number(offset) + 1}`])
        expect([known, await told({ known })]).toEqual([known, await told({ known, at: ALL })]);
  });

  it('has all its statements, over the pages, each with why it does not count', async () => {
    const known = commits.at(-300)?.at ?? '';
    for (const [asked, folded] of [
      [{ at: moments(3)[1] ?? '' }, { known: ALL }],
      [{ known }, { at: ALL }],
    ] as [Words, Words][])
      expect(await allPages(asked)).toEqual(await allPages({ ...asked, ...folded }));
  });

  it('is handed over in hardly more rows of a claim twice as large, what was done to it: it once was all of its commits', () => {
    for (const [clock, rows] of Object.entries(handed[LARGE] ?? {})) {
      expect([clock, rows - (handed[SMALL]?.[clock] ?? 0) < (LARGE - SMALL) / 5]).toEqual([clock, true]);
      expect(rows).toBeLessThan(0.6 * SMALL);
    }
  });

  it('tells nobody but an auditor what is killed, from whichever rows it is told', async () => {
    const [{ count }] = (await sql.unsafe(
      `select count(*)::int as count from ${COPY}.pasts where picture::text like '%${CANARY}%'`,
    )) as unknown as [{ count: number }];
    expect(count).toBeGreaterThan(2);
    const asked: Words[] = [
      ...moments(6).map((at) => ({ at })),
      ...some(commits.slice(-350), 6).map(({ at }) => ({ known: at })),
    ];
    let seen = 0;
    for (const words of asked) {
      expect([words, JSON.stringify(await sheet(words, { ofKilled: false }))]).toEqual([
        words,
        expect.not.stringContaining('Cnry') as string,
      ]);
      if (JSON.stringify(await sheet(words)).includes(CANARY)) seen += 1;
    }
    expect(seen).toBeGreaterThan(2);
  });

  it('is the same, row for row, when it is filled at once', async () => {
    await dropViews(sql);
    const projector = await projectorByHand(log, { sql });
    await projector.hand(log.all());
    await projector.serves;
    await allTold(sql);
    const { pasts, pasts_told: told, deeds, statements } = await rowsOfViews(sql);
    expect(pasts?.length).toBeGreaterThan(200);
    expect(pasts).toEqual(live.pasts);
    expect(told).toEqual(live.pasts_told);
    expect(deeds).toEqual(live.deeds);
    expect(statements).toEqual(live.statements);
    await projector.stop();
  }, 60_000);

  async function handedFor(): Promise<Record<string, number>> {
    const [middle] = (await sql`
      select at from stet_index.commits where stream = ${`claim-${claimId}`} and stands and version >= 650 order by version limit 1`) as unknown as [
      { at: string },
    ];
    const all: Record<string, number> = {};
    for (const one of [{ at: '2024-10-03' }, { known: middle.at }] as Words[]) {
      const words = { ...one, limit: '20' };
      const counted: Handed = { rows: 0 };
      await sheet(words, { counted });
      all[Object.keys(one).join()] = counted.rows;
    }
    return all;
  }

  async function told(words: Words): Promise<object> {
    const { moment: _, ...rest } = await sheet({ ...words, limit: '20' });
    return rest;
  }

  async function allPages(words: Words): Promise<object[]> {
    const all: object[] = [];
    for (let after: Record<string, number> | null | undefined; after !== null;) {
      const page = await sheet(words, { after });
      all.push(...page.statements);
      after = page.next;
    }
    return all;
  }

  async function sheet(
    words: Words,
    {
      ofKilled = true,
      after,
      counted,
    }: { ofKilled?: boolean; after?: Record<string, number> | undefined; counted?: Handed } = {},
  ): Promise<Sheet> {
    const question = questions.find(({ path }) => path === '/claims/:id');
    const { answer } = await inSnapshot(
      sql,
      async (snapshot) =>
        question?.read(
          counted ? rowsHandedTo(snapshot, counted) : snapshot,
          { id: claimId, ...words },
          { ofKilled, after },
        ),
      { ofKilled },
    );
    return answer as object as Sheet;
  }
});

/** The projector is about it, too, whenever it is quiet: neither waits for the other. */
async function allTold(sql: Sql): Promise<void> {
  for (;;) {
    await tellPasts({ sql });
    const [untold] = await sql.unsafe(`
      select from ${COPY}.claims c where c.version > 500 and not exists (
        select from ${COPY}.pasts_told t where t.claim_id = c.claim_id and t.version = c.version)`);
    if (!untold) return;
  }
}

function moments(count: number): string[] {
  return Array.from({ length: count }, (_, n) => publishedAt(Math.floor((n * (LARGE + 40)) / count) - 20));
}

function some<T>(items: T[], count: number): T[] {
  return items.filter((_, n) => n % Math.ceil(items.length / count) === 0);
}
