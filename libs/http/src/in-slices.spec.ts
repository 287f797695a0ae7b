import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { SlicedSocket } from './in-slices.js';
import { Pieces } from './pieces.js';

const MANY = 1000;
const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: stet\r\n\r\n`;
const CHUNKED = 'POST / HTTP/1.1\r\nHost: stet\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('what comes at once on a connection', () => {
  let server: Server;
  let taken: { request: IncomingMessage; response: ServerResponse }[];
  let slices: SlicedSocket[];
  const sockets: Socket[] = [];
  /** What a request costs, in milliseconds. */
  let costMs: number;

  beforeEach(async () => {
    [taken, slices, costMs] = [[], [], 0];
    server = createServer((asked, response) => {
      taken.push({ request: asked, response });
      for (const until = performance.now() + costMs; performance.now() < until;);
    });
    server.on('connection', (socket: Socket) => slices.push(new SlicedSocket(socket)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server.closeAllConnections();
    server.close();
  });

  async function come(): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  }

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await turn();
  }

  /** The most that were taken in one turn. */
  async function mostInATurn(isOver: () => boolean): Promise<number> {
    let most = 0;
    while (!isOver()) {
      const before = taken.length;
      await turn();
      most = Math.max(most, taken.length - before);
    }
    return most;
  }

  it('was once parsed at once, a thousand requests in one turn: others have theirs between', async () => {
    costMs = 0.2;
    (await come()).write(request('/of-many').repeat(MANY));
    await until(() => taken.length > 0);
    (await come()).write(request('/of-another'));
    const most = await mostInATurn(() => taken.some((one) => one.request.url === '/of-another'));
    expect(taken.length).toBeLessThan(MANY);
    expect(most).toBeLessThan(100);
    await until(() => taken.length === MANY + 1);
  });

  it('has its turn beside what comes on other connections, however much that is', async () => {
    costMs = 0.2;
    const senders = await Promise.all([come(), come(), come()]);
    for (const [n, sender] of senders.entries()) sender.write(request(`/${n}`).repeat(MANY));
    await until(() => taken.length >= MANY);
    const shares = senders.map((_, n) => taken.filter((one) => one.request.url === `/${n}`).length);
    expect(Math.min(...shares)).toBeGreaterThan(MANY / 10);
    await until(() => taken.length === 3 * MANY);
  });

  it('is read to its end, byte for byte, also in chunks of a byte', async () => {
    const text = Array.from({ length: 30_000 }, (_, n) => String.fromCharCode(97 + (n % 26))).join('');
    const chunks = [...text].map((sign) => `1\r\n${sign}\r\n`).join('');
    const sender = await come();
    sender.end(`${CHUNKED}${chunks}0\r\n\r\n`);
    await until(() => taken.length === 1);
    let heard = '';
    for await (const piece of taken[0]?.request ?? []) heard += String(piece);
    expect(heard === text).toBe(true);
  });

  it('waits as long as its connection is held, whatever Node wants, and goes on once it is let go', async () => {
    const sender = await come();
    await until(() => slices.length === 1);
    slices[0]?.hold(sender);
    sender.write(request('/1').repeat(MANY));
    for (let n = 0; n < 50; n++) await turn();
    expect(taken).toEqual([]);
    slices[0]?.letGo(sender);
    await until(() => taken.length === MANY);
  });

  it('is held until all who hold it let it go', async () => {
    const sender = await come();
    await until(() => slices.length === 1);
    const holders = [{}, {}] as const;
    for (const holder of [...holders, ...holders]) slices[0]?.hold(holder);
    sender.write(request('/1'));
    slices[0]?.letGo(holders[0]);
    for (let n = 0; n < 50; n++) await turn();
    expect(taken).toEqual([]);
    slices[0]?.letGo(holders[1]);
    await until(() => taken.length === 1);
  });

  it('is parsed no further while its body rests: sixteen thousand chunks of a byte were once held of each', async () => {
    const sender = await come();
    let body: IncomingMessage | undefined;
    const told = { pieces: 0, isOver: false };
    server.once('request', (asked: IncomingMessage) => {
      body = asked;
      new Pieces(asked, { piece: () => (told.pieces += 1), end: () => (told.isOver = true) }).resume();
    });
    sender.write(`${CHUNKED}${'1\r\nx\r\n'.repeat(40_000)}0\r\n\r\n`);
    let most = 0;
    while (!told.isOver) {
      most = Math.max(most, body?.readableLength ?? 0);
      await turn();
    }
    expect(told.pieces).toBe(40_000);
    expect(most).toBeLessThan(12_000);
  });

  it('is read no further than its body is wanted', async () => {
    const sender = await come();
    sender.write(`POST / HTTP/1.1\r\nHost: stet\r\nContent-Length: 10000000\r\n\r\n${'x'.repeat(9_999_000)}`);
    await until(() => taken.length === 1);
    for (let n = 0; n < 500; n++) await turn();
    expect(taken[0]?.request.socket.bytesRead).toBeLessThan(1_000_000);
  });

  it('is not read any more once its caller has hung up, or its connection has ended', async () => {
    costMs = 0.2;
    const sender = await come();
    sender.write(request('/1').repeat(MANY));
    await until(() => taken.length > 0);
    taken[0]?.request.socket.destroy();
    const before = taken.length;
    for (let n = 0; n < 50; n++) await turn();
    expect(taken.length).toBe(before);
  });
});
