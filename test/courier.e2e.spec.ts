/** What happens to a report reaches the claims that it speaks to, whatever order things come in. */
import { eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const claimId = 'missile-from-russia';

describe('the courier', () => {
  let newsroom: NewsroomService;
  const written: Record<string, unknown>[] = [];

  beforeAll(async () => {
    newsroom = await startNewsroom();
    await accepted('register-outlet', { outletId: 'ap', name: 'Associated Press' });
    await accepted('register-claim', { claimId, proposition: 'The missile that hit Poland came from Russia' });
  });

  afterAll(() => newsroom.stop());

  it('ends what a correction takes back, and leaves the rest', async () => {
    await report('corrected');
    await state('corrected', 'wrong');
    await state('corrected', 'right');
    await correct('corrected', 'wrong');
    await eventually(async () => (await statement('wrong')).retraction !== undefined);
    expect((await statement('wrong')).retraction).toEqual({
      publishedAt: '2022-11-16',
      why: 'report_corrected',
      reportId: 'corrected',
    });
    expect(await statement('right')).not.toHaveProperty('retraction');
  });

  it('ends what is put on file after the correction that takes it back', async () => {
    await report('early');
    await correct('early', 'late');
    await state('early', 'late');
    await eventually(async () => (await statement('late')).retraction !== undefined);
  });

  it('ends all that a withdrawn report has said, and what is filled in later', async () => {
    await report('withdrawn');
    await state('withdrawn', 'first');
    await accepted('withdraw-report', { reportId: 'withdrawn', note: 'Wrong.', publishedAt: '2022-11-17' });
    await state('withdrawn', 'second');
    for (const id of ['first', 'second'])
      await eventually(async () => (await statement(id)).retraction?.why === 'report_withdrawn');
  });

  it('suspends while a report is held, and resumes when it is released', async () => {
    await report('held');
    await state('held', 'suspended');
    await accepted('hold-report', { reportId: 'held', note: 'Hold.', publishedAt: '2022-11-16' });
    await eventually(async () => (await statement('suspended')).suspensions?.length === 1);
    await accepted('release-report', { reportId: 'held', note: 'Go.', publishedAt: '2022-11-17' });
    await eventually(async () => (await statement('suspended')).suspensions?.[0]?.until !== undefined);
    expect((await statement('suspended')).suspensions).toEqual([{ from: '2022-11-16', until: '2022-11-17' }]);
  });

  it('is told from everybody else in the history', async () => {
    const { body } = await newsroom.get(`/v1/streams/claim-${claimId}?limit=500`);
    const carried = (body.commits as { by: string; command: string }[]).filter(({ by }) => by === 'stet:courier');
    expect(carried.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['RetractStatement', 'SuspendStatement', 'ResumeStatement']),
    );
  });

  it('leaves an outlet’s record to be read: what it corrected and withdrew, and where it was first', async () => {
    const { body } = await newsroom.get('/v1/outlets/ap');
    expect(body.record).toEqual({
      reports: 4,
      revised: 0,
      revisedInSilence: 0,
      corrected: 2,
      withdrawn: 1,
      copies: 0,
      first: 1,
      mayBeFirst: 0,
      late: 0,
    });
    expect(body.claims).toMatchObject([{ claimId, statements: 6, first: true }]);
  });

  it('carries what was due when it was not there', async () => {
    await report('while-away');
    await state('while-away', 'waiting');
    await accepted('withdraw-report', { reportId: 'while-away', note: 'Wrong.', publishedAt: '2022-11-17' });
    await newsroom.restart();
    await eventually(async () => (await statement('waiting')).retraction !== undefined);
  });

  async function accepted(name: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(name, body);
    expect([status, answer.detail]).toEqual([201, undefined]);
    written.push(answer);
  }

  function report(reportId: string): Promise<void> {
    return accepted('publish-report', { reportId, outletId: 'ap', publishedAt: '2022-11-15' });
  }

  function correct(reportId: string, statementId: string): Promise<void> {
    const ends = [{ claimId, statementId }];
    return accepted('correct-report', { reportId, note: 'A source was wrong.', publishedAt: '2022-11-16', ends });
  }

  function state(reportId: string, statementId: string): Promise<void> {
    return accepted('assert-claim', {
      claimId,
      statementId,
      reportId,
      holder: { name: 'a US official', role: 'anonymous_official' },
      act: 'states',
      basis: 'anonymous',
      framing: { headline: 'asserts', body: 'reports' },
    });
  }

  async function statement(statementId: string): Promise<Statement> {
    const { body } = await newsroom.get(`/v1/claims/${claimId}`, { 'read-after': positionAfterAll(written) });
    const found = (body.statements as Statement[]).find((one) => one.statementId === statementId);
    return found ?? { statementId };
  }
});

interface Statement {
  statementId: string;
  retraction?: { why: string };
  suspensions?: { from: string; until?: string }[];
}
