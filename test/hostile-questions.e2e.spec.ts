/** Questions that mean harm, or are broken: of every question on the list every word, every id, the cursor and the header. */
import { feedQuestion, type Question, questions } from '#views';
import { type Asked, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const ALL = [...questions, feedQuestion];
const LISTS = ALL.filter(({ pages }) => pages !== undefined);
const IDS: Record<string, string> = {
  claims: 'spoken-of',
  outlets: 'kbs',
  holders: 'nis',
  reports: 'kbs-1',
  streams: 'claim-spoken-of',
  commits: '0/0',
  askers: 'local',
};

const ODD = [
  '',
  ' ',
  '%00',
  'a%00b',
  '%',
  '%ff',
  '%ED%A0%80',
  '.',
  '..',
  "'",
  '\\',
  '%F0%9F%99%82',
  'x'.repeat(600),
  'x'.repeat(5000),
  '-1',
  '0',
  '1e9',
  '99999999999999999999',
  'null',
  'Y170000002',
  'Y-170000002',
  '99:1',
  '0:1,0:2',
  '0:1, 1:2',
  '0:99999999999999999',
  '%5B%5D',
  '*',
  '&',
];

/** Forged cursors: what a page's would be made of, and is not. */
const FORGED = [
  'nonsense',
  '',
  '!',
  'x'.repeat(5000),
  ...[
    null,
    [],
    {},
    'text',
    ['/claims'],
    ['/claims', '', {}, ''],
    ['/claims', null, null, null],
    [{}, {}, {}, {}],
    ['/claims', 'x', { claimId: '\0', sorted: null }, '0:1'],
  ].map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url')),
];

describe('a question', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const bodies: [string, object][] = [
      ['register-outlet', { outletId: 'kbs', name: 'KBS' }],
      ['register-outlet', { outletId: 'tass', name: 'TASS' }],
      ['register-holder', { holderId: 'nis', name: 'NIS', kind: 'body' }],
      ['publish-report', { reportId: 'kbs-1', outletId: 'kbs', publishedAt: '2024-10-01' }],
      ['publish-report', { reportId: 'tass-1', outletId: 'tass', publishedAt: '2024-10-01' }],
      ['register-claim', { claimId: 'spoken-of', proposition: 'It is spoken of' }],
      ['register-claim', { claimId: 'unspoken-of', proposition: 'It is not' }],
      ...['kbs', 'tass'].map((outlet, n): [string, object] => ['assert-claim', statement(outlet, n)]),
    ];
    const lines = bodies.map(([command, body]) => JSON.stringify({ command, body }));
    const answers = await newsroom.bulk(lines.join('\n'));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 201));
    await newsroom.shows(positionAfterAll(answers));
  });

  afterAll(() => newsroom.stop());

  it.each(ALL)('is answered or refused with what to change, whatever its parameters are: $path', async (question) => {
    const words = [
      ...Object.keys(question.parameters ?? {}),
      ...(question.pages ? ['cursor', 'limit'] : []),
      'unknown',
    ];
    for (const word of words)
      for (const value of ODD) {
        const path = `${pathOf(question)}?${word}=${value}`;
        const answer = await ask(path);
        expect([path, [200, 400].includes(answer.status)]).toEqual([path, true]);
        if (answer.status === 400) expect([path, String(answer.body.detail).length > 10]).toEqual([path, true]);
      }
    for (const word of words)
      expect((await ask(`${pathOf(question)}?${word}=1&${word}=2`)).body).toMatchObject({ code: 'request.malformed' });
  });

  it.each(ALL.filter(({ id }) => id))(
    'is refused with what an id is, where none can be so: $path',
    async ({ path }) => {
      for (const id of ODD) {
        const { status, body } = await ask(`/v1${path.replace(':id', id)}`);
        // "." and ".." lead elsewhere, and the empty id to the list.
        if (['', '.', '..'].includes(id)) continue;
        expect([id.slice(0, 20), [400, 404, 414].includes(status)]).toEqual([id.slice(0, 20), true]);
        expect(String(body.detail).length).toBeGreaterThan(10);
      }
      for (const id of ['a%00b', 'UPPER', 'x y', '%F0%9F%99%82'])
        expect(await ask(`/v1${path.replace(':id', id)}`)).toMatchObject({
          status: 400,
          body: { errors: [{ field: 'id' }] },
        });
    },
  );

  it.each(LISTS)('goes on behind its own page alone, and by the words that it was asked with: $path', async (list) => {
    const { body } = await ask(`${pathOf(list)}?limit=1`);
    const { next } = body;
    expect([list.path, typeof next === 'string' || next === null]).toEqual([list.path, true]);
    for (const cursor of FORGED)
      expect((await ask(`${pathOf(list)}?cursor=${cursor}`)).body).toMatchObject({ errors: [{ field: 'cursor' }] });
    for (const other of LISTS.filter((one) => one !== list)) {
      const foreign = (await ask(`${pathOf(other)}?limit=1`)).body.next;
      if (typeof foreign !== 'string') continue;
      const answer = await ask(`${pathOf(list)}?cursor=${foreign}`);
      expect([other.path, answer.status]).toEqual([other.path, 400]);
    }
    if (typeof next !== 'string') return;
    for (const more of ['x', '=', 'xx', 'xxx'])
      expect([more, (await ask(`${pathOf(list)}?limit=1&cursor=${next}${more}`)).status]).toEqual([more, 400]);
    const second = await ask(`${pathOf(list)}?limit=1&cursor=${next}`);
    expect([second.status, second.body.asOf]).toEqual([200, body.asOf]);
    const [word] = Object.keys(list.parameters ?? {}).filter((one) => one === 'at');
    if (word) expect((await ask(`${pathOf(list)}?cursor=${next}&at=${new Date().getUTCFullYear()}`)).status).toBe(400);
  });

  it('waits for no position that is none', async () => {
    for (const position of ['0:1 1:2', '0:1, 1:2', '99:1', '0:1,0:2', 'x', '-', '0:', '0:1,', '0:99999999999999999'])
      expect(await ask('/v1/claims', { 'read-after': position })).toMatchObject({
        status: 400,
        body: { code: 'position.invalid' },
      });
  });

  it.each(['claims/spoken-of', 'reports/kbs-1'])('is for no difference that lies backwards: %s', async (path) => {
    for (const [from, to] of [
      ['from=2026-03-03', 'to=2026-03-02'],
      ['from=2026-03', 'to=2026-03-02'],
      ['fromKnown=2026', 'toKnown=2020'],
      ['fromKnown=0:1', 'toKnown=0:0'],
      ['fromKnown=0:1,1:1', 'toKnown=1:1'],
    ] as const) {
      const errors = [{ field: from.split('=')[0], message: expect.stringContaining('exchange the two') as string }];
      const answer = await ask(`/v1/${path}/diff?${from}&${to}`);
      expect([from, answer]).toMatchObject([from, { status: 400, body: { code: 'request.malformed', errors } }]);
    }
    for (const same of ['from=2026-03&to=2026-03-31', 'fromKnown=0:1&toKnown=0:1', 'fromKnown=0:1&toKnown=1:1'])
      expect([same, (await ask(`/v1/${path}/diff?${same}`)).status]).toEqual([same, 200]);
  });

  it.each(['.', '..'])('is never for a command whose key is %s: no address leads there', async (key) => {
    const outlet = { outletId: 'dots', name: 'Dots' };
    const { status, body } = await newsroom.post('register-outlet', outlet, { 'idempotency-key': key });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
    const [line] = await newsroom.bulk(JSON.stringify({ command: 'register-outlet', id: key, body: outlet }));
    expect(line).toMatchObject({ status: 400, code: 'request.malformed' });
  });

  it('finds by the position of its first page what changed behind it: a row moved between two pages', async () => {
    const { body } = await ask('/v1/claims?sort=changed&limit=1');
    const moved = await newsroom.post('reword-claim', {
      claimId: 'spoken-of',
      proposition: 'It is spoken of still',
      reason: 'clearer',
    });
    await newsroom.shows(String(moved.body.position));
    const second = await ask(`/v1/claims?sort=changed&limit=1&cursor=${String(body.next)}`);
    const missed = await ask(`/v1/claims?since=${second.body.asOf as string}`);
    expect((missed.body.claims as { claimId: string }[]).map(({ claimId }) => claimId)).toEqual(['spoken-of']);
  });

  function ask(path: string, headers: Record<string, string> = {}): Promise<Asked> {
    return newsroom.get(path, { accept: 'application/json', ...headers });
  }
});

function pathOf({ path }: Question): string {
  return `/v1${path.replace(/:\w+(\/:\w+)?/, IDS[path.split('/')[1] ?? ''] ?? '')}`;
}

function statement(outlet: string, n: number): object {
  return {
    claimId: 'spoken-of',
    statementId: `${outlet}-1-${n}`,
    reportId: `${outlet}-1`,
    holder: { name: `Official ${n}`, role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
  };
}
