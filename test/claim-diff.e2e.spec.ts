/** What lies between two moments of a claim, on either clock. */
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
    for (let next: unknown = ''; next !== null; ) {
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
});
