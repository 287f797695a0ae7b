/** A report that is held, released, killed, let out again and killed for good: what its claim shows after each, now and of the past. */
import { StoryDesk } from './story-desk.js';

const claimId = 'missile-from-russia';
const reportId = 'northwire-1';
const note = 'Checked against the radar.';
const statement = {
  claimId,
  statementId: reportId,
  reportId,
  holder: { name: 'an officer', role: 'witness' },
  act: 'states',
  basis: 'named',
  framing: { headline: 'reports', body: 'reports' },
  publishedAt: '2022-11-15T18:00Z',
};

describe('a report', () => {
  let desk: StoryDesk;

  beforeAll(async () => {
    desk = await StoryDesk.open();
    await desk.post('register-outlet', { outletId: 'northwire', name: 'Northwire' });
    await desk.post('register-claim', { claimId, proposition: 'The missile came from Russia' });
    await desk.post('publish-report', { reportId, outletId: 'northwire', publishedAt: '2022-11-15T18:00Z' });
    await desk.post('assert-claim', statement);
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
    await desk.post('kill-report', { reportId, note, publishedAt: '2022-11-16T08:00Z' });
    await desk.becomes(claimId, 'abandoned');
    await shows('abandoned', { since: '2022-11-16T08:00Z', assertingOrigins: 0 });
    expect(await desk.endedOn(claimId)).toEqual({ [reportId]: 'report_withdrawn' });
  });

  it('is one again once the kill is lifted, as if there had been none', async () => {
    await desk.post('lift-kill', { reportId, reason: 'It was another report that was meant.' });
    await desk.becomes(claimId, 'single_origin');
    await shows('single_origin', { since: '2022-11-15T21:00Z', assertingOrigins: 1 });
    expect(await desk.endedOn(claimId)).toEqual({});
  });

  it('is none when it is killed again, though it was withdrawn after that', async () => {
    await desk.post('kill-report', { reportId, note, publishedAt: '2022-11-17T08:00Z' });
    await desk.post('withdraw-report', { reportId, note, publishedAt: '2022-11-18T08:00Z' });
    await desk.becomes(claimId, 'abandoned');
    await shows('abandoned', { since: '2022-11-17T08:00Z', assertingOrigins: 0 });
  });

  it('has what is put on file from it later ended, too', async () => {
    await desk.post('assert-claim', { ...statement, statementId: 'put-on-file-late' });
    await desk.end(claimId, 'put-on-file-late');
  });

  it('stays ended when the kill is lifted, for it was withdrawn meanwhile', async () => {
    await desk.post('lift-kill', { reportId, reason: 'The order was set aside.' });
    await desk.endsOf(claimId, '2022-11-18T08:00Z');
    await shows('abandoned', { since: '2022-11-18T08:00Z', assertingOrigins: 0 });
  });

  it.each([
    ['2022-11-15T18:30Z', 'single_origin'],
    ['2022-11-15T20:00Z', 'abandoned'],
    ['2022-11-15T23:00Z', 'single_origin'],
    ['2022-11-17T23:00Z', 'single_origin'],
  ])('was what it was: at %s the claim was %s', async (at, status) =>
    expect(await desk.stet.ask('/v1/claims/{id}', { id: claimId, query: { at } })).toMatchObject({ status, flags: [] }),
  );

  it('has had each of this carried once', async () =>
    expect((await desk.carriedTo(claimId)).filter((carried) => carried.endsWith(reportId))).toEqual(
      [
        'StatementSuspended',
        'StatementResumed',
        'StatementRetracted',
        'StatementReinstated',
        'StatementRetracted',
        'StatementReinstated',
        'StatementRetracted',
      ].map((type) => `${type} ${reportId}`),
    ));

  async function shows(status: string, beside: object): Promise<void> {
    expect(await desk.claim(claimId)).toMatchObject({ status, outlets: 1, flags: [], ...beside });
  }
});
