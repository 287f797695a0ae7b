/** Every answer that the door gives, each by a request. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeys } from '#service';
import { appendingBy, eventually, Gate, type NewsroomService, startNewsroom } from '#testing';

const outlet = { outletId: 'kbs-world', name: 'KBS World' };

describe('the door for commands', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    await newsroom.post('register-outlet', outlet, { 'idempotency-key': 'first' });
  });

  afterAll(() => newsroom.stop());

  it('answers 201 with the command, its stream, version, events and position', async () => {
    const { status, body, headers } = await newsroom.post(
      'register-outlet',
      { outletId: 'tass', name: 'TASS' },
      { 'idempotency-key': 'tass-1' },
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: 'tass-1',
      stream: 'outlet-tass',
      version: 1,
      events: [{ type: 'OutletRegistered' }],
    });
    expect(headers.get('log-position')).toBe(body.position);
    expect(headers.get('etag')).toBe('"1"');
  });

  it('makes a key where there is none, and returns it', async () => {
    const { body, headers } = await newsroom.post('register-outlet', { outletId: 'unn', name: 'UNN' });
    expect(headers.get('idempotency-key')).toBe(body.id);
  });

  it('answers the same to a repeat', async () => {
    const one = await newsroom.post('register-outlet', outlet, { 'idempotency-key': 'first' });
    expect(one.status).toBe(201);
    expect(one.body).toMatchObject({ version: 1, stream: 'outlet-kbs-world' });
  });

  it('tells what became of a command: it stands, or was not seen', async () => {
    const { headers } = await newsroom.post('register-outlet', outlet, { 'idempotency-key': 'first' });
    await newsroom.shows(headers.get('log-position') ?? '');
    expect((await newsroom.get('/v1/commands/first')).body).toMatchObject({
      outcome: 'stands',
      commits: [{ stream: 'outlet-kbs-world' }],
    });
    expect((await newsroom.get('/v1/commands/never')).body).toEqual({ id: 'never', outcome: 'not_seen' });
  });

  it('answers 400 with every field that is wrong', async () => {
    const { status, body, headers } = await newsroom.post('assert-claim', {
      claimId: 'A',
      holder: { name: 'x', role: 'king' },
      via: [{}, { outlet: 'B' }],
      more: 1,
    });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    const fields = (body.errors as { field: string }[]).map(({ field }) => field);
    for (const field of [
      'claimId',
      'statementId',
      'reportId',
      'holder.role',
      'via',
      'via[1].outlet',
      'act',
      'basis',
      'framing',
      'more',
    ])
      expect(fields).toContain(field);
  });

  it('answers 404 to a command and a path that are not there', async () => {
    expect(await newsroom.post('kill-claim', {})).toMatchObject({ status: 404, body: { code: 'command.unknown' } });
    expect(await newsroom.get('/v1/claims/none')).toMatchObject({ status: 404, body: { code: 'path.not-found' } });
    expect(await newsroom.get('/v2')).toMatchObject({ status: 404, body: { code: 'path.not-found' } });
  });

  it('answers 409 with the rule that refuses, and what is so', async () => {
    expect(await newsroom.post('register-outlet', outlet)).toMatchObject({
      status: 409,
      body: { code: 'outlet.already-registered' },
    });
    const report = { reportId: 'r', outletId: 'nobody', publishedAt: '2024-10-24' };
    const refused = await newsroom.post('publish-report', report);
    expect(refused).toMatchObject({ status: 409, body: { code: 'outlet.not-on-file' } });
    expect(refused.body.detail).toContain('nobody');
  });

  it('answers 412 when somebody wrote first, with the version that there is', async () => {
    const { status, body } = await newsroom.post(
      'register-outlet',
      { outletId: 'cnn', name: 'CNN' },
      { 'if-match': '"7"' },
    );
    expect(status).toBe(412);
    expect(body).toMatchObject({ code: 'stream.moved', version: 0 });
  });

  it('answers 413 to what is too large and 415 to what is not JSON', async () => {
    const note = 'x'.repeat(300 * 1024);
    expect((await newsroom.post('register-claim', { claimId: 'c', proposition: note })).status).toBe(413);
    expect((await newsroom.post('register-claim', 'a=b', { 'content-type': 'text/plain' })).status).toBe(415);
    expect(
      (await newsroom.post('register-claim', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
  });

  it('answers 422 to a key that comes with other content', async () => {
    expect(
      await newsroom.post('register-outlet', { ...outlet, name: 'KBS' }, { 'idempotency-key': 'first' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'command.other-content' },
    });
  });

  it('answers 503 with Retry-After while the views have not come as far as asked', async () => {
    const answer = await fetch(`${newsroom.url}/v1/claims`, { headers: { 'read-after': '0:999999' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ code: 'views.behind' });
  });
});

describe('the door while the log does not answer', () => {
  const gate = new Gate();
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom({
      overLedger: (ledger) => appendingBy(ledger, (append) => gate.passed.then(append)),
      // Long enough that a busy machine has read the streams by then: a post that waits for that is refused.
      limits: { deadlineMs: 1500, posts: 3 },
    });
  });

  afterAll(() => newsroom.stop());

  it('answers 202 and where to ask, then 503 to more than it holds, and 201 once the log has answered', async () => {
    const post = () => newsroom.post('register-outlet', outlet, { 'idempotency-key': 'slow' });
    const { status, body, headers } = await post();
    expect(status).toBe(202);
    expect(body).toEqual({ id: 'slow', stream: 'outlet-kbs-world', outcome: 'unknown', location: '/v1/commands/slow' });
    expect(headers.get('location')).toBe('/v1/commands/slow');
    expect((await newsroom.get('/v1/commands/slow')).body).toEqual({ id: 'slow', outcome: 'not_seen' });
    const three = await Promise.all(
      ['a', 'b', 'c'].map((outletId) => newsroom.post('register-outlet', { outletId, name: outletId })),
    );
    expect(three.map((answer) => answer.status).sort()).toEqual([202, 202, 503]);
    expect(three.find((answer) => answer.status === 503)?.headers.get('retry-after')).toBe('1');
    gate.open();
    const settled = await eventually(async () => {
      const answer = await post();
      return answer.status === 201 && answer;
    });
    expect(settled.body).toMatchObject({ id: 'slow', version: 1 });
  });
});

describe('the door with keys', () => {
  let newsroom: NewsroomService;
  let keys: Record<string, string>;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    const keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    newsroom = await startNewsroom({ keysFile });
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  const as = (role: string) => ({ authorization: `Bearer ${keys[role]}` });

  it('answers 401 without a key, and with one that is nobody’s', async () => {
    const { status, headers } = await newsroom.get('/v1/claims');
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await newsroom.post('register-outlet', outlet, { authorization: 'Bearer stolen' })).status).toBe(401);
  });

  it('answers 403 to a role that may not', async () => {
    expect((await newsroom.post('register-outlet', outlet, as('auditor'))).status).toBe(403);
    expect((await newsroom.post('link-claim', { claimId: 'a', kind: 'part_of', to: 'b' }, as('tool'))).status).toBe(
      403,
    );
  });

  it('lets each role do its part, and keeps who it was', async () => {
    const { status, headers } = await newsroom.post('register-outlet', outlet, as('tool'));
    expect(status).toBe(201);
    const { body } = await newsroom.get('/v1/streams/outlet-kbs-world', {
      ...as('auditor'),
      'read-after': headers.get('log-position') ?? '',
    });
    expect(body).toMatchObject({ commits: [{ by: 'tool:tool-1' }] });
    expect((await newsroom.get('/v1/health/ready')).status).toBe(200);
  });

  it('keeps a killed headline from everybody but an auditor, in the past too', async () => {
    await newsroom.post('register-outlet', outlet, as('editor'));
    const report = {
      reportId: 'r',
      outletId: 'kbs-world',
      headline: 'A name that must not be named',
      publishedAt: '2024-10-24',
    };
    await newsroom.post('publish-report', report, as('editor'));
    const kill = { reportId: 'r', note: 'By order of a court.', publishedAt: '2024-10-25' };
    expect(await newsroom.post('kill-report', kill, as('tool'))).toMatchObject({ status: 403 });
    const { headers } = await newsroom.post('kill-report', kill, as('editor'));
    const after = { 'read-after': headers.get('log-position') ?? '' };
    for (const path of ['/v1/reports/r', '/v1/streams/report-r', '/v1/outlets/kbs-world']) {
      const seen = await Promise.all(
        ['editor', 'auditor'].map((role) => newsroom.get(path, { ...as(role), ...after })),
      );
      expect(seen.map(({ body }) => JSON.stringify(body).includes('must not be named'))).toEqual([false, true]);
    }
  });

  it('asks for no key for the page that describes it', async () => {
    for (const path of ['/docs', '/docs?x=1']) expect((await fetch(`${newsroom.url}${path}`)).status).toBe(200);
    expect((await newsroom.get('/v1/claims?from=/docs')).status).toBe(401);
  });
});
