/** A report that is held, released and at last killed: what its claim shows after each, now and of the past. */
import { StoryDesk } from './story-desk.js';

const claimId = 'missile-from-russia';
const reportId = 'northwire-1';
const note = 'Checked against the radar.';

describe('a report', () => {
  let desk: StoryDesk;

  beforeAll(async () => {
    desk = await StoryDesk.open();
    await desk.post('register-outlet', { outletId: 'northwire', name: 'Northwire' });
    await desk.post('register-claim', { claimId, proposition: 'The missile came from Russia' });
    await desk.post('publish-report', { reportId, outletId: 'northwire', publishedAt: '2022-11-15T18:00Z' });
    await desk.post('assert-claim', {
      claimId,
      statementId: reportId,
      reportId,
      holder: { name: 'an officer', role: 'witness' },
      act: 'states',
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
    });
  });

  afterAll(() => desk.close());

  it('is an origin while it is out', () => shows('single_origin', { since: '2022-11-15T18:00Z', assertingOrigins: 1 }));

  it('is none while it is held', async () => {
    await desk.post('hold-report', { reportId, note, publishedAt: '2022-11-15T19:00Z' });
    await desk.becomes(claimId, 'abandoned');
    await shows('abandoned', { since: '2022-11-15T19:00Z', assertingOrigins: 0 });
  });

  it('is one again from its release on', async () => {
    await desk.post('release-report', { reportId, note, publishedAt: '2022-11-15T21:00Z' });
    await desk.becomes(claimId, 'single_origin');
    await shows('single_origin', { since: '2022-11-15T21:00Z', assertingOrigins: 1 });
  });

  it('is none once it is killed', async () => {
    await desk.post('withdraw-report', { reportId, note, publishedAt: '2022-11-16T08:00Z', kill: true });
    await desk.becomes(claimId, 'abandoned');
    await shows('abandoned', { since: '2022-11-16T08:00Z', assertingOrigins: 0 });
    expect(await desk.endedOn(claimId)).toEqual({ [reportId]: 'report_withdrawn' });
  });

  it.each([
    ['2022-11-15T18:30Z', 'single_origin'],
    ['2022-11-15T20:00Z', 'abandoned'],
    ['2022-11-15T23:00Z', 'single_origin'],
  ])('was what it was: at %s the claim was %s', async (at, status) =>
    expect(await desk.read(`/v1/claims/${claimId}?at=${at}`)).toMatchObject({ status, flags: [] }),
  );

  it('has had each of this carried once', async () =>
    expect(await desk.carriedTo(claimId)).toEqual(
      ['StatementSuspended', 'StatementResumed', 'StatementRetracted'].map((type) => `${type} ${reportId}`),
    ));

  async function shows(status: string, beside: object): Promise<void> {
    expect(await desk.claim(claimId)).toMatchObject({ status, outlets: 1, flags: [], ...beside });
  }
});
