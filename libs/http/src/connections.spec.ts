import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { LinesBody, linesOf } from './body.js';
import { Connections } from './connections.js';
import { LIMITS } from './limits.js';

describe('the connections of a door that closes', () => {
  let server: Server;
  let connections: Connections;

  beforeEach(async () => {
    server = createServer();
    connections = new Connections(server, LIMITS, { warn: () => undefined, info: () => undefined });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('end with the answers to requests that came before: nobody may post on a connection that is about to close', async () => {
    const { answer, response } = await asked();
    connections.drain();
    response.end('answered');
    expect((await answer).headers.get('connection')).toBe('close');
  });

  it('end with the answers to requests that come after', async () => {
    connections.drain();
    const { answer, response } = await asked();
    response.end('answered');
    expect((await answer).headers.get('connection')).toBe('close');
  });

  it('are not cut off while a request waits for its answer', async () => {
    const { answer, response } = await asked();
    connections.drain();
    connections.closeWhenAnswered();
    response.end('answered');
    expect(await (await answer).text()).toBe('answered');
  });

  async function asked(): Promise<{ answer: Promise<Response>; response: ServerResponse }> {
    const came = new Promise<ServerResponse>((resolve) => server.once('request', (_, response) => resolve(response)));
    const answer = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return { answer, response: await came };
  }
});

describe('a door full of connections', () => {
  const MOST = 3;
  let server: Server;
  let connections: Connections;
  let sockets: Socket[];
  let waiting: ServerResponse[];
  const warned: object[] = [];

  beforeEach(async () => {
    sockets = [];
    waiting = [];
    server = createServer((_request, response) => void waiting.push(response));
    connections = new Connections(
      server,
      { ...LIMITS, connections: MOST, youngMs: 0 },
      { warn: (counts: object) => void warned.push(counts), info: () => undefined },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    connections.closeWhenAnswered();
    server.closeAllConnections();
    server.close();
  });

  async function come(): Promise<Socket> {
    const accepted = once(server, 'connection');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    await Promise.all([once(socket, 'connect'), accepted]);
    return socket;
  }

  async function ask(socket: Socket): Promise<void> {
    const asked = once(server, 'request');
    socket.write('GET / HTTP/1.1\r\nHost: stet\r\n\r\n');
    await asked;
  }

  it('once locked everybody out: the one that has waited longest for nothing ends for whoever comes', async () => {
    const [first] = [await come(), await come(), await come()];
    const ended = new Promise((resolve) => first.once('close', resolve));
    await ask(await come());
    await ended;
    expect(waiting).toHaveLength(1);
  });

  it('ends none that waits for an answer, and tells whoever comes to come again', async () => {
    for (let n = 0; n < MOST; n++) await ask(await come());
    const [answer] = (await once(await come(), 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 503 .*\r\nRetry-After: 1\r\n.*"code":"service.not-ready"/s);
    expect(sockets.slice(0, MOST).filter(({ destroyed }) => destroyed)).toEqual([]);
  });

  it('ends one that has its answer for whoever comes, where all have asked', async () => {
    for (let n = 0; n < MOST; n++) await ask(await come());
    const ended = once(sockets[0]?.resume() ?? server, 'close');
    const answered = once(waiting[0] ?? server, 'close');
    waiting[0]?.end('answered');
    await answered;
    await ask(await come());
    await ended;
  });

  it('ends whoever has sent half of a request, where all others wait for answers', async () => {
    const half = await come();
    const asked = once(server, 'request');
    half.resume().write('POST / HTTP/1.1\r\nHost: stet\r\nContent-Length: 9\r\n\r\nab');
    await asked;
    for (let n = 1; n < MOST; n++) await ask(await come());
    const ended = once(half, 'close');
    await ask(await come());
    await ended;
  });

  it('once read all requests that one caller sent on a connection, however many of them waited', async () => {
    const COUNT = 2000;
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const socket = await come();
    const [its] = await accepted;
    const asking = `GET /${'x'.repeat(400)} HTTP/1.1\r\nHost: stet\r\n\r\n`;
    socket.resume().write(asking.repeat(COUNT));
    while (waiting.length === 0 && !socket.destroyed) await new Promise(setImmediate);
    for (let turn = 0; turn < 500; turn++) await new Promise(setImmediate);
    expect(its.bytesRead).toBeLessThan((COUNT * asking.length) / 4);
    for (let n = 0; n < COUNT; n++) {
      while (!waiting[n] && !socket.destroyed) await new Promise(setImmediate);
      waiting[n]?.end();
    }
  });

  it('ends with an answer to lines that come no further: Node would have waited for the rest of them', async () => {
    const socket = await come();
    const asked = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>;
    const told = once(socket.resume(), 'end');
    socket.write('POST / HTTP/1.1\r\nHost: stet\r\nContent-Length: 9\r\n\r\nab');
    const [request, response] = await asked;
    linesOf({ body: new LinesBody(request), raw: request });
    response.end('No more lines are taken.');
    await told;
  });

  it('says so in the log', async () => {
    for (let n = 0; n <= MOST; n++) await come();
    while (!warned.some((counts) => 'ended' in counts && counts.ended === 1)) await new Promise(setImmediate);
  });

  it('once read all that a caller sent who waits for no answer: of a hundred requests a few are under way', async () => {
    const MANY = 100;
    const sender = await come();
    const [connection] = await new Promise<Socket[]>((resolve) => {
      server.once('request', ({ socket }) => resolve([socket]));
      // Of so many bytes each that not many come at once.
      sender.write(`GET / HTTP/1.1\r\nHost: stet\r\nPadding: ${'x'.repeat(8000)}\r\n\r\n`.repeat(MANY));
    });
    let most = 0;
    for (let answered = 0; answered < MANY; answered++) {
      while (!connection?.isPaused() && answered + waiting.length < MANY) await new Promise(setImmediate);
      most = Math.max(most, waiting.length);
      waiting.shift()?.end();
      await new Promise(setImmediate);
    }
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(30);
  });
});
