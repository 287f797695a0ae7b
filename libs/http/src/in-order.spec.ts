import { once } from 'node:events';
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { takeInOrder } from './in-order.js';

const MANY = 1000;
const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: stet\r\n\r\n`;

describe('requests that come on one connection before the first is answered', () => {
  let server: Server;
  let taken: { path: string; response: ServerResponse }[];
  const sockets: Socket[] = [];

  beforeEach(async () => {
    taken = [];
    server = createServer(({ url = '' }, response) => void taken.push({ path: url, response }));
    takeInOrder(server);
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
    while (!isSo()) await new Promise(setImmediate);
  }

  it('once were all under way at once, and everybody else waited behind them: of a thousand one is', async () => {
    const sender = await come();
    sender.write(request('/of-many').repeat(MANY));
    await until(() => taken.length > 0);
    (await come()).write(request('/of-another'));
    await until(() => taken.length > 1);
    expect(taken.map(({ path }) => path)).toEqual(['/of-many', '/of-another']);
    for (let n = 0; n < MANY; n++) {
      await until(() => taken.some(({ path, response }) => path === '/of-many' && !response.writableEnded));
      taken.find(({ path, response }) => path === '/of-many' && !response.writableEnded)?.response.end('answered');
    }
    await until(() => taken.length === MANY + 1);
  });

  it('are answered in their order', async () => {
    const sender = await come();
    let text = '';
    sender.on('data', (piece: Buffer) => (text += piece.toString()));
    sender.write(['/1', '/2', '/3'].map(request).join(''));
    for (let n = 0; n < 3; n++) {
      await until(() => taken.length > n);
      taken[n]?.response.end(taken[n]?.path);
    }
    await until(() => text.endsWith('/3'));
    expect(text.match(/(?<=\r\n)\/\d/g)).toEqual(['/1', '/2', '/3']);
  });

  it('are taken once, also one that comes as soon as the one before has its answer: it was once taken twice', async () => {
    (await come()).write(request('/1'));
    await until(() => taken.length === 1);
    const [first] = taken;
    if (!first) throw new Error('It was not taken.');
    const { socket } = first.response.req;
    const next = Object.assign(new IncomingMessage(socket), { method: 'GET', url: '/2' });
    first.response.once('close', () => server.emit('request', next, new ServerResponse(next)));
    first.response.end();
    await until(() => taken.length > 1);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(taken.map(({ path }) => path)).toEqual(['/1', '/2']);
  });

  it('are not taken any more once their caller has hung up', async () => {
    const sender = await come();
    sender.write(request('/1') + request('/2'));
    await until(() => taken.length === 1);
    const [first] = taken;
    const closed = first && once(first.response, 'close');
    sender.destroy();
    await closed;
    await new Promise(setImmediate);
    expect(taken.map(({ path }) => path)).toEqual(['/1']);
  });

  it('go on behind one that was given up while it waited', async () => {
    const waiting: ServerResponse[] = [];
    server.prependListener('request', (_request, response: ServerResponse) => void waiting.push(response));
    const sender = await come();
    sender.write(['/1', '/2', '/3'].map(request).join(''));
    await until(() => waiting.length === 3);
    waiting[1]?.end('given up');
    taken[0]?.response.end();
    await until(() => taken.length === 2);
    expect(taken.map(({ path }) => path)).toEqual(['/1', '/3']);
  });
});
