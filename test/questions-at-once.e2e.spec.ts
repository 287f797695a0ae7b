/** More questions at once than a process takes: who is beyond is told to come later, and later it is answered. */
import { eventually, type NewsroomService, startNewsroom } from '#testing';

const MOST = 5;

describe('questions at once', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom({ doorLimits: { questions: MOST, arrivalMs: 60_000 } });
  });

  afterAll(() => newsroom.stop());

  it('once waited for the database, however many they were: one more than so many is told to come later', async () => {
    const { body } = await newsroom.post('register-outlet', { outletId: 'tass', name: 'TASS' });
    const [partition, end] = String(body.position).split(':');
    // They wait for what comes next.
    const after = { 'read-after': `${partition}:${Number(end) + 1}` };
    const waiting = Array.from({ length: MOST }, () => newsroom.get('/v1/outlets/tass', after));
    const refused = await eventually(async () => {
      const answer = await newsroom.get('/v1/claims');
      return answer.status === 503 && answer;
    });
    expect(refused).toMatchObject({ body: { code: 'service.not-ready' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // Neither posts nor health are questions.
    expect((await newsroom.get('/v1/health/live')).status).toBe(200);
    expect((await newsroom.post('rename-outlet', { outletId: 'tass', name: 'ITAR-TASS' })).status).toBe(201);
    const answers = await Promise.all(waiting);
    expect(answers.map((answer) => [answer.status, answer.body.name])).toEqual(answers.map(() => [200, 'ITAR-TASS']));
    const again = await Promise.all(waiting.map(() => newsroom.get('/v1/claims')));
    expect(again.map(({ status }) => status)).toEqual(waiting.map(() => 200));
  });
});
