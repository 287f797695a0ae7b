/** Links between claims, told from both ends: whatever two desks do at once shows, and can be mended. */
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';
import { printedStory } from './printed-story.js';

interface Linked {
  kind: string;
  from: string;
  to: string;
  recordedBy: string;
  claim: { claimId: string; proposition: string; status: string; since: string | null; verdict: object | null };
}

interface Told {
  links: Linked[];
  linksTotal: number;
  circles: { kind: string; claims: string[]; claimsTotal: number }[];
  next: string | null;
}

describe('links between claims', () => {
  let newsroom: NewsroomService;
  const answers: Record<string, unknown>[] = [];

  beforeAll(async () => {
    newsroom = await startNewsroom();
    await post('register-outlet', { outletId: 'kbs', name: 'KBS' });
    await post('publish-report', { reportId: 'kbs-1', outletId: 'kbs', publishedAt: '2024-10-18' });
  });

  afterAll(() => newsroom.stop());

  it('two claims that were doubles of each other could have no verdict: the second link is refused', async () => {
    await register('sank', 'lost');
    await link('lost', 'duplicate_of', 'sank');
    const { status, body } = await newsroom.post('link-claim', { claimId: 'sank', kind: 'duplicate_of', to: 'lost' });
    expect([status, body.code]).toEqual([409, 'claim.already-linked']);
    expect(body.detail).toContain('lost is linked to sank as duplicate_of');
    await post('issue-verdict', { claimId: 'sank', verdict: 'confirmed', reason: 'A wreck was found.' });
    const refused = await newsroom.post('issue-verdict', { claimId: 'lost', verdict: 'mixed', reason: 'Who knows.' });
    expect([refused.status, refused.body.code]).toEqual([409, 'claim.duplicate']);
  });

  it('a duplicate is named on both sheets, each with its own status and verdict, which change with it', async () => {
    await says('sank', 'assert-claim', 'states');
    await says('lost', 'deny-claim', 'denies');
    const [sank, lost] = [await sheet('sank'), await sheet('lost')];
    expect(sank.links).toEqual([
      {
        kind: 'duplicate_of',
        from: 'lost',
        to: 'sank',
        recordedAt: expect.any(String) as string,
        recordedBy: 'local',
        claim: { claimId: 'lost', proposition: 'What lost says', status: 'denied', since: '2024-10-18', verdict: null },
      },
    ]);
    expect(lost.links).toMatchObject([
      {
        from: 'lost',
        to: 'sank',
        claim: { claimId: 'sank', status: 'single_origin', verdict: { verdict: 'confirmed' } },
      },
    ]);
    expect(await statusOf('sank')).toBe('single_origin');
    await says('lost', 'assert-claim', 'states', 'NATO');
    expect((await sheet('sank')).links[0]?.claim.status).toBe('contested');
    await post('issue-verdict', { claimId: 'sank', verdict: 'refuted', reason: 'It was another wreck.' });
    expect((await sheet('lost')).links[0]?.claim.verdict).toMatchObject({ verdict: 'refuted' });
  });

  it('a moment of either clock has the links and the other’s status of that moment', async () => {
    const before = positionAfterAll(answers);
    await post('unlink-claim', { claimId: 'lost', kind: 'duplicate_of', to: 'sank', reason: 'two tankers' });
    for (const id of ['sank', 'lost']) {
      expect((await sheet(id)).links).toEqual([]);
      expect((await sheet(id, `?known=${before}`)).linksTotal).toBe(1);
      expect(await all(id, `known=${before}`)).toHaveLength(1);
    }
    expect((await sheet('sank', `?known=${before}&at=2024-10-17`)).links[0]?.claim).toMatchObject({
      claimId: 'lost',
      status: 'registered',
    });
    for (const part of ['', '/links'])
      expect((await newsroom.get(`/v1/claims/sank${part}?known=2020`)).body).toMatchObject({
        links: [],
        moment: { known: '2020', onFile: false },
      });
    await link('sank', 'succeeds', 'lost');
    expect((await sheet('sank', '?at=2024-10-17')).links[0]?.claim).toMatchObject({ status: 'registered' });
    expect((await sheet('sank', '?at=2024-10-18')).links[0]?.claim).toMatchObject({ status: 'contested' });
  });

  it('a link that was taken back could not be: a verdict is possible again, and another link', async () => {
    await post('issue-verdict', { claimId: 'lost', verdict: 'mixed', reason: 'The log is torn.' });
    const again = { claimId: 'lost', kind: 'duplicate_of', to: 'sank', reason: 'again' };
    const { status, body } = await newsroom.post('unlink-claim', again);
    expect([status, body.code]).toEqual([409, 'claim.not-linked']);
  });

  it('two desks that link two claims from both ends at once make what shows on both, and either can mend', async () => {
    let circle: Told['circles'] = [];
    for (let n = 0; circle.length === 0; n++) {
      const [one, other] = [`one-${n}`, `other-${n}`];
      await register(one, other);
      const both = await Promise.all([tryLink(one, 'duplicate_of', other), tryLink(other, 'duplicate_of', one)]);
      expect(both.filter((status) => status === 201).length).toBeGreaterThan(0);
      circle = (await sheet(one)).circles;
      if (circle.length === 0) continue;
      expect(circle).toEqual([{ kind: 'duplicate_of', claims: [one, other], claimsTotal: 2 }]);
      expect((await sheet(other)).circles).toEqual(circle);
      expect((await sheet(other)).links.map(({ from, to }) => [from, to])).toEqual([
        [other, one],
        [one, other],
      ]);
      await post('unlink-claim', { claimId: one, kind: 'duplicate_of', to: other, reason: 'it was said twice' });
      expect((await sheet(one)).circles).toEqual([]);
      await post('issue-verdict', { claimId: one, verdict: 'confirmed', reason: 'Found.' });
    }
  });

  it.each(['duplicate_of', 'part_of', 'quantity_of', 'succeeds'])(
    'a circle of %s shows on each of its claims, and on none beside it, until one link is taken back',
    async (kind) => {
      const [a, b, c, aside] = ['a', 'b', 'c', 'aside'].map((name) => `${name}-${kind.replace('_', '-')}`) as [
        string,
        string,
        string,
        string,
      ];
      await register(a, b, c, aside);
      await link(a, kind, b);
      await link(b, kind, c);
      await link(aside, kind, a);
      expect((await sheet(a)).circles).toEqual([]);
      await link(c, kind, a);
      for (const id of [a, b, c])
        expect((await sheet(id)).circles).toEqual([{ kind, claims: [a, b, c], claimsTotal: 3 }]);
      expect((await sheet(aside)).circles).toEqual([]);
      // A story that goes from each to its parts ends all the same.
      if (kind === 'part_of') expect(await printedStory(a, { url: newsroom.url })).toContain('What is part of it');
      await post('unlink-claim', { claimId: b, kind, to: c, reason: 'they differ' });
      expect((await sheet(a)).circles).toEqual([]);
      if (kind === 'duplicate_of') await post('issue-verdict', { claimId: b, verdict: 'confirmed', reason: 'It is.' });
    },
  );

  it('three claims that exclude each other are no circle, and links of two kinds are none', async () => {
    await register('x', 'y', 'z', 'w');
    await link('x', 'excludes', 'y');
    await link('y', 'excludes', 'z');
    await link('z', 'excludes', 'x');
    await link('x', 'part_of', 'w');
    await link('w', 'succeeds', 'z');
    expect((await sheet('x')).circles).toEqual([]);
  });

  async function register(...ids: string[]): Promise<void> {
    for (const claimId of ids) await post('register-claim', { claimId, proposition: `What ${claimId} says` });
  }

  function link(claimId: string, kind: string, to: string): Promise<void> {
    return post('link-claim', { claimId, kind, to });
  }

  async function tryLink(claimId: string, kind: string, to: string): Promise<number> {
    const { status, body } = await newsroom.post('link-claim', { claimId, kind, to });
    answers.push(body);
    expect([201, 409]).toContain(status);
    return status;
  }

  function says(claimId: string, command: string, act: string, name = 'NIS'): Promise<void> {
    return post(command, {
      claimId,
      statementId: `${claimId}-${name.toLowerCase()}`,
      reportId: 'kbs-1',
      holder: { name, role: 'third_party_official' },
      act,
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
    });
  }

  async function post(command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body);
    expect([status, answer.detail]).toEqual([201, undefined]);
    answers.push(answer);
  }

  async function sheet(id: string, words = ''): Promise<Told> {
    return (await read(`/v1/claims/${id}${words}`)) as unknown as Told;
  }

  async function statusOf(id: string): Promise<unknown> {
    return (await read(`/v1/claims/${id}`)).status;
  }

  async function all(id: string, words: string): Promise<Linked[]> {
    const links: Linked[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = (await read(`/v1/claims/${id}/links?${words}${cursor && `&cursor=${cursor}`}`)) as unknown as Told;
      links.push(...page.links);
      cursor = page.next;
    }
    return links;
  }

  async function read(path: string): Promise<Record<string, unknown>> {
    const { status, body } = await newsroom.get(path, { 'read-after': positionAfterAll(answers) });
    expect([status, body.detail]).toEqual([200, undefined]);
    return body;
  }
});
