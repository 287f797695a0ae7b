import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Connections } from './connections.js';
import { LIMITS } from './limits.js';

describe('the connections of a door that closes', () => {
  let server: Server;
  let connections: Connections;

  beforeEach(async () => {
    server = createServer();
    connections = new Connections(server, LIMITS, { warn: () => undefined });
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
