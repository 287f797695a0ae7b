import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { shedLoad } from './load-shedding.js';

const REASON = 'Not now.';

describe('whoever posts while nothing is taken', () => {
  let server: Server;
  let isFull: boolean;
  let logged: Promise<unknown[]>;

  beforeEach(async () => {
    isFull = true;
    server = createServer((request, response) => response.end(`taken ${request.url}`));
    const log = new EventEmitter();
    logged = once(log, 'warn');
    shedLoad(server, () => (isFull ? REASON : undefined), { warn: (about: object) => void log.emit('warn', about) });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function ask(text: string): { socket: Socket; heard(wanted: RegExp): Promise<string> } {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (received += chunk));
    socket.write(text);
    return {
      socket,
      heard: async (wanted) => {
        while (!wanted.test(received)) await once(socket, 'data');
        return received;
      },
    };
  }

  const head = (method: string, path: string, length = 0) =>
    `${method} ${path} HTTP/1.1\r\nHost: stet\r\nContent-Length: ${length}\r\n\r\n`;

  it('is told so, and when to come again, before a byte of the body has come', async () => {
    const { heard } = ask(head('POST', '/v1/commands/assert-claim', 1000));
    const told = await heard(/\}$/);
    expect(told).toMatch(/^HTTP\/1\.1 503 .*\r\nContent-Type: application\/problem\+json\r\n/s);
    expect(told).toContain('\r\nRetry-After: 1\r\n');
    expect(JSON.parse(told.slice(told.indexOf('{')))).toMatchObject({
      status: 503,
      code: 'service.not-ready',
      detail: 'Not now. Nothing was written; post it again later with the same key.',
    });
  });

  it('leaves a line a second in the log, however many they are', async () => {
    const COUNT = 500;
    ask(head('POST', '/v1/commands/assert-claim').repeat(COUNT));
    expect(await logged).toEqual([{ count: COUNT, reason: REASON }]);
  });

  it.each([
    '/v1/%63ommands/assert-claim',
    '/v1/commands/',
    '//v1/commands/a',
    'http://stet/v1/commands/a',
    '/v1/commands?a=b',
  ])('once came in by spelling the path as %s', async (path) => {
    expect(await ask(head('POST', path)).heard(/\}$/)).toMatch(/^HTTP\/1\.1 503 /);
  });

  it('can go on with the same connection when there is room', async () => {
    const { socket, heard } = ask(`${head('POST', '/v1/commands/assert-claim', 3)}abc`);
    await heard(/503/);
    isFull = false;
    socket.write(`${head('POST', '/v1/commands/assert-claim', 3)}abc`);
    await heard(/taken \/v1\/commands\/assert-claim/);
  });

  it.each([
    ['GET', '/v1/commands/some-key'],
    ['POST', '/v1/commands'],
    ['GET', '/v1/claims'],
  ])('does not keep out who asks %s %s', async (method, path) => {
    await ask(head(method, path)).heard(/taken/);
  });

  it('does not keep the others waiting, however many they are', async () => {
    const COUNT = 3000;
    const crowd = ask(head('POST', '/v1/commands/assert-claim').repeat(COUNT));
    await crowd.heard(/503/);
    await ask(head('GET', '/v1/claims')).heard(/taken/);
    const isTold = (text: string) => text.split('HTTP/1.1 503').length - 1;
    expect(isTold(await crowd.heard(/503/))).toBeLessThan(COUNT);
    for (let told = 0; told < COUNT; told = isTold(await crowd.heard(/503/))) await once(crowd.socket, 'data');
  });
});
