/** The board, as an editor filters, sorts and turns back to a moment. */
import { readFileSync } from 'node:fs';
import { type NewsroomService, startNewsroom } from '#testing';
import { namesSaid } from './names-said.js';

interface Row {
  claimId: string;
  status: string;
  since: string | null;
  outlets: number;
  assertingOrigins: number;
  flags: string[];
  changedAt: string;
  verdict: { verdict: string } | null;
  ribbon: { at: string; status: string }[];
}

describe('the board', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const posted = await newsroom.bulk(readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8'));
    const verdict = { claimId: 'treaty-ratified', verdict: 'confirmed', reason: 'The vote is on record.' };
    const answers = [...posted, (await newsroom.post('issue-verdict', verdict)).body];
    await namesSaid(newsroom, answers);
  });

  afterAll(() => newsroom.stop());

  it.each(['id', 'changed', 'since', 'outlets', 'origins'])('is paged by %s, each claim once', async (sort) => {
    const whole = await rows(`?sort=${sort}`);
    const paged: Row[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await newsroom.get(`/v1/claims?sort=${sort}&limit=4${next && `&cursor=${next}`}`);
      paged.push(...(body.claims as Row[]));
      next = body.next as string | null;
    }
    expect(paged).toEqual(whole);
    expect(new Set(whole.map(({ claimId }) => claimId)).size).toBe(24);
  });

  it('has the most first, where it is sorted by how many', async () => {
    const outlets = (await rows('?sort=outlets')).map((row) => row.outlets);
    expect(outlets).toEqual(outlets.toSorted((one, other) => other - one));
  });

  it('shows only what is asked for', async () => {
    expect(await idsOf('?verdict=confirmed')).toEqual(['treaty-ratified']);
    expect(await idsOf('?flag=renderings_differ')).toContain('nk-kursk-first-sighting');
    expect(await idsOf('?q=settlements kursk')).toEqual(['kursk-settlements']);
    expect(await idsOf('?since=2030')).toEqual([]);
    for (const { status } of await rows('?status=contested')) expect(status).toBe('contested');
    expect((await rows('?outlet=newsweek')).length).toBeLessThan(24);
  });

  it('shows each claim as of a moment as the claim itself does', async () => {
    const at = '2024-10-24';
    for (const { claimId, status, since, outlets, assertingOrigins, flags } of await rows(`?at=${at}`)) {
      const { body } = await newsroom.get(`/v1/claims/${claimId}?at=${at}`);
      expect({ claimId, status, since, outlets, assertingOrigins, flags }).toEqual({
        claimId,
        status: body.status,
        since: body.since,
        outlets: body.outlets,
        assertingOrigins: body.assertingOrigins,
        flags: body.flags,
      });
    }
    expect((await rows('?at=2024-10-23')).map(({ status }) => status)).toContain('registered');
  });

  it('shows the statuses that each claim has had, as its timeline does, and of the past those by then', async () => {
    for (const { claimId, ribbon, status, since } of await rows('')) {
      const { body } = await newsroom.get(`/v1/claims/${claimId}/timeline`);
      const changes = body.changes as { at: string; status: string }[];
      const statuses = changes.filter((change, place) => change.status !== changes[place - 1]?.status);
      expect(ribbon).toEqual(statuses.map(({ at, status: its }) => ({ at, status: its })));
      expect([ribbon.at(-1)?.status ?? 'registered', ribbon.at(-1)?.at ?? null]).toEqual([status, since]);
    }
    const [then] = (await rows('?at=2024-10-24')).filter(({ claimId }) => claimId === 'nk-troops-in-russia');
    expect(then?.ribbon).toEqual([{ at: '2024-10-24/..', status: 'contested' }]);
  });

  it('counts the claims of each status and with each flag, of whatever is asked for, now and as of either clock', async () => {
    const now = `known=${new Date().getUTCFullYear()}`;
    const moments = ['', 'at=2024-10-24', now, 'q=kursk', 'outlet=newsweek&at=2024-10-24'];
    for (const moment of moments) {
      const [whole, all] = await Promise.all([rows(`?limit=500&${moment}`), totals(moment)]);
      expect(all).toMatchObject({ total: whole.length, isMore: false });
      expect(all.statuses).toEqual(countsOf(whole.map(({ status }) => status)));
      expect(all.flags).toEqual(countsOf(whole.flatMap(({ flags }) => flags)));
      const contested = await totals(`${moment}&status=contested&flag=renderings_differ`);
      const both = whole.filter(({ status, flags }) => status === 'contested' && flags.includes('renderings_differ'));
      expect(contested.total).toBe(both.length);
      expect(contested.statuses).toEqual(
        countsOf(whole.filter(({ flags }) => flags.includes('renderings_differ')).map(({ status }) => status)),
      );
      expect(contested.flags).toEqual(
        countsOf(whole.filter(({ status }) => status === 'contested').flatMap(({ flags }) => flags)),
      );
    }
  });

  it('refuses what it does not know, with what there is', async () => {
    const { status, body } = await newsroom.get('/v1/claims?status=true&cursor=nonsense');
    expect(status).toBe(400);
    expect((body.errors as { field: string }[]).map(({ field }) => field)).toEqual(['status', 'cursor']);
  });

  async function totals(query: string): Promise<Totals> {
    const { status, body } = await newsroom.get(`/v1/board/totals?${query}`);
    expect([status, body.detail]).toEqual([200, undefined]);
    return body as unknown as Totals;
  }

  async function rows(query: string): Promise<Row[]> {
    const { status, body } = await newsroom.get(`/v1/claims${query}`);
    expect([status, body.detail]).toEqual([200, undefined]);
    return body.claims as Row[];
  }

  async function idsOf(query: string): Promise<string[]> {
    return (await rows(query)).map(({ claimId }) => claimId);
  }
});

interface Totals {
  total: number;
  isMore: boolean;
  statuses: Record<string, number>;
  flags: Record<string, number>;
}

function countsOf(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
