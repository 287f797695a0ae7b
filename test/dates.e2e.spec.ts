/** Dates at the door: what is none is refused with what is wanted, and whatever sorts by time sorts by time. */
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const CLAIMS = {
  'said-in-seoul': '2024-10-24T05:00+09:00',
  'said-that-day': '2024-10-24',
  'said-at-half-past': '2024-10-24T00:00:30.5Z',
  'said-a-little-before': '2024-10-24T00:00:30.25Z',
  'said-by-then': '../2024-10-25',
  'said-from-then-on': '2024-10-23/..',
  'said-that-year': '2024',
};
/** The latest first; an open start is before everything. */
const IN_ORDER = [
  'said-at-half-past',
  'said-a-little-before',
  'said-that-day',
  'said-in-seoul',
  'said-from-then-on',
  'said-that-year',
  'said-by-then',
];

describe('the board once', () => {
  let newsroom: NewsroomService;
  const answers: Record<string, unknown>[] = [];

  beforeAll(async () => {
    newsroom = await startNewsroom();
    await post('register-outlet', { outletId: 'o', name: 'O' });
    for (const [claimId, publishedAt] of Object.entries(CLAIMS)) {
      await post('register-claim', { claimId, proposition: 'It is so' });
      await post('publish-report', { reportId: claimId, outletId: 'o', publishedAt });
      await post('assert-claim', statement(claimId));
    }
    await newsroom.shows(positionAfterAll(answers));
  });

  afterAll(() => newsroom.stop());

  it.each(['', `&at=${new Date().getUTCFullYear()}`])('sorted by time as by the alphabet%s', async (at) => {
    expect(await idsOf(`?sort=since${at}`)).toEqual(IN_ORDER);
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body } = await newsroom.get(`/v1/claims?sort=since&limit=1${at}${next && `&cursor=${next}`}`);
      paged.push(...(body.claims as { claimId: string }[]).map(({ claimId }) => claimId));
      next = body.next as string | null;
    }
    expect(paged).toEqual(IN_ORDER);
  });

  it('was filtered by no date at all where that lay beyond the years of four digits', async () => {
    expect((await newsroom.get('/v1/claims?since=Y10000')).status).toBe(400);
    expect(await idsOf(`?since=${encodeURIComponent('9999-12-31T23:59-10:00')}`)).toEqual([]);
    expect(await idsOf('?since=2020')).toHaveLength(IN_ORDER.length);
    expect(await idsOf('?since=../2020')).toHaveLength(IN_ORDER.length);
  });

  it.each(['at', 'since'])('took for a date of `%s` what is none', async (word) => {
    for (const date of ['20240711', '2024-21', 'Y170000002', '2024-10-24T10:00', '202X', '']) {
      const { status, body } = await newsroom.get(`/v1/claims?${word}=${date}`);
      expect([date, status]).toEqual([date, 400]);
      expect(body.errors).toEqual([
        { field: word, message: expect.stringContaining('a date such as 2024,') as string },
      ]);
    }
  });

  it('let one statement stand where the second was said at no moment', async () => {
    const claimId = 'said-that-day';
    for (const saidAt of ['Y-170000002', '20240711', '9999-']) {
      const { status, body } = await newsroom.post('deny-claim', {
        ...statement(claimId),
        statementId: 'second',
        act: 'denies',
        saidAt,
      });
      expect([status, body.errors]).toMatchObject([400, [{ field: 'saidAt' }]]);
    }
    expect((await newsroom.get(`/v1/claims/${claimId}`)).body).toMatchObject({ status: 'single_origin' });
  });

  async function post(command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body);
    expect([status, answer.detail]).toEqual([201, undefined]);
    answers.push(answer);
  }

  async function idsOf(query: string): Promise<string[]> {
    const { status, body } = await newsroom.get(`/v1/claims${query}`);
    expect([status, body.detail]).toEqual([200, undefined]);
    return (body.claims as { claimId: string }[]).map(({ claimId }) => claimId);
  }
});

function statement(claimId: string) {
  return {
    claimId,
    statementId: 's',
    reportId: claimId,
    holder: { name: 'NIS', role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
  };
}
