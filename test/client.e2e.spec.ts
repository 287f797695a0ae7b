/** The client at a real door, over a network that loses connections; and the page that tells of it. */
import { readFileSync } from 'node:fs';
import { type FeedCommit, type Line, type LineAnswer, Stet } from '#client';
import { type NewsroomService, startNewsroom } from '#testing';
import { CuttingNetwork } from './cutting-network.js';

const SAMPLE = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8').trim().split('\n');
const lines = SAMPLE.map((line) => JSON.parse(line) as Line);

describe('a client whose connections are lost', () => {
  let newsroom: NewsroomService;
  const networks: CuttingNetwork[] = [];

  beforeAll(async () => {
    newsroom = await startNewsroom();
  });

  afterAll(async () => {
    await Promise.all(networks.map((network) => network.close()));
    await newsroom.stop();
  });

  async function clientBehind(...cuts: number[]): Promise<{ stet: Stet; network: CuttingNetwork }> {
    const network = await CuttingNetwork.before(newsroom.url, cuts);
    networks.push(network);
    return { stet: new Stet({ url: network.url, pauseMs: 10 }), network };
  }

  it('has each of its posts answered once, and the stream has it once', async () => {
    const { stet, network } = await clientBehind(0, 40, 1, 200, 300, 400, 0, 17, 500);
    const ids = Array.from({ length: 20 }, (_, n) => `outlet-of-many-${n}`);
    const standing = await Promise.all(
      ids.map((outletId) => stet.post('register-outlet', { outletId, name: outletId }, { key: outletId })),
    );
    expect(standing.map(({ stream, version }) => [stream, version])).toEqual(ids.map((id) => [`outlet-${id}`, 1]));
    for (const id of ids) {
      const { commits, version } = await stet.ask('/v1/streams/{id}', { id: `outlet-${id}` });
      expect([version, commits[0]?.id]).toEqual([1, id]);
    }
    expect(network.lost).toBeGreaterThan(5);
  });

  it('has every line of many answered, in their order', async () => {
    const { stet, network } = await clientBehind(0, 3000, 20_000, 90_000);
    const answers: LineAnswer[] = [];
    for await (const answer of stet.bulk(lines)) answers.push(answer);
    expect(answers.map(({ id, status }) => [id, status])).toEqual(lines.map(({ id }) => [id, 201]));
    expect(network.lost).toBeGreaterThan(2);
    const { status } = await stet.ask('/v1/claims/{id}', { id: 'nk-troops-in-russia' });
    expect(status).toBe('corroborated');
  });

  it('reads every commit of the feed once, in the order of each partition', async () => {
    const { stet, network } = await clientBehind(0, 700, 5000, 5001, 40_000);
    const enough = new AbortController();
    const read: FeedCommit[] = [];
    const missing = new Set(lines.map(({ id }) => id));
    for await (const one of stet.follow({ after: '0:0', signal: enough.signal })) {
      read.push(one);
      missing.delete(one.commit.id);
      if (missing.size === 0) enough.abort();
    }
    for (let partition = 0; partition < 12; partition += 1) {
      const offsets = read.filter(({ commit }) => commit.partition === partition).map(({ commit }) => commit.offset);
      expect(offsets).toEqual([...new Set(offsets)].toSorted((one, other) => one - other));
    }
    expect(network.lost).toBeGreaterThan(3);
  });

  it('does what its page says', async () => {
    const page = readFileSync('docs/client.md', 'utf8');
    const [, block = ''] = /```js\n([^]*?)```/.exec(page) ?? [];
    const code = block.replace(/^import .*$/m, '').replace('http://127.0.0.1:4040', newsroom.url);
    const said: string[] = [];
    const AsyncFunction = (async () => undefined).constructor as new (
      ...parts: string[]
    ) => (...all: unknown[]) => Promise<void>;
    await new AsyncFunction('Stet', 'console', code)(Stet, {
      log: (...words: unknown[]) => said.push(words.join(' ')),
    });
    expect(said.slice(0, 3)).toEqual(['vale-times-17 201', 'vale-times-17-1 201', 'single_origin 1']);
    expect(said.at(-1)).toBe('claim-bridge-closed');
  });
});
