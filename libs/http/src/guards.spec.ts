/** Whoever is refused before anybody reads his request: 400, 408, 421 and the like once left no line and had no id. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { Authorities } from './authorities.js';
import { guard, serverOptions } from './guards.js';
import { LIMITS } from './limits.js';
import { Throttle } from './throttle.js';

const LIMITED = { ...LIMITS, headMs: 100, bodyMs: 100, connections: 2 };
const LONG = 'a'.repeat(LIMITS.head);
const TAKEN = 'GET /taken HTTP/1.1\r\nHost: HOST\r\n\r\n';
const POST = 'POST /v1/commands/assert-claim HTTP/1.1\r\nHost: HOST\r\n';

interface Line {
  id: string;
  status: number;
  msg: string;
  path?: string;
}

describe('a door that refuses early', () => {
  let server: Server;
  let port: number;
  let lines: Line[];
  let isFull: boolean;
  let sockets: Socket[];
  let open: ServerResponse[];

  beforeEach(async () => {
    const heard: Line[] = [];
    [lines, sockets, open, isFull] = [heard, [], [], false];
    server = createServer({ ...serverOptions(LIMITED), connectionsCheckingInterval: 20 }, (request, response) => {
      if (request.url === '/open') return void open.push(response);
      request.once('end', () => response.end(`taken ${request.url}`)).resume();
    });
    const hear = (line: string) => {
      const said = JSON.parse(line) as Line;
      if (said.id) heard.push(said);
    };
    guard(server, {
      authorities: new Authorities({ host: '127.0.0.1', hosts: [], hasKeys: false }),
      whyNot: () => (isFull ? 'Not now.' : undefined),
      refusals: new Throttle(LIMITED.refusals),
      limits: LIMITED,
      log: pino({ level: 'info' }, { write: hear }),
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ({ port } = server.address() as AddressInfo);
  });

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });

  function send(text: string): Socket {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    socket.setEncoding('latin1').write(text.replaceAll('HOST', `127.0.0.1:${port}`));
    return socket;
  }

  /** The status and the id of each answer, once there are so many. */
  async function answersTo(text: string, count = 1): Promise<{ status: number; id: string | undefined }[]> {
    const socket = send(text);
    let told = '';
    socket.on('data', (part: string) => (told += part));
    const answers = () => told.split(/(?=HTTP\/1\.1 \d)/).filter((answer) => /\r\n\r\n./s.test(answer));
    while (answers().length < count) await once(socket, 'data');
    return answers().map((answer) => ({
      status: Number(answer.slice(9, 12)),
      id: /\r\nRequest-Id: (.*)\r\n/i.exec(answer)?.[1],
    }));
  }

  /** One for each answer, with its status and its id. */
  async function expectLines(answers: { status: number; id: string | undefined }[]): Promise<void> {
    while (lines.length < answers.length) await new Promise(setImmediate);
    expect(lines.map(({ status, id }) => ({ status, id }))).toEqual(answers);
    expect(answers.filter(({ id }) => !id)).toEqual([]);
  }

  it('once ended a connection for a head that had come, and was not read while others before it waited', async () => {
    const asking = `GET /open HTTP/1.1\r\nHost: HOST\r\nA: ${'a'.repeat(200)}\r\n\r\n`;
    const last = `GET /taken HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nA: ${'a'.repeat(2000)}\r\n\r\n`;
    const answers = answersTo(asking.repeat(LIMITS.pipelined) + last, LIMITS.pipelined + 1);
    await answerAllBefore();
    expect((await answers).map(({ status }) => status)).toEqual(
      Array.from({ length: LIMITS.pipelined + 1 }, () => 200),
    );
  });

  it('does not wait for ever for the rest of a head behind others', async () => {
    const asking = `GET /open HTTP/1.1\r\nHost: HOST\r\n\r\n`;
    const answers = answersTo(`${asking.repeat(LIMITS.pipelined)}GET / HTTP/1.1\r\nHo`, LIMITS.pipelined + 1);
    await answerAllBefore();
    expect((await answers).at(-1)).toMatchObject({ status: 408 });
  });

  /** Later than a head may take. */
  async function answerAllBefore(): Promise<void> {
    while (open.length === 0) await new Promise(setImmediate);
    // Who comes later with half of a head is told so: by then the other was late, too.
    expect(await answersTo('GET / HTTP/1.1\r\nHo')).toMatchObject([{ status: 408 }]);
    for (let n = 0; n < LIMITS.pipelined; n++) {
      while (!open[n]) await new Promise(setImmediate);
      open[n]?.end('answered');
    }
  }

  it.each([
    ['what is no HTTP', 'GARBAGE\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    ['a body that is no chunks', `${POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two of them', 'GET / HTTP/1.1\r\nHost: HOST\r\nHost: HOST\r\n\r\n', 400],
    ['a page of elsewhere', 'GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\n\r\n', 403],
    ['another name', 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421],
    ['another name in the target', 'GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n', 421],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: HOST\r\n\r\n', 405],
    ['a head that does not come', 'GET / HTTP/1.1\r\nHo', 408],
    ['nothing at all', '', 408],
    ['half a body', `${POST}Content-Length: 9\r\n\r\n{"a`, 408],
    ['a path without end', `GET /${LONG} HTTP/1.1\r\n\r\n`, 414],
    ['a header without end', `GET / HTTP/1.1\r\nHost: HOST\r\nA: ${LONG}\r\n\r\n`, 431],
  ])('has a line and an id for %s', async (_what, text, status) => {
    const answers = await answersTo(text);
    expect(answers).toMatchObject([{ status }]);
    await expectLines(answers);
  });

  it('has a line and an id for whoever comes while nothing is taken', async () => {
    isFull = true;
    const answers = await answersTo(`${POST}X-Request-Id: cms-1\r\nContent-Length: 0\r\n\r\n`);
    expect(answers).toEqual([{ status: 503, id: 'cms-1' }]);
    await expectLines(answers);
    expect(lines).toMatchObject([{ path: '/v1/commands/assert-claim' }]);
  });

  it('has a line and an id for whoever comes while as many connections are open as it takes', async () => {
    for (let n = 0; n < LIMITED.connections; n++) {
      const asked = once(server, 'request');
      send('GET /open HTTP/1.1\r\nHost: HOST\r\n\r\n');
      await asked;
    }
    const answers = await answersTo('');
    expect(answers).toMatchObject([{ status: 503 }]);
    await expectLines(answers);
  });

  it.each([
    ['what is no HTTP', 'GARBAGE\r\n\r\n', 400],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: HOST\r\n\r\n', 405],
    ['a body that is no chunks', `${POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400],
  ])('once answered a whole request with the refusal of what came behind it: %s', async (_what, text, status) => {
    const answers = await answersTo(TAKEN + TAKEN + text, 3);
    expect(answers).toMatchObject([{ status: 200 }, { status: 200 }, { status }]);
    await expectLines(answers);
  });
});
