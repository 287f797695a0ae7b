import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

describe('an answer that is not of its schema', () => {
  let door: Server;
  let url: string;

  beforeAll(async () => {
    door = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end('{"claims":[{"claimId":{}}]}');
    });
    await new Promise((resolve) => door.listen(0, '127.0.0.1', () => resolve(undefined)));
    url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => door.close(resolve)));

  it('fails a test that asks with a fetch of its own, too', () =>
    expect(fetch(`${url}/v1/claims`)).rejects.toThrow('What answered is not what is described of GET /v1/claims'));

  it('is none of ours under another path', async () => expect((await fetch(`${url}/elsewhere`)).status).toBe(200));
});
