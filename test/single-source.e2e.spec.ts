/** An agency's single unnamed source, which five outlets carry: the story of a wrong report, as an editor sees it. */
import { StoryDesk } from './story-desk.js';

const claimId = 'missile-from-russia';
const holder = 'a senior official';
const flag = 'carries_withdrawn_origin';

/** How each of the five names the agency, in the order in which they print it. */
const CARRIERS = [
  { outlet: 'fox', at: '2022-11-15T18:55Z', way: 'naming the agency as its way', via: [{ outlet: 'ap' }] },
  {
    outlet: 'reuters',
    at: '2022-11-15T19:10Z',
    way: 'naming one who had it from the agency',
    via: [{ name: 'a wire service' }, { outlet: 'ap' }],
  },
  {
    outlet: 'sky',
    at: '2022-11-15T19:20Z',
    way: 'in a copy of its report',
    relations: [{ kind: 'copy_of', of: { outlet: 'ap' }, reportId: 'ap-1' }],
  },
  {
    outlet: 'tass',
    at: '2022-11-15T20:05Z',
    way: 'in a report that quotes it, naming it as its way',
    via: [{ outlet: 'ap' }],
    relations: [{ kind: 'quotes', of: { outlet: 'ap' }, reportId: 'ap-1' }],
  },
  {
    outlet: 'unn',
    at: '2022-11-15T21:00Z',
    way: 'in a copy of the copy',
    relations: [{ kind: 'copy_of', of: { outlet: 'sky' }, reportId: 'sky-1' }],
  },
];
const carriers = CARRIERS.map(({ outlet }) => outlet);

describe("an agency's single unnamed source", () => {
  let desk: StoryDesk;

  beforeAll(async () => {
    desk = await StoryDesk.open();
    for (const outletId of ['ap', ...carriers])
      await desk.post('register-outlet', { outletId, name: outletId.toUpperCase() });
    await desk.post('register-claim', { claimId, proposition: 'The missile that hit Poland came from Russia' });
  });

  afterAll(() => desk.close());

  it('is one origin when the agency reports it', async () => {
    await print('ap', { at: '2022-11-15T18:41Z' });
    expect(await desk.claim(claimId)).toMatchObject({
      status: 'single_origin',
      since: '2022-11-15T18:41Z',
      assertingOrigins: 1,
      outlets: 1,
      origins: [{ holder, outlets: ['ap'] }],
      flags: [],
    });
  });

  it.each(CARRIERS)('is no second origin when $outlet carries it, $way', async ({ outlet, ...how }) => {
    await print(outlet, how);
    const printed = ['ap', ...carriers.slice(0, carriers.indexOf(outlet) + 1)];
    expect(await desk.claim(claimId)).toMatchObject({
      status: 'single_origin',
      since: '2022-11-15T18:41Z',
      assertingOrigins: 1,
      outlets: printed.length,
      origins: [{ holder, outlets: printed }],
      flags: [],
    });
  });

  it('is taken from all five by the correction of the agency, and all five still carry it, flagged', async () => {
    await desk.post('correct-report', {
      reportId: 'ap-1',
      note: 'The source was wrong: the missile was fired at a Russian one.',
      publishedAt: '2022-11-16T15:00Z',
      ends: [{ claimId, statementId: 'ap-1-1' }],
    });
    await desk.end(claimId, 'ap-1-1');
    expect(await desk.claim(claimId)).toMatchObject({
      status: 'abandoned',
      since: '2022-11-16T15:00Z',
      assertingOrigins: 0,
      outlets: 6,
      origins: [],
      because: [{ statementId: 'ap-1-1', holder, stance: 'asserts' }],
      flags: [flag],
      raised: [{ flag, statements: carriers.map((outlet) => `${outlet}-1-1`) }],
    });
    expect(await desk.endedOn(claimId)).toEqual({ 'ap-1-1': 'report_corrected' });
  });

  it('is carried by four once one of the five withdraws its report', async () => {
    await desk.post('withdraw-report', { reportId: 'tass-1', note: 'Wrong.', publishedAt: '2022-11-17T09:00Z' });
    await desk.end(claimId, 'tass-1-1');
    expect(await desk.claim(claimId)).toMatchObject({
      status: 'abandoned',
      since: '2022-11-16T15:00Z',
      assertingOrigins: 0,
      outlets: 6,
      origins: [],
      because: [{ statementId: 'ap-1-1', holder, stance: 'asserts' }],
      flags: [flag],
      raised: [{ flag, statements: ['fox-1-1', 'reuters-1-1', 'sky-1-1', 'unn-1-1'] }],
    });
    expect(await desk.endedOn(claimId)).toEqual({ 'ap-1-1': 'report_corrected', 'tass-1-1': 'report_withdrawn' });
  });

  it('was never corroborated', async () =>
    expect(await desk.statusesOf(claimId)).toEqual(['single_origin', 'abandoned']));

  it('has lost two statements by the courier, and no other', async () =>
    expect(await desk.carriedTo(claimId)).toEqual(['StatementRetracted ap-1-1', 'StatementRetracted tass-1-1']));

  async function print(outletId: string, { at, relations, via }: { at: string; relations?: object[]; via?: object[] }) {
    const reportId = `${outletId}-1`;
    await desk.post('publish-report', { reportId, outletId, publishedAt: at, ...(relations && { relations }) });
    await desk.post('assert-claim', {
      claimId,
      statementId: `${reportId}-1`,
      reportId,
      holder: { name: holder, role: 'anonymous_official' },
      act: 'states',
      basis: 'anonymous',
      utterance: 'official-1115',
      framing: { headline: 'reports', body: 'reports' },
      ...(via && { via }),
    });
  }
});
