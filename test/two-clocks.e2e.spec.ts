/** What was out there, and what the desk knew: every question that is asked of the past, on either clock. */
import { readFileSync } from 'node:fs';
import { eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';
import { questions } from '#views';
import { type Clock, type Moment, walk } from './two-clocks.js';

/** All that there is: it ends when the year does. */
const YEAR = new Date().getUTCFullYear();
const SAMPLES = ['samples/north-korean-troops/commands.ndjson', 'samples/a-correction/commands.ndjson'];
const claimId = 'nk-troops-in-russia';
const IDS: Record<string, string> = { claims: claimId, reports: 'northwire-1', outlets: 'northwire', holders: 'hur' };

const CLOCKS: Clock[] = ['at', 'known'];
const ofThePast = questions.filter(({ parameters = {} }) => 'at' in parameters || 'known' in parameters);
const ofAClaim = ofThePast.filter(({ path }) => path.startsWith('/claims/:id'));

describe('the two clocks', () => {
  let newsroom: NewsroomService;
  let after: string;
  /** Between the sample and what became of it. */
  let known: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(SAMPLES.map((sample) => readFileSync(sample, 'utf8')).join('\n'));
    after = positionAfterAll(answers);
    await newsroom.shows(after);
    // The courier has carried to it what became of its reports.
    known = await eventually(async () => {
      const { body, headers } = await newsroom.get('/v1/claims/tanker-sank');
      return body.version === 8 && (headers.get('log-position') ?? '');
    });
  });

  afterAll(() => newsroom.stop());

  it.each(ofThePast)('nobody can ask what will be: $path', async ({ path, parameters = {} }) => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    for (const clock of ['at', 'known'].filter((one) => one in parameters))
      for (const moment of [tomorrow, tomorrow.slice(0, 10), '2100', `${tomorrow.slice(0, 10)}/..`]) {
        const { status, body } = await newsroom.get(`${addressOf(path)}?${clock}=${moment}`);
        expect([moment, status, body.code]).toEqual([moment, 400, 'moment.in-the-future']);
        expect(body.errors).toEqual([{ field: clock, message: expect.stringContaining('future') as string }]);
      }
    if ('known' in parameters)
      expect(await newsroom.get(`${addressOf(path)}?known=0:999999`)).toMatchObject({
        status: 400,
        body: { code: 'moment.in-the-future', detail: expect.stringContaining('do not include 0:999999') as string },
      });
  });

  it.each(ofThePast)(
    'a moment that has begun is answered, with which it is: $path',
    async ({ path, parameters = {} }) => {
      const now = new Date().toISOString();
      for (const clock of ['at', 'known'].filter((one) => one in parameters))
        for (const moment of [now, now.slice(0, 10), now.slice(0, 4), `2024/..`, '../2024-10-23']) {
          const { status, body } = await newsroom.get(`${addressOf(path)}?${clock}=${encodeURIComponent(moment)}`);
          expect([moment, status, (body.moment as Moment | undefined)?.[clock as Clock]]).toEqual([
            moment,
            200,
            moment,
          ]);
        }
      const { body } = await newsroom.get(addressOf(path));
      expect(body.moment).toBeUndefined();
    },
  );

  it.each(ofAClaim)('a claim that was not on file by then is told so, and is no error: $path', async ({ path }) => {
    const { status, body } = await newsroom.get(`${addressOf(path)}?known=2020`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ claimId, moment: { onFile: false, recorded: { change: null, before: null } } });
    const told = JSON.stringify({ ...body, moment: undefined });
    expect(told).not.toMatch(/washington|troops are in Russia/i);
    const { recorded } = body.moment as Moment;
    expect((await newsroom.get(recorded?.after ?? '')).body).toMatchObject({ moment: { onFile: true } });
  });

  it('a sheet from before the claim was registered has no proposition and no status, and nothing on it', async () => {
    const { body } = await newsroom.get(`/v1/claims/${claimId}?known=2020`);
    expect(body).toMatchObject({
      proposition: null,
      status: null,
      since: null,
      statements: [],
      outlets: 0,
      version: 0,
    });
  });

  it.each(ofAClaim)('knows nothing of a claim that is not on file today: $path', async ({ path }) => {
    const { status } = await newsroom.get(`${addressOf(path, 'no-such-claim')}?known=2020`);
    expect(status).toBe(404);
  });

  it.each(ofAClaim.flatMap(({ path }) => CLOCKS.map((clock) => ({ path, clock }))))(
    'from the first change to the last and back one comes home, by `$clock`: $path',
    async ({ path, clock }) => {
      const { body } = await newsroom.get('/v1/claims?limit=500');
      for (const id of (body.claims as { claimId: string }[]).map((one) => one.claimId)) {
        const { there, back } = await walk(newsroom, `${addressOf(path, id)}?limit=1`, clock);
        expect([id, back]).toEqual([id, [null, ...there].slice(0, -1)]);
        expect(there.length).toBeGreaterThan(0);
      }
    },
  );

  it('the board as the desk knew it is the sheets of that moment, by each of its words', async () => {
    const { body: history } = await newsroom.get('/v1/streams/claim-tanker-sank?limit=500');
    const commits = history.commits as { at: string; version: number }[];
    for (const { at } of commits)
      for (const query of [`known=${at}`, `known=${at}&at=2026-03-02T08:00Z`]) {
        const { body } = await newsroom.get(`/v1/claims?${query}&limit=500`);
        const rows = body.claims as Row[];
        for (const row of rows.filter(({ claimId: id }) => ['tanker-sank', claimId].includes(id))) {
          const { body: sheet } = await newsroom.get(`/v1/claims/${row.claimId}?${query}&limit=1`);
          const { proposition, status, since, assertingOrigins, outlets, flags, version } = row;
          expect(sheet).toMatchObject({ proposition, status, since, assertingOrigins, outlets, flags, version });
          const { body: course } = await newsroom.get(`/v1/claims/${row.claimId}/timeline?${query}`);
          const statuses = (course.changes as Row[]).map((change) => change.status);
          expect(row.ribbon.map((one) => one.status)).toEqual(statuses.filter((one, n) => one !== statuses[n - 1]));
        }
        const [tanker] = rows.filter(({ claimId: id }) => id === 'tanker-sank');
        const found = async (words: string) =>
          ((await newsroom.get(`/v1/claims?${query}&${words}`)).body.claims as Row[]).map(({ claimId: id }) => id);
        expect(await found('q=tanker')).toContain('tanker-sank');
        expect(await found(`status=${tanker?.status}`)).toContain('tanker-sank');
        expect(await found('sort=outlets&limit=500')).toHaveLength(rows.length);
        expect((await found('outlet=northwire')).includes('tanker-sank')).toBe(tanker?.version !== 1);
        for (const flag of tanker?.flags ?? []) expect(await found(`flag=${flag}`)).toContain('tanker-sank');
      }
    expect((await newsroom.get('/v1/claims?known=2020')).body).toMatchObject({ claims: [], next: null });
  });

  it('the changes passed on the published clock are those of the timeline', async () => {
    const { body } = await newsroom.get(`/v1/claims/${claimId}/timeline`);
    const { there } = await walk(newsroom, `/v1/claims/${claimId}?limit=1`, 'at');
    expect(there).toHaveLength((body.changes as object[]).length);
    for (const [n, address] of there.entries()) {
      const { body: asOf } = await newsroom.get(address);
      const { status, assertingOrigins, flags } = (body.changes as Record<string, unknown>[])[n] ?? {};
      expect(asOf).toMatchObject({ status, assertingOrigins, flags });
    }
  });

  it('by positions of the log the way is the same as by the desk’s times', async () => {
    const first = await newsroom.get(`/v1/claims/tanker-sank?known=${known}`);
    const states = async (address: string | null | undefined, clock = 'before') => {
      const versions: unknown[] = [];
      for (let next = address; next;) {
        const { body } = await newsroom.get(next);
        versions.push(body.version);
        const { recorded } = body.moment as Moment;
        next = clock === 'before' ? recorded?.before : recorded?.after;
      }
      return versions;
    };
    const { recorded } = first.body.moment as Moment;
    expect(recorded?.after).toBeNull();
    const back = [first.body.version, ...(await states(recorded?.before))];
    expect(back).toEqual([...back].sort((one, other) => Number(other) - Number(one)));
    expect(back.at(-1)).toBe(1);
    expect(new Set(back).size).toBe(Number(first.body.version));
  });

  it('what was taken back later stands in the sheet as of before that, without its end', async () => {
    const sheet = async (at: string) => {
      const { body } = await newsroom.get(`/v1/claims/tanker-sank?at=${at}`);
      return (body.statements as { statementId: string; retraction?: object }[]).find(
        ({ statementId }) => statementId === 'northwire-1-1',
      );
    };
    expect(await sheet('2026-03-02T09:39Z')).not.toHaveProperty('retraction');
    expect(await sheet('2026-03-02T09:40Z')).toHaveProperty('retraction.why', 'report_corrected');
  });

  it('a report as of its last change on either clock is the report as it stands, with its statements', async () => {
    const { body } = await newsroom.get('/v1/reports?limit=500');
    for (const id of (body.reports as { reportId: string }[]).map(({ reportId }) => reportId))
      for (const path of [`/v1/reports/${id}`, `/v1/reports/${id}/statements`])
        for (const query of [`at=${YEAR}`, `known=${YEAR}`, `known=${known}&at=${YEAR}`]) {
          const { moment, ...asOf } = (await newsroom.get(`${path}?${query}`)).body;
          expect(moment).toMatchObject({ onFile: true });
          expect(asOf).toEqual((await newsroom.get(path)).body);
        }
  });

  it('a report was there before its correction without it, and before it was out there was none of it', async () => {
    const asOf = async (query: string) => (await newsroom.get(`/v1/reports/northwire-1?${query}`)).body;
    expect(await asOf('at=2026-03-02T09:39Z')).toMatchObject({ life: 'published', corrections: [], due: 0 });
    expect(await asOf('at=2026-03-02T09:40Z')).toMatchObject({ corrections: [{ reaches: [{ progress: 'carried' }] }] });
    const unpublished = await asOf('at=2026-03-01');
    expect(unpublished).toMatchObject({ life: 'unpublished', outlet: null, claims: [], moment: { onFile: true } });
    expect(unpublished).not.toHaveProperty('headline');
    expect(await asOf('known=2020')).toMatchObject({ life: 'unpublished', version: 0, moment: { onFile: false } });
    const { moment } = (await asOf(`known=${known}`)) as { moment: Moment };
    const before = (await newsroom.get(moment.recorded?.before ?? '')).body;
    expect(before).toMatchObject({ corrections: [{ reaches: [{ progress: 'due' }] }], due: 1 });
    expect((await newsroom.get('/v1/reports/no-such?known=2020')).status).toBe(404);
  });

  it.each<Clock>(['at', 'known'])(
    'from a report’s first change to the last and back one comes home, by `%s`',
    async (clock) => {
      const { body } = await newsroom.get('/v1/reports?limit=500');
      for (const { reportId } of body.reports as { reportId: string }[])
        for (const path of [`/v1/reports/${reportId}?`, `/v1/reports/${reportId}/statements?limit=1`]) {
          const { there, back } = await walk(newsroom, path, clock);
          expect([path, back]).toEqual([path, there.length > 0 ? [null, ...there.slice(0, -1)] : []]);
        }
    },
  );

  it('where the word of an outlet falls with the correction of another, its report has a change there', async () => {
    const { there } = await walk(newsroom, '/v1/reports/vale-times-1/statements?', 'at');
    const told = await Promise.all(there.map(async (address) => (await newsroom.get(address)).body.statements));
    expect(told).toMatchObject([[{}], [{ notCounted: expect.stringContaining('origin') as string }], [{}]]);
    expect(there[1]).toContain('2026-03-02T09%3A40');
  });

  it('a name is that of the moment on the desk’s clock, and without one today’s', async () => {
    const renamed = await newsroom.post('rename-outlet', { outletId: 'northwire', name: 'Northwire International' });
    await newsroom.shows(String(renamed.body.position));
    const nameIn = async (query: string) => {
      const { body } = await newsroom.get(`/v1/claims/tanker-sank/grid?${query}`);
      return (body.outlets as { outletId: string; name: string }[]).find(({ outletId }) => outletId === 'northwire')
        ?.name;
    };
    expect(await nameIn(`known=${known}`)).toBe('Northwire (made up)');
    expect(await nameIn('at=2026-03-02')).toBe('Northwire International');
    expect(await nameIn('')).toBe('Northwire International');
  });
});

interface Row {
  claimId: string;
  status: string;
  version: number;
  flags: string[];
  ribbon: { status: string }[];
  [field: string]: unknown;
}

function addressOf(path: string, id?: string): string {
  return `/v1${path.replace(':id', id ?? IDS[path.split('/')[1] ?? ''] ?? '')}`;
}
