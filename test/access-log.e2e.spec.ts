/** Who asked what, as the log tells it: 936 requests once left no line. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { connect } from '#postgres';
import { COPY, eventually, type NewsroomService, startNewsroom } from '#testing';
import { RawFeed } from './raw-feed.js';

const KEY = 'stet_editor_0123456789abcdef';

describe('the access log', () => {
  let folder: string;
  let newsroom: NewsroomService;
  let lines: Record<string, unknown>[];
  let written: string;
  const authorization = `Bearer ${KEY}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-access-'));
    const keysFile = join(folder, 'keys.json');
    const sha256 = createHash('sha256').update(KEY).digest('hex');
    await writeFile(keysFile, JSON.stringify({ keys: [{ name: 'desk', role: 'editor', sha256 }] }), { mode: 0o600 });
    const hear = (line: string) => {
      written += line;
      lines.push(JSON.parse(line) as Record<string, unknown>);
    };
    [lines, written] = [[], ''];
    newsroom = await startNewsroom({ keysFile, log: pino({ level: 'info' }, { write: hear }) });
  });

  beforeEach(() => void ([lines, written] = [[], '']));

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it('has a line for each request: who, what, how it was answered, how long it took, and how much it was', async () => {
    const { status, headers } = await newsroom.get('/v1/claims?limit=5&q=secret+word', { authorization });
    const id = headers.get('request-id');
    expect([status, id]).toEqual([200, expect.stringMatching(/^[0-9a-f]{8}-/)]);
    const line = await lineOf(id);
    expect(line).toMatchObject({
      msg: 'answered',
      by: 'editor:desk',
      method: 'GET',
      path: '/v1/claims',
      words: 'limit q',
      status: 200,
    });
    expect(line.ms).toBeGreaterThan(0);
    expect(line.bytes).toBeGreaterThan(100);
    expect(written).not.toMatch(/secret/);
  });

  it("has the caller's own id, if a person could quote it", async () => {
    const own = await newsroom.get('/v1/claims', { authorization, 'x-request-id': 'cms-4711' });
    expect(own.headers.get('request-id')).toBe('cms-4711');
    await lineOf('cms-4711');
    const odd = await newsroom.get('/v1/claims', { authorization, 'x-request-id': '"><script>' });
    expect(odd.headers.get('request-id')).toMatch(/^[0-9a-f]{8}-/);
  });

  it.each([
    ['a refusal', '/v1/claims?nonsense=1', 400],
    ['a path that is not there', '/v1/nothing', 404],
    ['a malformed address', '/v1/claims/%zz', 400],
  ])('has a line for %s', async (_what, path, status) => {
    const answer = await newsroom.get(path, { authorization });
    expect(answer.status).toBe(status);
    expect(await lineOf(answer.headers.get('request-id'))).toMatchObject({ status, method: 'GET' });
  });

  it('has the id that the caller of a request that failed is told, and what failed, which he is not', async () => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    await sql.unsafe(`alter table ${COPY}.outlets rename column country to hunter2`);
    const { status, headers, body } = await newsroom.get('/v1/outlets', { authorization });
    await sql.unsafe(`alter table ${COPY}.outlets rename column hunter2 to country`);
    await sql.end();
    const id = headers.get('request-id');
    expect(status).toBe(500);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'The server failed',
      status: 500,
      code: 'server.failed',
      detail: 'Something failed that should not. The log of the service says what: quote the Request-Id.',
      requestId: id,
    });
    expect([...headers].join(' ')).not.toMatch(/country|postgres/i);
    await eventually(() => Promise.resolve(lines.length === 2));
    expect(lines).toMatchObject([
      { id, msg: 'a request failed', err: { message: expect.stringContaining('country') as unknown } },
      { id, msg: 'answered', status: 500, path: '/v1/outlets' },
    ]);
  });

  it('tells no key, wherever its caller put it', async () => {
    const asked = [
      await newsroom.get('/v1/claims', { authorization: 'Bearer stet_tool_wrong' }),
      await newsroom.get(`/v1/claims/${KEY}`, { authorization }),
      await newsroom.get(`/v1/claims?key=${KEY}`, { authorization }),
      await newsroom.get(`/v1/claims?${KEY}`, { authorization }),
    ];
    for (const { headers } of asked) await lineOf(headers.get('request-id'));
    expect(written).not.toMatch(/0123456789|wrong/);
    expect(await lineOf(asked[0]?.headers.get('request-id'))).toMatchObject({ status: 401 });
  });

  it('has one line for many commands, with how many were answered how', async () => {
    const answer = await fetch(`${newsroom.url}/v1/commands`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
      body: [1, 1, 2].map((n) => `{"command":"register-outlet","body":{"outletId":"o-${n}","name":"O"}}`).join('\n'),
    });
    await answer.text();
    expect(await lineOf(answer.headers.get('request-id'))).toMatchObject({ lines: { 201: 2, 409: 1 } });
    expect(lines).toHaveLength(1);
  });

  it('has a line for a caller who hangs up, also while another answer comes first', async () => {
    const { host } = new URL(newsroom.url);
    const feed = await RawFeed.open(newsroom.url);
    await feed.heard(/401/);
    feed.socket.write(
      ['one', 'two']
        .map(
          (id) =>
            `GET /v1/feed HTTP/1.1\r\nHost: ${host}\r\nX-Request-Id: ${id}\r\nAuthorization: ${authorization}\r\n\r\n`,
        )
        .join(''),
    );
    await feed.heard(/event: heartbeat/);
    feed.leave();
    for (const id of ['one', 'two']) expect(await lineOf(id)).toMatchObject({ msg: 'hung up on', path: '/v1/feed' });
  });

  it('leaves out who asks after the health of the process', async () => {
    for (const path of ['/v1/health/live', '/docs']) await (await fetch(`${newsroom.url}${path}`)).text();
    await lineOf((await newsroom.get('/v1/claims', { authorization })).headers.get('request-id'));
    expect(lines).toHaveLength(1);
  });

  function lineOf(id: unknown): Promise<Record<string, unknown>> {
    return eventually(() => Promise.resolve(lines.find((line) => line.id === id)));
  }
});
