import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The second has a field that no line has. */
const LINE = { id: 'a', status: 201, stream: 'claim-a', version: 1, events: [], position: '0:1' };
const LINES = [LINE, { ...LINE, also: 1 }].map((line) => `${JSON.stringify(line)}\n`).join('');

describe('an answer that is not of its schema', () => {
  let door: Server;
  let url: string;

  beforeAll(async () => {
    door = createServer(({ method }, response) => {
      const [kind, text] = method === 'POST' ? ['x-ndjson', LINES] : ['json', '{"claims":[{"claimId":{}}]}'];
      response.setHeader('content-type', `application/${kind}`).end(text);
    });
    await new Promise((resolve) => door.listen(0, '127.0.0.1', () => resolve(undefined)));
    url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => door.close(resolve)));

  it('fails a test that asks with a fetch of its own, too', () =>
    expect(fetch(`${url}/v1/claims`)).rejects.toThrow('What answered is not what is described of GET /v1/claims'));

  it('fails whoever reads it, if it is a line of many', async () => {
    const answer = await fetch(`${url}/v1/commands`, { method: 'POST', body: '{}' });
    await expect(answer.text()).rejects.toThrow('What answered is not what is described of a BulkLine');
  });

  it('is none of ours under another path', async () => expect((await fetch(`${url}/elsewhere`)).status).toBe(200));
});
