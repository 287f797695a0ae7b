/** A page of some site, in the browser of whoever runs Stet: what it can do by leading names here, and by plain requests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeys } from '#service';
import { type NewsroomService, startNewsroom } from '#testing';

const OUTLET = '{"outletId":"evil","name":"Evil"}';
const LINE = `{"command":"register-outlet","body":${OUTLET}}`;

/** Every kind of way in: what is asked, and with which headers. */
const WAYS_IN: [target: string, headers: string[], body: string | undefined][] = [
  ['GET /v1/claims', [], undefined],
  ['GET /v1/outlets/evil', [], undefined],
  ['GET /v1/feed', ['Accept: text/event-stream'], undefined],
  ['GET /v1/vocabulary', [], undefined],
  ['GET /v1/health/live', [], undefined],
  ['GET /v1/health/ready', [], undefined],
  ['GET /v1/commands/some', [], undefined],
  ['GET /docs', [], undefined],
  ['GET /docs/openapi.json', [], undefined],
  ['GET /docs/swagger-ui.css', [], undefined],
  ['GET /', [], undefined],
  ['GET /session', [], undefined],
  ['POST /session', [], ''],
  ['DELETE /session', [], undefined],
  ['GET /v2', [], undefined],
  ['GET /%zz', [], undefined],
  ['HEAD /v1/claims', [], undefined],
  ['OPTIONS /v1/commands/register-outlet', ['Access-Control-Request-Method: POST'], undefined],
  ['PUT /v1/claims', [], undefined],
  ['POST /v1/commands/register-outlet', ['Content-Type: application/json'], OUTLET],
  ['POST /v1/commands/register-outlet', ['Content-Type: text/plain'], OUTLET],
  ['POST /v1/commands', ['Content-Type: application/x-ndjson'], LINE],
  ['POST /v1/commands', ['Content-Type: text/plain'], LINE],
];

/** Of every answer. */
const HEADERS = [
  'x-content-type-options: nosniff',
  "content-security-policy: default-src 'none'; .*frame-ancestors 'none'",
  'cross-origin-resource-policy: same-origin',
  'referrer-policy: same-origin',
  'cache-control: no-store',
];

describe('a page of elsewhere', () => {
  let newsroom: NewsroomService;
  let port: number;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    port = Number(new URL(newsroom.url).port);
  });

  afterAll(() => newsroom.stop());

  it.each(WAYS_IN)('once read and posted by a name that led here: %s, %j', async (target, headers, body) => {
    for (const host of [
      `evil.example:${port}`,
      `localhost.evil.example:${port}`,
      'evil.example',
      `127.0.0.1:${port + 1}`,
    ]) {
      const answer = await ask(port, [`${target} HTTP/1.1`, `Host: ${host}`, ...headers], body);
      expect(answer).toMatch(/^HTTP\/1\.1 421 /);
      if (!target.startsWith('HEAD')) expect(problemIn(answer)).toMatchObject({ code: 'host.unknown', status: 421 });
    }
  });

  it.each(WAYS_IN)('does not get in under its own name: %s, %j', async (target, headers, body) => {
    for (const origin of ['https://evil.example', 'null', `http://localhost:${port + 1}`]) {
      const told = [`Host: 127.0.0.1:${port}`, `Origin: ${origin}`];
      const answer = await ask(port, [`${target} HTTP/1.1`, ...told, ...headers], body);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      if (!target.startsWith('HEAD'))
        expect(problemIn(answer)).toMatchObject({ code: 'origin.elsewhere', status: 403 });
      expect(answer).not.toMatch(/^access-control-/im);
    }
  });

  it('is refused before a byte of the body has come, and is not told to send it', async () => {
    const post = ['POST /v1/commands HTTP/1.1', `Host: evil.example:${port}`, 'Content-Type: application/x-ndjson'];
    const answer = await ask(port, [...post, 'Content-Length: 1000000', 'Expect: 100-continue']);
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  });

  it.each([
    ['no Host', [], 'HTTP/1.1'],
    ['no Host, as HTTP/1.0 has it', [], 'HTTP/1.0'],
    ['two Hosts', ['Host: 127.0.0.1:PORT', 'Host: evil.example'], 'HTTP/1.1'],
    ['a Host that is none', ['Host: 127.0.0.1:PORT, evil.example'], 'HTTP/1.1'],
  ])('gets no answer by %s', async (_, hosts, version) => {
    const told = hosts.map((host) => host.replace('PORT', String(port)));
    const answer = await ask(port, [`GET /v1/claims ${version}`, ...told]);
    expect(problemIn(answer)).toMatchObject({
      code: 'request.malformed',
      status: 400,
      detail: expect.stringMatching(/^Send one Host/),
    });
  });

  it('gets no answer by another name in the request target, nor past what is told by its path', async () => {
    const host = `Host: 127.0.0.1:${port}`;
    expect(await ask(port, [`GET http://evil.example:${port}/v1/claims HTTP/1.1`, host])).toMatch(/^HTTP\/1\.1 421 /);
    expect(await ask(port, [`GET http://127.0.0.1:${port}/v1/health/live HTTP/1.1`, host])).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask(port, [`GET http://127.0.0.1:${port}/v1/none HTTP/1.1`, host])).toMatch(/^HTTP\/1\.1 404 /);
  });

  it.each([
    ['an answer', 'GET /v1/outlets', []],
    ['a position', 'GET /v1/health/ready', []],
    ['nothing on file', 'GET /v1/claims/none', []],
    ['no such path', 'GET /none', []],
    ['a path that is none', 'GET /%zz', []],
    ['a question that is wrong', 'GET /v1/claims?of=none', []],
    ['another method', 'DELETE /v1/claims', []],
    ['a body that is no JSON', 'POST /v1/commands/register-outlet', ['Content-Type: text/plain', 'Content-Length: 0']],
    ['many commands', 'POST /v1/commands', ['Content-Type: application/x-ndjson', 'Content-Length: 0']],
    ['another name', 'GET /v1/outlets', ['Host: evil.example']],
    ['a page of elsewhere', 'GET /v1/outlets', ['Origin: http://evil.example']],
    ['what is no HTTP', 'GARBAGE', []],
    ['a head that is too long', 'GET /v1/outlets', [`X-Long: ${'x'.repeat(100_000)}`]],
  ])('once took %s for what it is not, or framed it: what every answer says of itself', async (_, target, headers) => {
    const own = headers.some((line) => line.startsWith('Host')) ? [] : [`Host: 127.0.0.1:${port}`];
    const answer = await ask(port, [`${target} HTTP/1.1`, ...own, ...headers]);
    expect(answer).toMatch(/^HTTP\/1\.1 [2-5]\d\d /);
    for (const header of HEADERS) expect(answer).toMatch(new RegExp(`^${header}\r$`, 'im'));
    expect(answer).not.toMatch(/^access-control-/im);
  });

  it('does not frame the live feed, nor keep it', async () => {
    const leaving = new AbortController();
    const { headers } = await fetch(`${newsroom.url}/v1/feed`, { signal: leaving.signal });
    leaving.abort();
    for (const header of HEADERS) {
      const [name = '', value = ''] = header.split(': ');
      expect(headers.get(name)).toMatch(new RegExp(`^${value}$`));
    }
  });

  it('runs nothing in the page at /docs that the door did not send as a file of its own', async () => {
    const page = await fetch(`${newsroom.url}/docs`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]),
    );
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:|\*/);
    const html = await page.text();
    expect(html).not.toMatch(/<script(?! src="\/docs\/[\w.-]+"><\/script>)|<style|\son\w+=|javascript:|https?:/i);
    for (const [, file = ''] of html.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)) {
      const part = await fetch(`${newsroom.url}${file}`);
      expect([file, part.status, part.headers.get('x-content-type-options')]).toEqual([file, 200, 'nosniff']);
      expect(part.headers.get('content-type')).toMatch(file.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
    }
    expect(await (await fetch(`${newsroom.url}/docs/start.js`)).text()).toContain('validatorUrl: null');
  });

  it('has written nothing by all of this, nor by a plain form', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await newsroom.post('register-outlet', OUTLET, { 'content-type': type })).status).toBe(415);
    expect((await newsroom.get('/v1/outlets/evil')).status).toBe(404);
  });

  it('keeps nobody out who asks by an address or a name of this machine, nor the page of the door itself', async () => {
    for (const host of ['127.0.0.1', 'localhost', 'LocalHost', '[::1]'])
      for (const more of [[], [`Origin: http://127.0.0.1:${port}`]])
        expect(await ask(port, ['GET /v1/health/live HTTP/1.1', `Host: ${host}:${port}`, ...more])).toMatch(
          /^HTTP\/1\.1 200 /,
        );
    const command = [
      'POST /v1/commands/register-outlet HTTP/1.1',
      `Host: localhost:${port}`,
      'Content-Type: application/json',
    ];
    expect(
      await ask(port, [...command, `Origin: http://localhost:${port}`], '{"outletId":"tass","name":"TASS"}'),
    ).toMatch(/^HTTP\/1\.1 201 /);
  });
});

describe('a door with keys, asked by a name', () => {
  let newsroom: NewsroomService;
  let port: number;
  let folder: string;
  let keys: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-names-'));
    const keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    newsroom = await startNewsroom({ keysFile, hosts: 'desk.example' });
    port = Number(new URL(newsroom.url).port);
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  const claims = (...headers: string[]) =>
    ask(port, ['GET /v1/claims HTTP/1.1', `Authorization: Bearer ${keys.editor}`, ...headers]);

  it('answers to those that it was given, behind a proxy too, and to addresses', async () => {
    for (const host of ['desk.example', '10.0.0.5:4040', `127.0.0.1:${port}`])
      expect(await claims(`Host: ${host}`, 'Origin: https://desk.example')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask(port, ['GET /v1/health/ready HTTP/1.1', 'Host: 10.0.0.5'])).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('answers to no other, whoever has a key, and says what to do', async () => {
    const answer = await claims('Host: stet.evil.example');
    expect(problemIn(answer)).toMatchObject({ code: 'host.unknown', detail: expect.stringContaining('STET_HOSTS') });
    expect(await claims('Host: desk.example', 'Origin: https://evil.example')).toMatch(/^HTTP\/1\.1 403 /);
  });
});

/** The whole answer: the connection ends with it, or its document does. */
function ask(port: number, head: string[], body?: string): Promise<string> {
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const socket = connect(port, '127.0.0.1');
  let received = '';
  return new Promise((resolve, reject) => {
    const end = () => {
      socket.destroy();
      resolve(received);
    };
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      if (/^HTTP\/1\.1 (?!100).*\r\n\r\n.*\}$/s.test(received)) end();
    });
    socket.once('end', end).once('error', reject);
    const ending = head.some((line) => line.startsWith('Expect')) ? [] : ['Connection: close'];
    socket.write(`${[...head, ...length, ...ending].join('\r\n')}\r\n\r\n${body ?? ''}`);
  });
}

function problemIn(answer: string): object {
  return JSON.parse(answer.slice(answer.indexOf('{'))) as object;
}
