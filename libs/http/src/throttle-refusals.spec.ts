import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { fastify as openFastify, type FastifyInstance } from 'fastify';
import { throttleRefusals, weightOf } from './throttle-refusals.js';

/** So few that each but the first waits, longer than another takes. */
const LIMITS = { refusals: 5 };

describe('a door that answers refusals at a pace', () => {
  let door: FastifyInstance;

  beforeEach(async () => {
    door = openFastify();
    throttleRefusals(door, LIMITS);
    door.get<{ Params: { status: string } }>('/:status', ({ params }, reply) =>
      reply.status(Number(params.status)).send('said'),
    );
    door.get('/open', { config: { isThrottled: true } }, () => 'open');
    door.addHook(
      'onRequest',
      ({ method }, reply, done) => void (method === 'POST' ? reply.status(401).send() : done()),
    );
    await door.inject('/400');
  });

  afterEach(() => door.close());

  /** Whether another, who asks later and waits for nothing, is answered first. */
  async function waits(path: string): Promise<boolean> {
    const asked = door.inject(path).then(() => 'asked');
    return (await Promise.race([asked, door.inject('/200').then(() => 'another')])) === 'another';
  }

  it.each(['/400', '/401', '/403', '/404', '/405', '/413', '/415', '/no/where', '/open'])(
    'has %s wait behind one that came before: whoever was refused at once asked at once again',
    async (path) => expect(await waits(path)).toBe(true),
  );

  it.each(['/200', '/304', '/409', '/412', '/422', '/500', '/503'])('answers %s at once', async (path) =>
    expect(await waits(path)).toBe(false),
  );

  it('counts a long body as many short ones, whether its length is said or not', () => {
    const said = (headers: object) => weightOf({ headers } as IncomingMessage);
    const [none, short, long, ofUnknown] = [
      said({}),
      said({ 'content-length': '300' }),
      said({ 'content-length': '250000' }),
      said({ 'transfer-encoding': 'chunked' }),
    ];
    expect([none, long, ofUnknown]).toEqual([1, 17, 17]);
    expect(short).toBeLessThan(1.1);
  });

  it('reads no more of what it refuses, also while the refusal waits: bodies without a key once were read for nothing', async () => {
    const body = Buffer.alloc(200_000, 'x');
    await door.listen({ host: '127.0.0.1', port: 0 });
    const { port } = door.server.address() as AddressInfo;
    const head = `POST /no/where HTTP/1.1\r\nHost: stet\r\nContent-Length: ${body.length}\r\n\r\n`;
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write(head);
    const [request, response] = (await once(door.server, 'request')) as [IncomingMessage, ServerResponse];
    let read: number | undefined;
    response.once('prefinish', () => (read = request.socket.bytesRead));
    socket.write(body);
    await once(socket, 'data');
    socket.destroy();
    expect(read).toBe(head.length);
  });
});
