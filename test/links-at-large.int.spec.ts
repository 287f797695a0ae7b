/** Ten thousand claims linked: to one, in a chain, in a circle. What is asked of one of them is bounded. */
import { streamName } from '#newsroom';
import { encodeCommit, type Entry, partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { inSnapshot, questions } from '#views';
import { freshDatabase, type FreshDatabase, SimulatedLog } from '#testing';
import { projectorByHand } from '../libs/projector/test/projector-by-hand.js';
import { rowsReadBy } from './rows-read.js';

const MANY = 10_000;
const PARTITIONS = 12;
const ids = Array.from({ length: MANY }, (_, n) => `c-${String(n).padStart(5, '0')}`);
const after = (n: number) => ids[(n + 1) % MANY] ?? '';

const OF_THREE = 2;
const CIRCLE = { kind: 'quantity_of', claims: ['hub', 'q-0', 'q-1'], claimsTotal: 3 };

interface Told {
  links: { from: string; to: string; kind: string; claim: { status: string } }[];
  linksTotal: number;
  circles: object[];
  next: Record<string, string | number> | null;
}

describe('ten thousand claims that are linked', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    log.append([
      entry('leads-into-it', [['succeeds', 'c-00000']]),
      // A circle of three, of another kind than all that is linked to it.
      entry('hub', [['quantity_of', 'q-1']]),
      entry('q-1', [['quantity_of', 'q-0']]),
      entry('q-0', [['quantity_of', 'hub']]),
      ...ids.map((id, n) =>
        entry(id, [
          ['duplicate_of', 'hub'],
          ['succeeds', after(n)],
          ...(n === MANY - 1 ? [] : [['part_of', after(n)] as const]),
        ]),
      ),
      entry(
        'giver',
        ids.map((id) => ['excludes', id] as const),
      ),
    ]);
    const projector = await projectorByHand(log, { sql });
    await projector.hand(log.all());
    await projector.serves;
    await projector.stop();
    await sql.unsafe('analyze');
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('to one, are told by the first and their number, and page by page each once', async () => {
    const { links, linksTotal, circles } = await asked('/claims/:id', { id: 'hub' });
    expect([links.length, linksTotal, circles]).toEqual([20, MANY + OF_THREE, [CIRCLE]]);
    expect((await pagesOf('hub', 'duplicate_of')).map(({ from }) => from)).toEqual(ids);
  });

  it.each([
    ['/claims/:id', {}],
    ['/claims/:id/links', { kind: 'quantity_of' }],
    ['/claims/:id/figures', {}],
  ])('to one, were all gone through for the few of another kind: %s reads these alone', async (path, words) => {
    const question = questions.find((one) => one.path === path);
    const reader = { ofKilled: true };
    const { answer } = await inSnapshot(
      sql,
      (snapshot) => rowsReadBy(snapshot, async (told) => question?.read(told, { id: 'hub', ...words }, reader)),
      reader,
    );
    expect(answer.rows).toBeLessThan(MANY / 20);
    expect(answer.blocks).toBeLessThan(MANY / 20);
  });

  it('by one, are told by the first and their number, and page by page each once', async () => {
    const { links, linksTotal } = await asked('/claims/:id', { id: 'giver' });
    expect([links.length, linksTotal]).toEqual([20, MANY]);
    expect((await pagesOf('giver', 'excludes')).map(({ to }) => to)).toEqual(ids);
  });

  it('in a circle, are walked once: it is told by its first and their number', async () => {
    const { circles, links } = await asked('/claims/:id', { id: ids[4711] ?? '' });
    expect(circles).toEqual([{ kind: 'succeeds', claims: ids.slice(0, 20), claimsTotal: MANY }]);
    expect(links.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['duplicate_of', 'c-04711', 'hub'],
      ['excludes', 'giver', 'c-04711'],
      ['part_of', 'c-04711', 'c-04712'],
      ['part_of', 'c-04710', 'c-04711'],
      ['succeeds', 'c-04711', 'c-04712'],
      ['succeeds', 'c-04710', 'c-04711'],
    ]);
  });

  it('in a chain, are no circle, and who leads into one is in none', async () => {
    expect((await asked('/claims/:id', { id: 'leads-into-it' })).circles).toEqual([]);
    const { circles } = await asked('/claims/:id/links', { id: 'c-00000', kind: 'part_of' });
    expect(circles).toMatchObject([{ kind: 'succeeds' }]);
  });

  it('are told as they were known', async () => {
    const { links, linksTotal, circles } = await asked('/claims/:id/links', { id: 'hub', known: '2026-11-22' });
    expect([links.length, linksTotal, circles]).toEqual([20, MANY + OF_THREE, [CIRCLE]]);
    expect(links[0]?.claim.status).toBe('registered');
    const before = await asked('/claims/:id/links', { id: 'hub', known: '2026-11-21' });
    expect(before).toMatchObject({ links: [], linksTotal: 0, moment: { onFile: false } });
  });

  async function pagesOf(id: string, kind: string): Promise<Told['links']> {
    const links: Told['links'] = [];
    for (let next: Told['next'] | undefined; next !== null;) {
      const page = await asked('/claims/:id/links', { id, kind, limit: '500' }, next);
      expect(page.linksTotal).toBe(MANY);
      links.push(...page.links);
      next = page.next;
    }
    return links;
  }

  async function asked(
    path: string,
    words: { id: string } & Record<string, string>,
    next?: Told['next'],
  ): Promise<Told> {
    const question = questions.find((one) => one.path === path);
    const read = { ofKilled: true, after: next ?? undefined };
    const { answer } = await inSnapshot(sql, async (snapshot) => question?.read(snapshot, words, read), read);
    return answer as unknown as Told;
  }
});

/** A claim, and its links, in one commit each. */
function entry(claimId: string, links: (readonly [kind: string, to: string])[]): Entry {
  const stream = streamName('claim', claimId);
  const linked = links.map(([kind, to]) => ({ type: 'ClaimLinked', data: { claimId, kind, to } }));
  const value = encodeCommit({
    v: 1,
    id: 'id',
    stream,
    after: 0,
    on: null,
    command: 'Test',
    digest: 'd',
    events: [{ type: 'ClaimRegistered', data: { claimId, proposition: `What ${claimId} says` } }, ...linked],
    by: 'tool:test',
    at: '2026-11-22T08:00:00.000Z',
  });
  return { partition: partitionOf(stream, PARTITIONS), key: stream, value };
}
