import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { askWho } from './asker.js';
import { readBodies } from './body.js';
import { KeyRing } from './key-ring.js';
import { LIMITS } from './limits.js';
import { problemOf } from './problem-document.js';

describe('whoever has no key', () => {
  let door: FastifyInstance;

  beforeAll(async () => {
    door = fastify();
    askWho(door, new KeyRing([]));
    readBodies(door, LIMITS);
    door.setErrorHandler((error, _request, reply) => reply.status(problemOf(error).status).send(problemOf(error)));
    door.post('/v1/commands/:name', () => 'taken');
    door.get('/open', { config: { isOpen: true } }, () => 'open');
    await door.listen({ port: 0, host: '127.0.0.1' });
  });

  afterAll(() => door.close());

  it.each(['/v1/commands/assert-claim', '/v1/nowhere'])(
    'once was answered at %s only when the body had been read',
    async (path) => {
      const socket = connect((door.server.address() as AddressInfo).port, '127.0.0.1');
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: stet\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`,
      );
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1.1 401 /);
      socket.destroy();
    },
  );

  it('is answered where a route says so, and by the route alone, not by how the path is spelled', async () => {
    expect((await door.inject('/open')).statusCode).toBe(200);
    expect((await door.inject('/open/../v1/nowhere')).statusCode).toBe(401);
    expect((await door.inject('/%6fpen')).statusCode).toBe(200);
    expect((await door.inject('/open2')).statusCode).toBe(401);
  });
});
