/** Holders as a desk looks them up: under which names they are printed, what they said and when, and who is nobody yet. */
import { type Asked, eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

describe('the holders on file', () => {
  let newsroom: NewsroomService;
  let after: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    await posted(desk);
  });

  afterAll(() => newsroom.stop());

  it('are found by each of their names, by kind, and by whom they speak for', async () => {
    expect(await idsOf('/v1/holders')).toEqual(['gur', 'hur', 'kremlin', 'peskov', 'ukraine']);
    expect(await idsOf('/v1/holders?q=ukraines%20military')).toEqual(['hur']);
    expect(await idsOf('/v1/holders?kind=body')).toEqual(['gur', 'hur', 'kremlin']);
    expect(await idsOf('/v1/holders?for=kremlin')).toEqual(['peskov']);
    expect(await get('/v1/holders?q=HUR')).toMatchObject({ holders: [{ found: [{ in: 'holder' }] }] });
  });

  it('say what they said on every claim, by time, under which names and in which papers, and where they turned', async () => {
    const hur = await get('/v1/holders/hur');
    expect(hur).toMatchObject({
      name: 'Main Directorate of Intelligence',
      for: { holderId: 'ukraine', name: 'Ukraine' },
      mergedInto: null,
      names: [
        { name: 'HUR', outletId: 'rfa' },
        { name: "Ukraine's military intelligence", outletId: 'ft' },
      ],
      statements: [
        { claimId: 'number', holder: { name: 'HUR' }, proposition: 'How many they are', quantity: { low: 3000 } },
        { claimId: 'in-russia', statementId: 'ft-said' },
        { claimId: 'in-russia', statementId: 'rfa-denied', stance: 'denies' },
      ],
    });
    const { statements } = hur as unknown as { statements: Record<string, unknown>[] };
    expect(statements.map(({ turnedFrom }) => turnedFrom)).toEqual([
      undefined,
      undefined,
      { claimId: 'in-russia', statementId: 'ft-said', stance: 'asserts' },
    ]);
    expect(await everyStatement('/v1/holders/hur?limit=1')).toEqual(['figure', 'ft-said', 'rfa-denied']);
    expect(await get('/v1/holders/kremlin')).toMatchObject({ speakers: [{ holderId: 'peskov' }] });
  });

  it('are what the board can be narrowed to', async () => {
    const claims = async (holder: string) =>
      ((await get(`/v1/claims?holder=${holder}`)).claims as { claimId: string }[]).map(({ claimId }) => claimId);
    expect(await claims('hur')).toEqual(['in-russia', 'number']);
    expect(await claims('peskov')).toEqual(['in-russia']);
    expect(await claims('nobody')).toEqual([]);
  });

  it('are missed where a name means nobody yet: how often it stands, whom it may mean, and which two have it', async () => {
    const { names } = (await get('/v1/holders/unidentified')) as unknown as { names: { name: string }[] };
    expect(names.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
      {
        name: 'Defence Intelligence, Ukrainian Main Directorate',
        claimId: 'in-russia',
        statementId: 'unknown-1',
        reportId: 'ft-1',
        statements: 2,
        outlets: 2,
        ambiguous: false,
        candidates: [],
        likely: [
          { holderId: 'hur', name: 'Main Directorate of Intelligence' },
          { holderId: 'gur', name: 'Chief Directorate' },
        ],
      },
      expect.objectContaining({
        name: 'Military Intelligence',
        statements: 1,
        outlets: 1,
        ambiguous: true,
        candidates: [
          { holderId: 'gur', name: 'Chief Directorate' },
          { holderId: 'hur', name: 'Main Directorate of Intelligence' },
        ],
      }),
    ]);
    const first = await get('/v1/holders/unidentified?limit=1');
    const second = await get(`/v1/holders/unidentified?limit=1&cursor=${String(first.next)}`);
    expect([...(first.names as object[]), ...(second.names as object[]), second.next]).toEqual([...names, null]);
  });

  it('lead to whom they are merged into, in a circle to the least id, and to nobody else', async () => {
    await posted([{ command: 'merge-holder', body: { holderId: 'gur', into: 'hur', reason: 'one service' } }]);
    expect(await get('/v1/holders/gur')).toMatchObject({ mergedInto: { holderId: 'hur' } });
    expect(await get('/v1/holders/hur')).toMatchObject({ mergedInto: null, merged: [{ holderId: 'gur' }] });
    // The courier says on the claim whom the name means now: it is missed no more.
    const missed = await eventually(async () => {
      const { names } = (await get('/v1/holders/unidentified')) as unknown as { names: { name: string }[] };
      return names.length === 1 && names;
    });
    expect(missed).toMatchObject([{ name: unknown, ambiguous: false }]);
    expect((await newsroom.get('/v1/holders/nobody')).status).toBe(404);
  });

  it('say nothing that a killed report had, under no name that it alone had', async () => {
    await posted([
      { command: 'kill-report', body: { reportId: 'rfa-1', note: 'By order.', publishedAt: '2024-10-26' } },
    ]);
    expect(await everyStatement('/v1/holders/hur?limit=1')).toEqual(['ft-said']);
    expect(await get('/v1/holders/hur')).toMatchObject({ names: [{ outletId: 'ft' }] });
    expect((await get('/v1/claims?holder=peskov')).claims).toEqual([]);
    const { names } = (await get('/v1/holders/unidentified')) as unknown as { names: { name: string }[] };
    expect(names.map(({ name }) => name)).toEqual(['Defence Intelligence, Ukrainian Main Directorate']);
  });

  async function posted(lines: object[]): Promise<void> {
    const answers = await newsroom.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    after = positionAfterAll(answers);
  }

  async function get(path: string): Promise<Asked['body']> {
    return (await newsroom.get(path, { 'read-after': after, accept: 'application/json' })).body;
  }

  async function idsOf(path: string): Promise<string[]> {
    return ((await get(path)).holders as { holderId: string }[]).map(({ holderId }) => holderId);
  }

  async function everyStatement(path: string): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const { statements, next } = await get(`${path}${cursor}`);
      ids.push(...(statements as { statementId: string }[]).map(({ statementId }) => statementId));
      if (next === null) return ids;
      cursor = `&cursor=${String(next)}`;
    }
  }
});

function said(statementId: string, reportId: string, holder: object, more: object = {}) {
  const body = {
    claimId: 'in-russia',
    statementId,
    reportId,
    holder: { role: 'adversary_party', ...holder },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    ...more,
  };
  return { command: (more as { act?: string }).act === 'denies' ? 'deny-claim' : 'assert-claim', body };
}

const hur = { name: 'HUR', id: 'hur' };
const printed = { name: "Ukraine's military intelligence", id: 'hur' };
const unknown = 'Defence Intelligence, Ukrainian Main Directorate';
const quantity = { measure: 'troops', op: 'eq', low: 3000, unit: 'persons' };
const desk = [
  { command: 'register-outlet', body: { outletId: 'rfa', name: 'Radio Free Asia' } },
  { command: 'register-outlet', body: { outletId: 'ft', name: 'Financial Times' } },
  { command: 'register-claim', body: { claimId: 'in-russia', proposition: 'North Korean troops are in Russia' } },
  { command: 'register-claim', body: { claimId: 'number', proposition: 'How many they are' } },
  { command: 'publish-report', body: { reportId: 'rfa-1', outletId: 'rfa', publishedAt: '2024-10-25' } },
  { command: 'publish-report', body: { reportId: 'ft-1', outletId: 'ft', publishedAt: '2024-10-24' } },
  { command: 'publish-report', body: { reportId: 'rfa-2', outletId: 'rfa', publishedAt: '2024-10-25' } },
  { command: 'register-holder', body: { holderId: 'ukraine', name: 'Ukraine', kind: 'state' } },
  {
    command: 'register-holder',
    body: {
      holderId: 'hur',
      name: 'Main Directorate of Intelligence',
      kind: 'body',
      aliases: ['HUR', "Ukraine's military intelligence", 'Military Intelligence'],
      for: 'ukraine',
    },
  },
  {
    command: 'register-holder',
    body: { holderId: 'gur', name: 'Chief Directorate', kind: 'body', aliases: ['Military Intelligence'] },
  },
  { command: 'register-holder', body: { holderId: 'kremlin', name: 'The Kremlin', kind: 'body' } },
  { command: 'register-holder', body: { holderId: 'peskov', name: 'Dmitry Peskov', kind: 'person', for: 'kremlin' } },
  said('ft-said', 'ft-1', printed),
  said('rfa-denied', 'rfa-1', hur, { act: 'denies' }),
  said('figure', 'rfa-1', hur, { claimId: 'number', saidAt: '2024-10-10', quantity }),
  said('peskov-1', 'rfa-1', { name: 'Dmitry Peskov', id: 'peskov' }),
  said('unknown-1', 'ft-1', { name: unknown }),
  said('unknown-2', 'rfa-2', { name: unknown.toUpperCase() }),
  said('ambiguous', 'rfa-1', { name: 'Military Intelligence' }),
  said('unnamed', 'ft-1', { name: 'an official' }, { basis: 'anonymous' }),
];
