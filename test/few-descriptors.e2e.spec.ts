/** A process that may have few files and connections open, under more connections than that: it lives, and answers. */
import { type Kept, startKept } from '../scripts/kept.mjs';
import { eventually, type FreshDatabase, freshDatabase } from '#testing';
import { build, remove } from './built-app.js';
import { RawFeed } from './raw-feed.js';

const DESCRIPTORS = 200;

describe(`a process of ${DESCRIPTORS} descriptors`, () => {
  let folder: string;
  let database: FreshDatabase;
  let stet: Kept;
  let url: string;

  beforeAll(async () => {
    folder = build();
    database = await freshDatabase();
    stet = await startKept({
      program: 'sh',
      args: ['-c', `ulimit -n ${DESCRIPTORS}; exec "$0" dist/apps/stet/src/main.js`, process.execPath],
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, PORT: '0' },
      ready: /"url":"(?<url>\S+?)",.*"msg":"started"/,
    });
    url = stet.said.groups?.url ?? '';
  });

  afterAll(async () => {
    expect(await stet.stop()).toBe(0);
    await database.drop();
    remove(folder);
  });

  it('lives under more connections than that, answers who has one, and all once these have gone', async () => {
    const held = await Promise.all(Array.from({ length: 100 }, () => RawFeed.open(url)));
    for (const feed of held) await feed.heard(/event: heartbeat/);
    // Whoever asks nothing takes nobody's place.
    const idle = await Promise.all(Array.from({ length: 2 * DESCRIPTORS }, () => RawFeed.connected(url)));
    expect(await register('first')).toBe(201);
    await Promise.all(held.map((feed) => feed.heard(/"id":"first"/)));

    // Whoever waits for an answer keeps his, and the next is told.
    const more: RawFeed[] = [];
    for (let told = ''; !told.includes(' 503 ');) {
      const feed = await RawFeed.open(url);
      told = await feed.heard(/\r\n\r\n/);
      more.push(feed);
    }
    expect(more.at(-1)?.text).toMatch(/^HTTP\/1.1 503 [^]*\nretry-after: \d/i);
    expect(held.length + more.length).toBeLessThan(DESCRIPTORS);
    for (const feed of more.splice(0)) feed.leave();
    await eventually(async () => (await register('second')) === 201);
    await Promise.all(held.map((feed) => feed.heard(/"id":"second"/)));

    for (const feed of [...held, ...idle]) feed.leave();
    const again = () => Promise.all(Array.from({ length: 100 }, async () => (await fetch(`${url}/v1/outlets`)).status));
    await eventually(async () => (await again()).every((status) => status === 200));
  });

  /** On a connection of its own; 0 where it finds none. */
  async function register(outletId: string): Promise<number> {
    const body = JSON.stringify({ outletId, name: outletId });
    const headers = { 'content-type': 'application/json', 'idempotency-key': outletId, connection: 'close' };
    const answer = await fetch(`${url}/v1/commands/register-outlet`, { method: 'POST', headers, body }).catch(
      () => undefined,
    );
    return answer?.status ?? 0;
  }
});
