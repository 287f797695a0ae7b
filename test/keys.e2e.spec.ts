/** Keys that change while a door is open, as whoever keeps them changes them: by `npm run keys`. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addKey, makeKeys, revokeKey, type WantedKey } from '#service';
import { eventually, type NewsroomService, startNewsroom } from '#testing';
import { build, remove } from './built-app.js';
import { RawFeed } from './raw-feed.js';

describe('a door whose keys change', () => {
  let folder: string;
  let built: string;
  let file: string;
  let newsroom: NewsroomService;
  let readers = 0;

  beforeAll(async () => {
    built = build();
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    file = join(folder, 'keys.json');
    await makeKeys(file);
    newsroom = await startNewsroom({ keysFile: file });
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
    remove(built);
  });

  it('lets in who is added, without a restart, and turns away whose key is revoked', async () => {
    const [wire = ''] = (await keys('add', 'tool', 'wire')).trim().split('\n').slice(-1);
    await eventually(async () => (await statusFor(wire)) === 200);
    expect((await keys('list')).trim().split('\n')).toEqual([
      'tool:tool-1',
      'editor:editor-1',
      'auditor:auditor-1',
      'tool:wire',
    ]);
    await keys('revoke', 'tool', 'wire');
    await eventually(async () => (await statusFor(wire)) === 401);
  });

  it('once went on telling the feed to whose key was revoked', async () => {
    const night = await added({ role: 'auditor', name: 'night' });
    const { body, status } = await fetch(`${newsroom.url}/v1/feed`, { headers: bearer(night) });
    expect(status).toBe(200);
    const heard = readToTheEnd(body);
    await revokeKey(file, { role: 'auditor', name: 'night' });
    expect(await heard).toContain('event: heartbeat');
    expect(await statusFor(night)).toBe(401);
  });

  it('once took lines for as long as they came, whether or not their key had been revoked', async () => {
    const bulk = await added({ role: 'tool', name: 'bulk' });
    let send: (line: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        send = (line) => stream.enqueue(new TextEncoder().encode(`${line}\n`));
      },
    });
    send('{"command":"register-outlet","body":{"outletId":"tass","name":"TASS"}}');
    const answer = await fetch(`${newsroom.url}/v1/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', ...bearer(bulk) },
      body,
      duplex: 'half',
    } as RequestInit);
    await revokeKey(file, { role: 'tool', name: 'bulk' });
    const told = (await readToTheEnd(answer.body)).trim().split('\n');
    expect(told.map((line) => JSON.parse(line) as object)).toMatchObject([
      { status: 201 },
      { status: 401, code: 'key.missing', detail: expect.stringContaining('1 lines were taken') },
    ]);
  });

  it.each([
    ['many, without a key', '/v1/commands', 'application/x-ndjson', ''],
    ['many, with a wrong one', '/v1/commands', 'application/x-ndjson', 'Authorization: Bearer stet_tool_wrong\r\n'],
    ['one, without a key', '/v1/commands/register-outlet', 'application/json', ''],
    ['one, with a wrong one', '/v1/commands/register-outlet', 'application/json', 'Authorization: Bearer stet_x\r\n'],
  ])('once read what was posted before it asked who posts: %s', async (_what, path, type, key) => {
    const outlet = { outletId: 'unasked', name: 'Unasked' };
    const body = JSON.stringify(path === '/v1/commands' ? { command: 'register-outlet', body: outlet } : outlet);
    const caller = await RawFeed.connected(newsroom.url);
    const head = `POST ${path} HTTP/1.1\r\nHost: ${new URL(newsroom.url).host}\r\nContent-Type: ${type}\r\n${key}`;
    // It waits to be told to send.
    caller.socket.write(`${head}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`);
    expect(await caller.heard(/}/)).toMatch(/^HTTP\/1.1 401 [^]*"code":"key.missing"/);
    caller.socket.write(body);
    await caller.isOver();
    expect(caller.text.match(/HTTP\/1.1/g)).toHaveLength(1);
    const reader = await added({ role: 'auditor', name: `reader-${(readers += 1)}` });
    expect((await newsroom.get('/v1/streams/outlet-unasked', bearer(reader))).status).toBe(404);
  });

  it('ends the feed of whose key expires, and says when it did', async () => {
    const expires = new Date(Date.now() + 3000).toISOString();
    const guest = await added({ role: 'auditor', name: 'guest', expires });
    const { body } = await fetch(`${newsroom.url}/v1/feed`, { headers: bearer(guest) });
    await readToTheEnd(body);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expires));
    const refused = await newsroom.get('/v1/outlets', bearer(guest));
    expect(refused).toMatchObject({ status: 401, body: { code: 'key.expired' } });
    expect(refused.body.detail).toContain(`auditor:guest expired at ${expires}`);
  });

  it('is kept by words that are said to be wrong, with what there is', async () => {
    await expect(keys('remove', 'tool', 'wire')).rejects.toThrow('npm run keys -- revoke <role> <name>');
    await expect(keys()).rejects.toThrow('its keys would be lost. add gives it one more.');
  });

  /** The key, once the door lets it in. */
  async function added(wanted: WantedKey): Promise<string> {
    const key = await addKey(file, wanted);
    await eventually(async () => (await statusFor(key)) === 200);
    return key;
  }

  async function statusFor(key: string): Promise<number> {
    return (await newsroom.get('/v1/outlets', bearer(key))).status;
  }

  async function keys(...words: string[]): Promise<string> {
    const args = [join(built, 'dist/apps/stet/src/keys.js'), ...words, '--file', file];
    return (await promisify(execFile)(process.execPath, args, { env: environment })).stdout;
  }
});

const environment = { PATH: process.env.PATH };

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

async function readToTheEnd(body: ReadableStream<Uint8Array> | null): Promise<string> {
  let heard = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) heard += decoder.decode(chunk, { stream: true });
  return heard;
}
