/** The reports as a desk goes through them: which have come, which nobody has read, and what each says, place by place. */
import { type Asked, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

interface Listed {
  reportId: string;
  unread: boolean;
}

describe('the list of reports', () => {
  let newsroom: NewsroomService;
  let after: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(desk.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    after = positionAfterAll(answers);
  });

  afterAll(() => newsroom.stop());

  it('has the newest first, one whose day is coarse or open where it begins, a page at a time', async () => {
    const all = ['ft-open', 'rfa-1', 'ft-1', 'ft-2', 'ft-month', 'rfa-before'];
    expect(await idsOf('/v1/reports')).toEqual(all);
    expect(await everyPage('/v1/reports?limit=1')).toEqual(all);
    expect(await everyPage('/v1/reports?limit=4')).toEqual(all);
  });

  it('is narrowed by outlet, by date, and by words as the board folds them, all at once if asked', async () => {
    expect(await idsOf('/v1/reports?outlet=rfa')).toEqual(['rfa-1', 'rfa-before']);
    expect(await idsOf('/v1/reports?date=2024-10-24')).toEqual(['rfa-1', 'ft-1', 'ft-2']);
    expect(await idsOf('/v1/reports?date=2024-10')).toEqual(['ft-open', 'rfa-1', 'ft-1', 'ft-2', 'ft-month']);
    expect(await idsOf('/v1/reports?date=../2024-10-23')).toEqual(['ft-month', 'rfa-before']);
    expect(await idsOf('/v1/reports?date=2024-10-24T08:00Z/2024-10-25')).toEqual(['ft-open', 'rfa-1', 'ft-1']);
    expect(await idsOf('/v1/reports?q=TROOPS%20koreas')).toEqual(['rfa-1']);
    expect(await idsOf('/v1/reports?q=troop&outlet=ft&date=2024-10-24')).toEqual(['ft-1']);
    const { body } = await get('/v1/reports?q=koreas');
    expect(body).toMatchObject({ reports: [{ found: [{ in: 'headline', reportId: 'rfa-1' }] }] });
  });

  it('tells which no statement speaks from yet, and pages through them', async () => {
    const unread = ['ft-open', 'ft-1', 'ft-month', 'rfa-before'];
    for (const path of ['/v1/reports?unread', '/v1/reports?unread=true&limit=1'])
      expect([path, await everyPage(path)]).toEqual([path, unread]);
    expect(await everyPage('/v1/reports?unread=false')).toEqual(['rfa-1', 'ft-2']);
    const { reports } = (await get('/v1/reports')).body as unknown as { reports: Listed[] };
    expect(reports.filter((one) => one.unread).map(({ reportId }) => reportId)).toEqual(unread);
    expect((await newsroom.get('/v1/reports?unread=maybe')).status).toBe(400);
  });

  it('finds what is unread behind many that are read, though a page has none', async () => {
    const many = Array.from({ length: 520 }, (_, n) => [
      report(`many-${n}`, 'many', '2024-11-02'),
      said(`many-${n}`, 'body', 'many-claim'),
    ]).flat();
    const lines = [
      { command: 'register-outlet', body: { outletId: 'many', name: 'Many' } },
      { command: 'register-claim', body: { claimId: 'many-claim', proposition: 'Many say so' } },
      ...many,
      report('many-first', 'many', '2024-11-01'),
    ];
    const answers = await newsroom.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    after = positionAfterAll(answers);
    const { body } = await get('/v1/reports?outlet=many&unread&limit=10');
    expect([body.reports, typeof body.next]).toEqual([[], 'string']);
    expect(await everyPage('/v1/reports?outlet=many&unread&limit=10')).toEqual(['many-first']);
  });

  it('leads to what a report says: headline, summary, text and captions, on whichever claims, page by page', async () => {
    const places = ['headline in-russia', 'headline number', 'summary number', 'body in-russia', 'caption in-russia'];
    const toldOf = ({ body }: Asked) =>
      (body as unknown as { statements: { place: string; claimId: string }[] }).statements.map(
        ({ place, claimId }) => `${place} ${claimId}`,
      );
    const whole = await get('/v1/reports/rfa-1/statements');
    expect(toldOf(whole)).toEqual(places);
    expect(whole.body).toMatchObject({
      reportId: 'rfa-1',
      statements: [
        {
          claimId: 'in-russia',
          proposition: 'North Korean troops are in Russia',
          holder: { name: 'NIS' },
          act: 'states',
          stance: 'asserts',
          quote: { exact: 'They are there.' },
          passage: 'the service said',
        },
        { claimId: 'number', quantity: { low: 3000, unit: 'persons' } },
        { inferred: true, notCounted: expect.stringContaining('inferred') as string },
        {},
        {},
      ],
    });
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const page = await get(`/v1/reports/rfa-1/statements?limit=2${cursor}`);
      paged.push(...toldOf(page));
      if (page.body.next === null) break;
      cursor = `&cursor=${String(page.body.next)}`;
    }
    expect(paged).toEqual(places);
    expect((await get('/v1/reports/ft-1/statements')).body).toMatchObject({ statements: [], next: null });
    expect((await newsroom.get('/v1/reports/not-there/statements')).status).toBe(404);
  });

  it('finds no killed report by its words, and tells of it without them', async () => {
    const note = { note: 'By order of a court.', publishedAt: '2024-10-25' };
    const { status, body } = await newsroom.post('kill-report', { reportId: 'rfa-1', ...note });
    expect(status).toBe(201);
    after = String(body.position);
    expect(await idsOf('/v1/reports?q=koreas')).toEqual([]);
    const { reports } = (await get('/v1/reports?outlet=rfa')).body as unknown as { reports: Listed[] };
    expect(reports[0]).toMatchObject({ reportId: 'rfa-1', killed: true, publishedAt: '2024-10-24T09:00Z' });
    expect(reports[0]).not.toHaveProperty('headline');
    const { statements } = (await get('/v1/reports/rfa-1/statements')).body as unknown as { statements: object[] };
    expect(statements[0]).toMatchObject({ place: 'headline', claimId: 'in-russia', stance: 'asserts' });
    expect(JSON.stringify(statements)).not.toMatch(/NIS|They are there|the service said|3000/);
  });

  function get(path: string): Promise<Asked> {
    return newsroom.get(path, { 'read-after': after, accept: 'application/json' });
  }

  async function idsOf(path: string): Promise<string[]> {
    const { body } = await get(path);
    return (body.reports as Listed[]).map(({ reportId }) => reportId);
  }

  async function everyPage(path: string): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await get(`${path}${cursor}`);
      ids.push(...(body.reports as Listed[]).map(({ reportId }) => reportId));
      if (body.next === null) return ids;
      cursor = `&cursor=${String(body.next)}`;
    }
  }
});

function report(reportId: string, outletId: string, publishedAt: string, headline = 'Another matter') {
  return { command: 'publish-report', body: { reportId, outletId, publishedAt, headline } };
}

function said(reportId: string, place: string, claimId: string, more: object = {}) {
  const body = {
    claimId,
    statementId: `${reportId}-${place}`,
    reportId,
    place,
    holder: { name: 'NIS', role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    ...more,
  };
  return { command: 'assert-claim', body };
}

const quantity = { measure: 'troops', op: 'eq', low: 3000, unit: 'persons' };
const desk = [
  { command: 'register-outlet', body: { outletId: 'rfa', name: 'Radio Free Asia' } },
  { command: 'register-outlet', body: { outletId: 'ft', name: 'Financial Times' } },
  { command: 'register-claim', body: { claimId: 'in-russia', proposition: 'North Korean troops are in Russia' } },
  { command: 'register-claim', body: { claimId: 'number', proposition: 'How many they are' } },
  report('rfa-before', 'rfa', '../2024-09-30'),
  report('ft-month', 'ft', '2024-10'),
  report('ft-2', 'ft', '2024-10-24'),
  report('ft-1', 'ft', '2024-10-24T08:00Z', 'Troops move'),
  report('rfa-1', 'rfa', '2024-10-24T09:00Z', 'North Korea’s troops, in Russia'),
  report('ft-open', 'ft', '2024-10-25/..'),
  said('rfa-1', 'caption', 'in-russia'),
  said('rfa-1', 'summary', 'number', { inferred: true }),
  said('rfa-1', 'body', 'in-russia'),
  said('rfa-1', 'headline', 'number', { statementId: 'figure', quantity }),
  said('rfa-1', 'headline', 'in-russia', { quote: { exact: 'They are there.' }, passage: 'the service said' }),
  said('ft-2', 'body', 'in-russia'),
];
