/** A stream's history, as an auditor pages through it. */
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
    await newsroom.get('/v1/outlets', { 'read-after': after });
  });

  afterAll(() => newsroom.stop());

  it('is paged by cursor, each commit once, in the order of the log', async () => {
    const whole = await page('');
    const versions: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
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
      { field: 'cursor', message: "cursor must be the page before's next, once" },
      { field: 'after', message: 'after is no word of this question' },
    ]);
  });

  async function page(words: string): Promise<{ commits: { version: number }[]; next: string | null }> {
    const { body } = await newsroom.get(`/v1/streams/outlet-ria?${words}`);
    return body as unknown as { commits: { version: number }[]; next: string | null };
  }
});
