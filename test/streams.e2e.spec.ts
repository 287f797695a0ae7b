/** A stream's history, as it is paged through, and what of it is for auditors alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeCommit, openEmbeddedLedger, partitionOf } from '#ledger';
import { makeKeys } from '#service';
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

describe('a stream’s history', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const names = ['RIA', 'RIA Novosti', 'Rossiya Segodnya', 'RIA again', 'RIA at last'];
    const answers = [];
    for (const name of names)
      answers.push(
        await newsroom.post(answers.length ? 'rename-outlet' : 'register-outlet', { outletId: 'ria', name }),
      );
    const after = positionAfterAll(answers.map(({ body }) => body));
    await newsroom.shows(after);
  });

  afterAll(() => newsroom.stop());

  it('is paged by cursor, each commit once, in the order of the log', async () => {
    const whole = await page('');
    const versions: unknown[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { commits, next: cursor } = await page(`limit=2${next && `&cursor=${next}`}`);
      versions.push(...commits.map(({ version }) => version));
      next = cursor;
    }
    expect(versions).toEqual([1, 2, 3, 4, 5]);
    expect([whole.commits.length, whole.next]).toEqual([5, null]);
  });

  it('takes no word but a page’s next as a cursor', async () => {
    const { status, body } = await newsroom.get('/v1/streams/outlet-ria?cursor=yesterday&after=3');
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: 'cursor', message: 'cursor must be the `next` of the page before, asked with the same words' },
      { field: 'after', message: 'after is no query parameter of this question' },
    ]);
  });

  async function page(words: string): Promise<{ commits: { version: number }[]; next: string | null }> {
    const { body } = await newsroom.get(`/v1/streams/outlet-ria?${words}`);
    return body as unknown as { commits: { version: number }[]; next: string | null };
  }
});

interface ShownCommit {
  id: string;
  stands: boolean;
  events: unknown[];
}

describe('a void commit', () => {
  const stream = 'outlet-ria';
  let newsroom: NewsroomService;
  let folder: string;
  let keys: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    keys = await makeKeys(join(folder, 'keys.json'));
    newsroom = await startNewsroom({ keysFile: join(folder, 'keys.json') });
    const outlet = { outletId: 'ria', name: 'RIA' };
    await newsroom.post('register-outlet', outlet, { ...as('editor'), 'idempotency-key': 'first' });
    await append({ id: 'beaten', name: 'A name that lost the race' });
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['tool', []],
    ['editor', []],
    ['auditor', [{ type: 'OutletRegistered', data: { outletId: 'ria', name: 'A name that lost the race' } }]],
  ])(
    'is shown to every role as what it is, and its text to auditors alone: to a key of the role %s',
    async (role, events) => {
      const { commits } = await history(role);
      expect(commits.map(({ id, stands }) => [id, stands])).toEqual([
        ['first', true],
        ['beaten', false],
      ]);
      expect(commits[1]?.events).toEqual(events);
      expect(commits[0]?.events).toHaveLength(1);
    },
  );

  it('leaves a record of whom its text was shown to', async () => {
    const { body } = await newsroom.get('/v1/disclosures', as('auditor'));
    expect(body.disclosures).toMatchObject([
      { by: 'auditor:auditor-1', path: `/v1/streams/${stream}`, reports: [], voids: [{ offset: 1 }] },
    ]);
  });

  it('is told of nowhere else: what never stood is no news, and answers to no key', async () => {
    const words = { ...as('editor'), accept: 'application/json', 'read-after': end };
    for (const path of ['/v1/feed?limit=500', '/v1/outlets/ria', '/v1/commands/beaten'])
      expect(JSON.stringify((await newsroom.get(path, words)).body)).not.toContain('lost the race');
  });

  let end = '';
  const as = (role: string) => ({ authorization: `Bearer ${keys[role]}` });

  async function history(role: string): Promise<{ commits: ShownCommit[] }> {
    const { body } = await newsroom.get(`/v1/streams/${stream}`, { ...as(role), 'read-after': end });
    return body as unknown as { commits: ShownCommit[] };
  }

  /** As another process would that had not read the first when it decided. */
  async function append({ id, name }: { id: string; name: string }): Promise<void> {
    const ledger = await openEmbeddedLedger({ database: newsroom.databaseUrl });
    const events = [{ type: 'OutletRegistered', data: { outletId: 'ria', name } }];
    const about = { stream, after: 0, on: null, command: 'RegisterOutlet', digest: 'd', by: 'editor:editor-1' };
    const value = encodeCommit({ v: 1, id, ...about, events, at: new Date().toISOString() });
    const partition = partitionOf(stream, ledger.partitions);
    await ledger.append([{ partition, key: stream, value }]);
    end = `${partition}:${(await ledger.bounds())[partition]?.end}`;
    await ledger.close();
  }
});
