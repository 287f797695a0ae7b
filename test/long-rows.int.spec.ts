/** Of rows as long as they may be five hundred once made one answer: thirty million characters, made at once for each who asked. */
import { encodeCommit, partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { freshDatabase, type FreshDatabase, SimulatedLog } from '#testing';
import { feedQuestion, inSnapshot, questions } from '#views';
import { projectorByHand, type ProjectorByHand } from '../libs/projector/test/projector-by-hand.js';

const PARTITIONS = 12;
const ROWS = 80;
/** With what is always told of a list, whatever it has. */
const MOST = 2.5 * 1024 * 1024;
const LONG = 'x'.repeat(1900);
const relations = Array.from({ length: 20 }, (_, n) => ({
  kind: 'quotes',
  of: { name: `Source ${n} ${'x'.repeat(180)}` },
  url: `https://example.org/${n}/${LONG}`,
}));

describe('a list of rows as long as they may be', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let projector: ProjectorByHand;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    projector = await projectorByHand(log, { sql, isFirst: true });
    log.append([
      entry('holder-nis', [{ type: 'HolderRegistered', data: { holderId: 'nis', name: 'NIS', kind: 'body' } }]),
      entry('report-r-1', [
        { type: 'ReportPublished', data: { reportId: 'r-1', outletId: 'kbs', publishedAt: '2024-10-01', relations } },
      ]),
      entry('claim-large', [
        { type: 'ClaimRegistered', data: { claimId: 'large', proposition: 'It is long' } },
        { type: 'HolderIdentified', data: { claimId: 'large', name: 'NIS', holderId: 'nis', by: 'courier' } },
        ...Array.from({ length: ROWS }, (_, n) => statement(n)),
      ]),
      ...Array.from({ length: ROWS }, (_, n) =>
        entry(`claim-c-${n}`, [
          { type: 'ClaimRegistered', data: { claimId: `c-${n}`, proposition: 'It is long' } },
          { ...statement(n), data: { ...statement(n).data, claimId: `c-${n}`, reportId: 'r-2' } },
        ]),
      ),
      // Of them the first stands, and all others lost to it.
      ...Array.from({ length: ROWS }, (_, n) => entry('claim-raced', [statement(n)], `id-${n}`)),
    ]);
    await projector.hand(log.all());
  });

  afterAll(async () => {
    await projector.stop();
    await sql.end();
    await database.drop();
  });

  it.each([
    ['/claims/:id', { id: 'large' }, 'statements'],
    ['/claims/:id', { id: 'large', at: '2025' }, 'statements'],
    ['/claims/:id', { id: 'large', known: '2026-11-23' }, 'statements'],
    ['/reports/:id/statements', { id: 'r-1' }, 'statements'],
    ['/reports/:id/statements', { id: 'r-1', at: '2025' }, 'statements'],
    ['/holders/:id', { id: 'nis' }, 'statements'],
    ['/streams/:id', { id: 'claim-raced' }, 'commits'],
    ['/feed', {}, 'changes'],
  ])('is told in pages that are no longer than others, each row once: %s %j', async (path, words, list) => {
    const pages = await pagesOf(path, words);
    const rows = pages.flatMap((page) => page[list] as object[]);
    const texts = pages.map((page) => JSON.stringify(page));
    // No command makes a commit of so many statements: by itself it is longer than a page.
    const ofCommands = texts.filter((text) => !text.includes('"stream":"claim-large"'));
    expect(Math.max(...ofCommands.map(({ length }) => length))).toBeLessThan(MOST);
    expect(rows.length).toBeGreaterThanOrEqual(ROWS);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  async function pagesOf(path: string, words: Record<string, string>): Promise<Record<string, unknown>[]> {
    const question = [...questions, feedQuestion].find((one) => one.path === path);
    const pages: Record<string, unknown>[] = [];
    for (let after: Key | undefined, isLast = false; !isLast;) {
      const reader = { ofKilled: true, ofVoid: true, after };
      const asked = { ...words, limit: '500' };
      const { answer } = await inSnapshot(sql, async (snapshot) => question?.read(snapshot, asked, reader), {
        ...reader,
        ofIndex: question?.ofIndex,
      });
      const page = answer as unknown as Record<string, unknown> & { next: Key | null };
      pages.push(page);
      [after, isLast] = [page.next ?? undefined, page.next === null];
    }
    return pages;
  }
});

type Key = Record<string, string | number | null>;

function statement(n: number) {
  return {
    type: 'ClaimAsserted',
    data: {
      claimId: 'large',
      statementId: `s-${n}`,
      reportId: 'r-1',
      outletId: 'kbs',
      holder: { name: 'NIS', role: 'third_party_official' },
      act: 'states',
      basis: 'named',
      place: 'body',
      framing: { headline: 'reports', body: 'reports' },
      publishedAt: '2024-10-01',
      quote: { exact: LONG },
      note: LONG,
      relations,
    },
  };
}

function entry(stream: string, events: { type: string; data: object }[], id = `id-${stream}`) {
  const rest = { command: 'Test', digest: 'd', events, by: 'tool:test', at: '2026-11-22T08:00:00.000Z' };
  const value = encodeCommit({ v: 1, id, stream, after: 0, on: null, ...rest });
  return { partition: partitionOf(stream, PARTITIONS), key: stream, value };
}
