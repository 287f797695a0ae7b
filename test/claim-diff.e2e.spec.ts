/** What lies between two moments of a claim, or of a report, on either clock. */
import { readFileSync } from 'node:fs';
import { eventually, type NewsroomService, startNewsroom } from '#testing';
import { namesSaid } from './names-said.js';

const SAMPLES = ['samples/north-korean-troops/commands.ndjson', 'samples/a-correction/commands.ndjson'];
const claimId = 'nk-troops-in-russia';

interface Changed {
  statementId: string;
  did: string[];
}

describe('the difference between two moments', () => {
  let newsroom: NewsroomService;
  /** Once the courier has carried what became of the reports. */
  let known: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(SAMPLES.map((sample) => readFileSync(sample, 'utf8')).join('\n'));
    await namesSaid(newsroom, answers);
    known = await eventually(async () => {
      const { body, headers } = await newsroom.get('/v1/claims/tanker-sank');
      return body.version === 8 && (headers.get('log-position') ?? '');
    });
  });

  afterAll(() => newsroom.stop());

  it('between two moments of the published clock lies what was printed, with what it did and why', async () => {
    const { body } = await newsroom.get('/v1/claims/tanker-sank/diff?from=2026-03-02T09:39Z&to=2026-03-02T12:00Z');
    expect(body).toMatchObject({
      from: { at: '2026-03-02T09:39Z', status: 'single_origin', assertingOrigins: 1, onFile: true },
      to: { at: '2026-03-02T12:00Z', status: 'denied', assertingOrigins: 0 },
      flags: { raised: ['carries_withdrawn_origin', 'stance_changed'], lowered: [] },
      origins: { added: [], addedTotal: 0, gone: [{ holder: 'a port official' }], goneTotal: 1 },
    });
    const did = (body.statements as Changed[]).map((one) => [one.statementId, one.did]);
    expect(did).toContainEqual(['northwire-1-1', ['retracted']]);
    expect(did).toContainEqual(['coast-daily-1-2', ['added']]);
    expect((body.changes as { cause: object[] }[]).every(({ cause }) => cause.length > 0)).toBe(true);
    expect(body.changesTotal).toBe((body.changes as object[]).length);
  });

  it('between two moments of the desk’s clock lies what was put on file, also of what was printed long before', async () => {
    const { body: history } = await newsroom.get('/v1/streams/claim-tanker-sank?limit=500');
    const [first, ...others] = history.commits as { at: string }[];
    const { body } = await newsroom.get(
      `/v1/claims/tanker-sank/diff?fromKnown=${first?.at}&toKnown=${others.at(-1)?.at}`,
    );
    expect(body).toMatchObject({ from: { status: 'registered', outlets: 0 }, to: { status: 'denied', outlets: 4 } });
    const did = (body.statements as Changed[]).map((one) => [one.statementId, one.did]);
    expect(did).toContainEqual(['northwire-1-1', ['added', 'retracted']]);
    const { body: unregistered } = await newsroom.get(
      `/v1/claims/tanker-sank/diff?fromKnown=2020&toKnown=${first?.at}`,
    );
    expect(unregistered).toMatchObject({ from: { onFile: false, status: null }, to: { onFile: true }, statements: [] });
  });

  it('a figure that comes is told with its origins, and an amended statement as amended', async () => {
    const { body } = await newsroom.get('/v1/claims/nk-troops-number/diff?to=2024-10-26');
    const [leading] = (body.figures as { before: null; after: { leading: boolean } | null }[]).filter(
      ({ after }) => after?.leading,
    );
    const { body: asOf } = await newsroom.get('/v1/claims/nk-troops-number?at=2024-10-26');
    expect(leading).toMatchObject({ before: null, after: { origins: asOf.assertingOrigins } });
    const [statement] = asOf.statements as { statementId: string; note?: string }[];
    const { body: amended } = await newsroom.post('amend-statement', {
      claimId: 'nk-troops-number',
      statementId: statement?.statementId,
      changes: { note: 'Read again.' },
      reason: 'A note was missing.',
    });
    const position = String(amended.position);
    const after = { 'read-after': position };
    const { headers } = await newsroom.get('/v1/claims', after);
    const now = headers.get('log-position');
    const { body: diff } = await newsroom.get(`/v1/claims/nk-troops-number/diff?fromKnown=${known}&toKnown=${now}`);
    expect((diff.statements as Changed[]).map((one) => [one.statementId, one.did])).toEqual([
      [statement?.statementId, ['amended']],
    ]);
  });

  it('from a moment to itself nothing lies, and over its pages a difference has each statement once', async () => {
    for (const query of ['from=2024-10-24&to=2024-10-24', `fromKnown=${known}&toKnown=${known}`])
      expect((await newsroom.get(`/v1/claims/${claimId}/diff?${query}`)).body).toMatchObject({
        statements: [],
        figures: [],
        changes: [],
        flags: { raised: [], lowered: [] },
        origins: { added: [], gone: [] },
      });
    const whole = (await newsroom.get(`/v1/claims/${claimId}/diff?to=2024-10-26&limit=500`)).body
      .statements as Changed[];
    const paged: Changed[] = [];
    for (let next: unknown = ''; next !== null;) {
      const cursor = next === '' ? '' : `&cursor=${String(next)}`;
      const { body } = await newsroom.get(`/v1/claims/${claimId}/diff?to=2024-10-26&limit=7${cursor}`);
      paged.push(...(body.statements as Changed[]));
      next = body.next;
    }
    expect(paged).toEqual(whole);
    const { body: sheet } = await newsroom.get(`/v1/claims/${claimId}?at=2024-10-26&limit=500`);
    expect(whole.map(({ statementId }) => statementId)).toEqual(
      (sheet.statements as Changed[]).map(({ statementId }) => statementId),
    );
  });

  it('whom a name means, and that a report is held or released, is told of its statements, with the flags that go', async () => {
    await newsroom.post('register-holder', { holderId: 'harbour-master', name: 'The harbour master', kind: 'person' });
    const body = { claimId: 'tanker-sank', name: 'Ines Aldana', holderId: 'harbour-master' };
    await newsroom.post('identify-holder', { ...body, reason: 'She is.' });
    const identified = await carriedBy(9);
    expect(await between(`fromKnown=${known}&toKnown=${identified}`)).toMatchObject({
      statements: [
        { statementId: 'coast-daily-1-1', did: ['identified'], holderId: 'harbour-master' },
        { statementId: 'coast-daily-1-2', did: ['identified'], holderId: 'harbour-master' },
      ],
      flags: { raised: [], lowered: [] },
    });
    const report = { reportId: 'coast-daily-1', note: 'Under review.' };
    await newsroom.post('hold-report', { ...report, publishedAt: '2026-03-03T08:00Z' });
    const held = await carriedBy(11);
    await newsroom.post('release-report', { ...report, publishedAt: '2026-03-03T10:00Z' });
    const released = await carriedBy(13);
    for (const query of ['from=2026-03-03T07:59Z&to=2026-03-03T08:00Z', `fromKnown=${identified}&toKnown=${held}`])
      expect(await between(query)).toMatchObject({
        statements: [
          { statementId: 'coast-daily-1-1', did: ['suspended'] },
          { statementId: 'coast-daily-1-2', did: ['suspended'], notCounted: expect.stringContaining('held') as string },
        ],
        flags: { raised: [], lowered: ['stance_changed'] },
      });
    for (const query of ['from=2026-03-03T09:59Z&to=2026-03-03T10:00Z', `fromKnown=${held}&toKnown=${released}`])
      expect(await between(query)).toMatchObject({
        statements: [
          { statementId: 'coast-daily-1-1', did: ['resumed'] },
          { statementId: 'coast-daily-1-2', did: ['resumed'] },
        ],
        flags: { raised: ['stance_changed'], lowered: [] },
      });
  });

  it('what a kill ended is told as ended, and as reinstated once it is lifted; what came later than one knew is gone', async () => {
    const before = await carriedBy(13);
    const report = { reportId: 'vale-times-1' };
    await newsroom.post('kill-report', { ...report, note: 'Gone.', publishedAt: '2026-03-03T11:00Z' });
    const killed = await carriedBy(14);
    await newsroom.post('lift-kill', { ...report, reason: 'By mistake.' });
    const lifted = await carriedBy(15);
    expect(await between(`fromKnown=${before}&toKnown=${killed}`)).toMatchObject({
      statements: [{ statementId: 'vale-times-1-1', did: ['retracted'] }],
      flags: { raised: [], lowered: ['headline_body_conflict', 'carries_withdrawn_origin'] },
    });
    expect(await between(`fromKnown=${killed}&toKnown=${lifted}`)).toMatchObject({
      statements: [{ statementId: 'vale-times-1-1', did: ['reinstated'] }],
      flags: { raised: ['headline_body_conflict', 'carries_withdrawn_origin'], lowered: [] },
    });
    await newsroom.post('amend-statement', {
      claimId: 'tanker-sank',
      statementId: 'coast-daily-1-2',
      changes: { publishedAt: '2026-03-04T08:00Z' },
      reason: 'It came with the update of the next day.',
    });
    const amended = await carriedBy(16);
    const that = `fromKnown=${lifted}&toKnown=${amended}`;
    expect(await between(`${that}&from=2026-03-02T13:00Z&to=2026-03-02T13:00Z`)).toMatchObject({
      statements: [{ statementId: 'coast-daily-1-2', did: ['gone'] }],
      from: { status: 'denied' },
      to: { status: 'abandoned' },
    });
    expect(await between(that)).toMatchObject({
      statements: [{ statementId: 'coast-daily-1-2', did: ['amended'] }],
    });
  });

  it('what lies between two moments of a report is what happened to it, and to its statements', async () => {
    const corrected = { did: 'corrected', publishedAt: '2026-03-02T09:40Z', ends: [{ statementId: 'northwire-1-1' }] };
    expect(await ofReport('northwire-1', 'from=2026-03-02T09:39Z&to=2026-03-02T12:00Z')).toMatchObject({
      from: { at: '2026-03-02T09:39Z', life: 'published', onFile: true },
      happened: [corrected],
      happenedTotal: 1,
      statements: [{ claimId: 'tanker-sank', statementId: 'northwire-1-1', did: ['retracted'] }],
    });
    expect(await ofReport('northwire-1', `fromKnown=2020&toKnown=${known}`)).toMatchObject({
      from: { onFile: false, life: 'unpublished', version: 0 },
      to: { onFile: true, headline: 'Tanker sinks off Port Vale, official says', version: 2 },
      happened: [{ did: 'published' }, corrected],
      statements: [{ statementId: 'northwire-1-1', did: ['added', 'retracted'] }],
    });
    expect(await ofReport('coast-daily-1', 'from=2026-03-02T11:59Z&to=2026-03-02T12:00Z')).toMatchObject({
      from: { headline: 'Harbour master: no word of a sinking' },
      to: { headline: 'Harbour master: no ship was lost' },
      happened: [{ did: 'revised', headline: 'Harbour master: no ship was lost', noted: true }],
    });
    expect(await ofReport('vale-times-1', 'to=2026-03-03T11:00Z')).toMatchObject({
      from: { life: 'unpublished', onFile: true },
      happened: [{ did: 'published' }, { did: 'killed' }, { did: 'lifted', reason: 'By mistake.' }],
      to: { killed: false },
    });
    expect(await ofReport('northwire-1', 'from=2026-03-02&to=2026-03-02')).toMatchObject({
      happened: [],
      statements: [],
    });
    expect((await newsroom.get('/v1/reports/no-such/diff?to=2026')).status).toBe(404);
  });

  it('statements of a report are told as those of their claim are, over any pages', async () => {
    const { statements } = await ofReport('coast-daily-1', `fromKnown=${known}`);
    const { statements: onTheClaim } = await between(`fromKnown=${known}`);
    const its = (onTheClaim as Changed[]).filter(({ statementId }) => statementId.startsWith('coast-daily-1'));
    expect(its.map(({ did }) => did)).toEqual([['identified'], ['amended', 'identified']]);
    expect(statements).toEqual(its.map((one) => ({ claimId: 'tanker-sank', ...one })));
    const { next, ...first } = await ofReport('coast-daily-1', `fromKnown=${known}&limit=1`);
    const second = await ofReport('coast-daily-1', `fromKnown=${known}&limit=1&cursor=${String(next)}`);
    expect([first.statements, second.statements]).toEqual(statements.map((one) => [one]));
  });

  it.each(['claims/tanker-sank', 'reports/northwire-1'])('nobody can ask what will lie between: %s', async (path) => {
    const future = [
      'from=2100',
      'to=2100',
      'fromKnown=2100',
      'toKnown=2100-01/..',
      'fromKnown=0:9999',
      'toKnown=0:9999',
    ];
    for (const word of future) {
      const { status, body } = await newsroom.get(`/v1/${path}/diff?${word}`);
      const errors = [{ field: word.split('=')[0] }];
      expect([word, status, body]).toMatchObject([word, 400, { code: 'moment.in-the-future', errors }]);
    }
  });

  const ofReport = async (id: string, query: string) => {
    const { body } = await newsroom.get(`/v1/reports/${id}/diff?${query}`);
    return body as { statements: Changed[]; [field: string]: unknown };
  };

  const between = async (query: string) => (await newsroom.get(`/v1/claims/tanker-sank/diff?${query}`)).body;

  /** A position that has the claim of that version. */
  const carriedBy = (version: number) =>
    eventually(async () => {
      const { body, headers } = await newsroom.get('/v1/claims/tanker-sank');
      return body.version === version && (headers.get('log-position') ?? '');
    });
});
