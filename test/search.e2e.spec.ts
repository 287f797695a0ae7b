/** Search, as an editor asks: what is found where, in which order, and what is hidden. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeys } from '#service';
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

interface Found {
  in: string;
  reportId?: string;
  statementId?: string;
  outletId?: string;
  pieces: { text: string; hit: boolean }[];
}

interface Row {
  claimId: string;
  found: Found[];
}

const framing = { headline: 'reports', body: 'reports' };
describe('search', () => {
  let newsroom: NewsroomService;
  let folder: string;
  let keys: Record<string, string>;
  const answers: Record<string, unknown>[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    const keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    newsroom = await startNewsroom({ keysFile });
    await post('register-outlet', { outletId: 'harbour', name: 'Harbour Gazette' });
    await post('register-outlet', { outletId: 'wire', name: 'Północ Wire' });
    await post('register-claim', { claimId: 'a-sank', proposition: 'A tanker sank off Port Vale', topic: 'shipping' });
    await post('register-claim', { claimId: 'b-drill', proposition: 'There was a drill', topic: 'tanker' });
    await post('register-claim', { claimId: 'c-storm', proposition: 'A storm is near' });
    await post('register-claim', { claimId: 'd-tankers', proposition: 'Two tankers collided' });
    await print('harbour-1', 'harbour', 'Tanker in distress, “Kapitän” says');
    await print('wire-1', 'wire', 'Nothing was seen');
    await state('c-storm', 'harbour-1', { name: 'Ines Aldana', role: 'witness', for: 'Coast Guard' });
    await state('b-drill', 'wire-1', { name: 'Jörg Müller', role: 'witness' });
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it('puts first what a claim says itself, then its topic, then headlines; whole words before begun ones', async () =>
    expect(await idsOf('tanker')).toEqual(['a-sank', 'd-tankers', 'b-drill', 'c-storm']));

  it.each([
    ['kapitan', 'c-storm', 'headline'],
    ['aldana', 'c-storm', 'holder'],
    ['"coast guard"', 'c-storm', 'holder'],
    ['mull', 'b-drill', 'holder'],
    ['polnoc', 'b-drill', 'outlet'],
    ['gazette', 'c-storm', 'outlet'],
  ])('finds %s in %s, by its %s', async (q, claimId, place) => {
    const found = await rows(q);
    expect(found.map((row) => row.claimId)).toEqual([claimId]);
    expect(found[0]?.found.map((one) => one.in)).toEqual([place]);
  });

  it('finds all words of a question, each wherever it stands, and says where', async () => {
    const [row] = await rows('storm kapitän gazette -drill coast');
    expect(row?.claimId).toBe('c-storm');
    expect(row?.found).toEqual([
      { in: 'proposition', pieces: [piece('A '), hit('storm'), piece(' is near')] },
      {
        in: 'headline',
        reportId: 'harbour-1',
        pieces: [piece('Tanker in distress, “'), hit('Kapitän'), piece('” says')],
      },
      {
        in: 'holder',
        reportId: 'harbour-1',
        statementId: 'c-storm-harbour-1',
        pieces: [hit('Coast'), piece(' Guard')],
      },
      { in: 'outlet', outletId: 'harbour', pieces: [piece('Harbour '), hit('Gazette')] },
    ]);
  });

  it('does not make a phrase of two texts', async () => expect(await idsOf('"vale shipping"')).toEqual([]));

  it.each(['', '%20', '%C2%A0%09'])('takes q=%s for no filter', async (q) => {
    const { body } = await get(`/v1/claims?q=${q}`);
    expect((body.claims as object[]).length).toBe(4);
    expect(JSON.stringify(body.claims)).toBe(JSON.stringify((await get('/v1/claims')).body.claims));
  });

  it('takes what is only not wanted for a filter', async () => expect(await idsOf('-tanker')).toEqual(['d-tankers']));

  it.each([
    ['tan', 'rank', 4],
    ['tan', 'id', 4],
    ['tan', 'changed', 4],
    ['tanker', 'rank', 4],
    ['tanker -sank', 'rank', 2],
    ['-vale tanker', 'rank', 3],
    ['a tanker', 'rank', 3],
    ['tankers OR tan', 'rank', 4],
    ['gazette OR "a tan', 'rank', 2],
    ['drill OR storm OR ta', 'rank', 4],
    ['gazette tan', 'rank', 1],
    ['-sank', 'rank', 3],
  ])('is paged, each claim once, as it is ranked as a whole: %s, by %s', async (q, sort, count) => {
    const about = `/v1/claims?q=${encodeURIComponent(q)}&sort=${sort}`;
    const whole = (await get(about)).body.claims as Row[];
    expect(whole).toHaveLength(count);
    for (const limit of [1, 2]) {
      const paged: Row[] = [];
      for (let next: unknown = ''; next !== null;) {
        const { body } = await get(`${about}&limit=${limit}${next ? `&cursor=${String(next)}` : ''}`);
        paged.push(...(body.claims as Row[]));
        next = body.next;
      }
      expect(paged).toEqual(whole);
    }
  });

  it('goes with every other filter, and with a moment', async () => {
    const { body } = await get('/v1/claims?q=tanker&outlet=harbour&at=2024-10-02&status=registered');
    expect((body.claims as Row[]).map(({ claimId }) => claimId)).toEqual([]);
    const { body: later } = await get('/v1/claims?q=tanker&outlet=harbour&at=2024-10-02');
    expect((later.claims as Row[]).map(({ claimId }) => claimId)).toEqual(['c-storm']);
  });

  it('refuses a question of more than 200 characters, and says so', async () => {
    const { status, body } = await get(`/v1/claims?q=${'x'.repeat(201)}`);
    expect([status, JSON.stringify(body.errors)]).toEqual([400, expect.stringContaining('200 characters at most')]);
  });

  it.each(['a ', 'tanker ', '-a ', 'a-b ', '1,000 ', '金 ', '"a b" ', 'a OR '])(
    'answers the longest question: %s over and over',
    async (words) => {
      const { status } = await get(`/v1/claims?q=${encodeURIComponent(words.repeat(100).slice(0, 200))}`);
      expect(status).toBe(200);
    },
  );

  it('finds outlets by their names', async () => {
    const { body } = await get('/v1/outlets?q=polnoc');
    expect(body.outlets).toMatchObject([
      { outletId: 'wire', found: [{ in: 'outlet', pieces: [hit('Północ'), piece(' Wire')] }] },
    ]);
    expect((await get('/v1/outlets?q=-polnoc')).body.outlets).toMatchObject([{ outletId: 'harbour' }]);
    expect((await get('/v1/outlets?q=?')).body.outlets).toEqual([]);
  });

  it('finds an outlet by its present name, a report by its latest headline, a statement by its holder as amended, a claim as reworded', async () => {
    await post('rename-outlet', { outletId: 'wire', name: 'Southwire' });
    await post('revise-report', {
      reportId: 'wire-1',
      headline: 'A periscope was seen',
      publishedAt: '2024-10-02',
      noted: true,
    });
    await post('amend-statement', {
      claimId: 'b-drill',
      statementId: 'b-drill-wire-1',
      changes: { holder: { name: 'Olga Brandt', role: 'witness' } },
      reason: 'Misheard.',
    });
    await post('reword-claim', { claimId: 'b-drill', proposition: 'There was an exercise', reason: 'The word.' });
    for (const q of ['southwire', 'periscope', 'brandt', 'exercise'])
      expect([q, await idsOf(q)]).toEqual([q, ['b-drill']]);
    for (const q of ['polnoc', 'nothing', 'muller', 'drill']) expect([q, await idsOf(q)]).toEqual([q, []]);
  });

  it('is no oracle for killed words: they find nothing, rank nothing and are not marked, but for auditors', async () => {
    await post('register-claim', { claimId: 'e-watch', proposition: 'Lookouts watch' });
    await state('e-watch', 'harbour-1', { name: 'Ines Aldana', role: 'witness' });
    const before = await foundBy('harbour');
    expect(before.map(([claimId]) => claimId)).toEqual(['c-storm', 'e-watch']);
    await print('killed-1', 'harbour', 'Canary seen in harbour');
    await state('e-watch', 'killed-1', { name: 'Canary Holder', role: 'witness', for: 'Canary House' });
    for (const q of ['canary', 'canar', '"canary holder"', 'lookouts canary house'])
      expect([q, await idsOf(q)]).toEqual([q, ['e-watch']]);
    expect(await idsOf('harbour')).toEqual(['e-watch', 'c-storm']);
    await post('kill-report', { reportId: 'killed-1', note: 'A court orders it.', publishedAt: '2024-10-05' });
    for (const q of [
      'canary',
      'canar',
      '"canary holder"',
      'lookouts canary',
      '"seen in harbour"',
      'canary OR nosuchword',
    ])
      expect([q, await idsOf(q)]).toEqual([q, []]);
    for (const q of ['lookouts OR canary', 'lookouts -canary']) expect([q, await idsOf(q)]).toEqual([q, ['e-watch']]);
    expect(await foundBy('harbour OR canary')).toEqual(before);
    expect(await idsOf('-storm -exercise -shipping -collided -canary')).toEqual(['e-watch']);
    expect(await idsOf('canary', 'auditor')).toEqual(['e-watch']);
    expect(await idsOf('lookouts -canary', 'auditor')).toEqual([]);
    await post('lift-kill', { reportId: 'killed-1', reason: 'It was set aside.' });
    expect(await idsOf('canary')).toEqual(['e-watch']);
  });

  const as = (role: string) => ({ authorization: `Bearer ${keys[role]}` });
  const piece = (text: string) => ({ text, hit: false });
  const hit = (text: string) => ({ text, hit: true });

  const get = (path: string, role = 'editor') =>
    newsroom.get(path, { ...as(role), 'read-after': positionAfterAll(answers) });

  async function rows(q: string, role = 'editor'): Promise<Row[]> {
    const { status, body } = await get(`/v1/claims?q=${encodeURIComponent(q)}`, role);
    expect([q, status, body.detail]).toEqual([q, 200, undefined]);
    return body.claims as Row[];
  }

  async function idsOf(q: string, role = 'editor'): Promise<string[]> {
    return (await rows(q, role)).map(({ claimId }) => claimId);
  }

  async function foundBy(q: string): Promise<[string, Found[]][]> {
    return (await rows(q)).map(({ claimId, found }) => [claimId, found]);
  }

  async function post(command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body, as('editor'));
    expect([command, status, answer.detail]).toEqual([command, 201, undefined]);
    answers.push(answer);
  }

  const print = (reportId: string, outletId: string, headline: string) =>
    post('publish-report', { reportId, outletId, headline, publishedAt: '2024-10-01' });

  const state = (claimId: string, reportId: string, holder: object) =>
    post('assert-claim', {
      claimId,
      statementId: `${claimId}-${reportId}`,
      reportId,
      holder,
      act: 'states',
      basis: 'named',
      framing,
    });
});
