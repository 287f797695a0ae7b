/** Requests that mean harm before anybody reads a body: each is answered by a problem, and the door goes on. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { type NewsroomService, startNewsroom } from '#testing';

const BIG = 16 * 1024;

describe('the door', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom({ doorLimits: { bodyMs: 300, headMs: 300 } });
  });

  afterAll(async () => {
    expect((await newsroom.get('/v1/health/live')).status).toBe(200);
    await newsroom.stop();
  });

  /** What is answered to these bytes until the connection ends, and how many bytes were sent. */
  async function told(head: string, { url } = newsroom): Promise<string> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('latin1').on('data', (part: string) => (text += part));
    socket.on('error', () => undefined);
    socket.write(head.replaceAll('HOST', host), 'latin1');
    await once(socket, 'end');
    socket.destroy();
    return text;
  }

  it.each([
    'Application/x-ndjson',
    'APPLICATION/X-NDJSON',
    'application/x-ndjson; charset=utf-8',
    'application/X-NDJSON ;a=b',
  ])('once ended when one command came as %s: it walked the socket', async (type) =>
    expect(await newsroom.post('register-claim', '{}', { 'content-type': type })).toMatchObject({
      status: 415,
      body: { code: 'content.not-json' },
    }),
  );

  it.each([
    ['Content-Encoding', 'gzip', 'content.encoded'],
    ['Content-Encoding', 'GZIP, identity', 'content.encoded'],
    ['Content-Type', 'application/json; charset=utf-16', 'content.not-json'],
    ['Content-Type', 'application/json; charset=utf-8; charset=latin1', 'content.not-json'],
    ['Content-Type', 'text/json', 'content.not-json'],
  ])('answers 415 to a body with %s: %s', async (name, value, code) =>
    expect(await newsroom.post('register-claim', '{}', { [name]: value })).toMatchObject({
      status: 415,
      body: { code },
    }),
  );

  it.each([
    ['Content-Type: application/json', 'Content-Type: application/x-ndjson'],
    ['Authorization: Bearer one', 'authorization: Bearer another'],
    ['Idempotency-Key: a', 'Idempotency-Key: b'],
    ['If-Match: "1"', 'if-match: "2"'],
    ['Read-After: 0:1', 'Read-After: 0:2'],
    ['Last-Event-ID: 0:1', 'Last-Event-ID: 0:2'],
  ])('once took the first of two and passed over the other: %s and %s', async (one, other) => {
    const answer = await told(
      `POST /v1/commands/register-claim HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n${one}\r\n${other}\r\nContent-Length: 2\r\n\r\n{}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain(`Send ${one.split(':')[0]} once.`);
  });

  it.each([
    ['no request', 'GARBAGE\r\n\r\n', 400],
    ['another version of HTTP', 'GET / HTTP/2.0\r\nHost: HOST\r\nConnection: close\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    ['a head that does not come', 'GET / HTTP/1.1\r\nHo', 408],
    ['nothing at all', '', 408],
    [
      'half a command',
      'POST /v1/commands/register-claim HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a',
      408,
    ],
    ['a path without end', `GET /${'a'.repeat(BIG)} HTTP/1.1\r\n\r\n`, 414],
    ['a header without end', `GET / HTTP/1.1\r\nHost: HOST\r\nA: ${'a'.repeat(BIG)}\r\n\r\n`, 431],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: HOST\r\nExpect: wonders\r\nConnection: close\r\n\r\n', 417],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: HOST\r\n\r\n', 405],
  ])('answers %s with a problem', async (_what, head, status) => {
    const answer = await told(head);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/\r\ncontent-type: application\/problem\+json/i);
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ status });
  });

  it('once had all under way that one caller sent at once, and turned most of it away: it takes one by one', async () => {
    const MANY = 500;
    const posts = Array.from({ length: MANY }, (_, n) => {
      const body = JSON.stringify({ outletId: `o-${n}`, name: 'O' });
      const close = n === MANY - 1 ? 'Connection: close\r\n' : '';
      return `POST /v1/commands/register-outlet HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\n${close}Content-Length: ${body.length}\r\n\r\n${body}`;
    });
    // One by one they take longer than the others here may: half a head may have come with those before it.
    const patient = await startNewsroom();
    const answers = (await told(posts.join(''), patient)).match(/HTTP\/1.1 \d+/g) ?? [];
    await patient.stop();
    expect(answers).toEqual(Array.from({ length: MANY }, () => 'HTTP/1.1 201'));
  });

  it('answers 405 with Allow where a path is there by other methods, and 404 where it is not', async () => {
    const { paths } = (await newsroom.get('/docs/openapi.json')).body as { paths: Record<string, object> };
    expect(Object.keys(paths).length).toBeGreaterThan(30);
    for (const path of Object.keys(paths)) {
      const answer = await fetch(`${newsroom.url}${path.replace('{id}', 'x')}`, { method: 'DELETE' });
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([
        path,
        405,
        expect.stringMatching(/^(GET|POST)/),
      ]);
    }
    expect((await fetch(`${newsroom.url}/v1/nowhere`, { method: 'DELETE' })).status).toBe(404);
  });

  it('answers HEAD as it answers GET, and without a body, wherever GET is', async () => {
    const { paths } = (await newsroom.get('/docs/openapi.json')).body as { paths: Record<string, { get?: object }> };
    const asked = Object.keys(paths).filter((path) => paths[path]?.get);
    expect(asked.length).toBeGreaterThan(10);
    for (const path of asked) {
      const url = `${newsroom.url}${path.replace('{id}', 'claim-x')}`;
      const headers = { accept: 'application/json' };
      const [get, head] = [await fetch(url, { headers }), await fetch(url, { method: 'HEAD', headers })];
      const type = get.headers.get('content-type');
      expect([path, head.status, head.headers.get('content-type')]).toEqual([path, get.status, type]);
      expect([await head.text(), (await get.text()) === '']).toEqual(['', false]);
    }
  });

  it('once ended a connection behind an answer that did not say so, and its caller lost the next request', async () => {
    const { paths } = (await newsroom.get('/docs/openapi.json')).body as { paths: Record<string, object> };
    const rest = 'Host: HOST\r\nAccept: application/json\r\nContent-Length: 300000\r\n\r\n';
    const methods = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'];
    for (const path of [...Object.keys(paths), '/v1/nowhere'].map((one) => one.replace('{id}', 'x'))) {
      const answers = await Promise.all(methods.map((method) => told(`${method} ${path} HTTP/1.1\r\n${rest}`)));
      const silent = methods.filter((_, n) => !/^HTTP\/1.1 \d{3} .*\r\nConnection: close\r\n/is.test(answers[n] ?? ''));
      expect([path, silent]).toEqual([path, []]);
    }
  });

  it('reads no more of a body that it does not want, however long it is', async () => {
    const { hostname, port, host } = new URL(newsroom.url);
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    let text = '';
    socket.on('data', (part) => (text += String(part))).on('error', () => undefined);
    socket.write(`POST /v1/nowhere HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 10000000000\r\n\r\n`);
    const piece = Buffer.alloc(BIG);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    const send = () => {
      if (socket.writable && socket.bytesWritten < 1e9) socket.write(piece, send);
    };
    send();
    await ended;
    expect(text).toMatch(/^HTTP\/1.1 404 /);
    expect(socket.bytesWritten).toBeLessThan(64e6);
  });
});
