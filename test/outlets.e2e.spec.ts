/** An outlet's record, as an editor reads it: what became of its reports, and where it was first or late. */
import { readFileSync } from 'node:fs';
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const firstBy = [{ outletId: 'northwire', publishedAt: '2026-03-02T06:10Z' }];
const claim = { claimId: 'tanker-sank', firstBy };

describe('an outlet’s record', () => {
  let newsroom: NewsroomService;
  let after: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(readFileSync('samples/a-correction/commands.ndjson', 'utf8'));
    answers.push(...(await newsroom.bulk(ofADayTooCoarse.map((line) => JSON.stringify(line)).join('\n'))));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    after = positionAfterAll(answers);
  });

  afterAll(() => newsroom.stop());

  it('says that it was first, and corrected what it had said', async () =>
    expect(await outlet('northwire')).toMatchObject({
      reports: [{ reportId: 'northwire-1', life: 'published', corrected: true }],
      claims: [{ ...claim, statements: 1, publishedAt: '2026-03-02T06:10Z', first: true, mayBeFirst: false }],
      record: {
        reports: 1,
        revised: 0,
        revisedInSilence: 0,
        corrected: 1,
        withdrawn: 0,
        copies: 0,
        first: 1,
        mayBeFirst: 0,
        late: 0,
      },
    }));

  it('says that it was late, after whom, and that its report was a copy, which it withdrew', async () =>
    expect(await outlet('harbour-post')).toMatchObject({
      reports: [{ reportId: 'harbour-post-1', life: 'withdrawn', corrected: false }],
      claims: [{ ...claim, statements: 1, publishedAt: '2026-03-02T07:30Z', first: false }],
      record: { reports: 1, revised: 0, revisedInSilence: 0, corrected: 0, withdrawn: 1, copies: 1, first: 0, late: 1 },
    }));

  it('counts claims, not statements: two on one claim are late once', async () =>
    expect(await outlet('coast-daily')).toMatchObject({
      claims: [{ ...claim, statements: 2, publishedAt: '2026-03-02T08:15Z', first: false }],
      record: { revised: 1, revisedInSilence: 0, first: 0, late: 1 },
    }));

  it('calls nobody late and nobody first where the dates cannot tell', async () => {
    const both = [
      { outletId: 'vale-times', publishedAt: '2026-03-03' },
      { outletId: 'weekly', publishedAt: '2026-03-03T20:00Z' },
    ];
    const raised = { claimId: 'wreck-raised', first: false, mayBeFirst: true, firstBy: both };
    expect(await outlet('weekly')).toMatchObject({ claims: [raised], record: { first: 0, mayBeFirst: 1, late: 0 } });
    const { claims, record } = await outlet('vale-times');
    expect(claims).toMatchObject([{ claimId: 'tanker-sank', first: false, mayBeFirst: false }, raised]);
    expect(record).toMatchObject({ first: 0, mayBeFirst: 1, late: 1 });
  });

  it('holds no score', async () => {
    const { record } = await outlet('northwire');
    for (const count of Object.values(record)) expect(Number.isInteger(count)).toBe(true);
  });

  async function outlet(id: string): Promise<{ claims: object[]; record: object }> {
    const { body } = await newsroom.get(`/v1/outlets/${id}`, { 'read-after': after });
    return body as unknown as { claims: object[]; record: object };
  }
});

/** Of one outlet only the day is known, of the other the hour. */
const ofADayTooCoarse = [
  { command: 'register-outlet', body: { outletId: 'weekly', name: 'The Weekly (made up)' } },
  { command: 'register-claim', body: { claimId: 'wreck-raised', proposition: 'The wreck was raised' } },
  ...report('weekly', '2026-03-03T20:00Z'),
  ...report('vale-times', '2026-03-03'),
];

function report(outletId: string, publishedAt: string) {
  const reportId = `${outletId}-2`;
  const statement = {
    claimId: 'wreck-raised',
    statementId: `${reportId}-1`,
    reportId,
    holder: { name: 'a diver', role: 'witness' },
    act: 'states',
    basis: 'anonymous',
    framing: { headline: 'reports', body: 'reports' },
  };
  return [
    { command: 'publish-report', body: { reportId, outletId, publishedAt } },
    { command: 'assert-claim', body: statement },
  ];
}
