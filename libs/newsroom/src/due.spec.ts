import { asserts, claimOnFile } from '../contract/given.js';
import { type ClaimStatement, claimOf } from './claim/claim.js';
import { dueOn } from './due.js';
import { evolveReport, noReport, type ReportEvent } from './report/report.js';

const report = { reportId: 'ap-1', outletId: 'ap', publishedAt: '2022-11-15' };
const published: ReportEvent = { type: 'ReportPublished', data: report };
const correction = (...ends: string[]): ReportEvent => ({
  type: 'ReportCorrected',
  data: {
    reportId: 'ap-1',
    note: 'A single source was wrong.',
    publishedAt: '2022-11-16',
    ends: ends.map((statementId) => ({ claimId: 'nk-troops', statementId })),
  },
});
const withdrawal: ReportEvent = {
  type: 'ReportWithdrawn',
  data: { reportId: 'ap-1', note: 'Withdrawn.', publishedAt: '2022-11-17' },
};
const hold: ReportEvent = { type: 'ReportHeld', data: { reportId: 'ap-1', note: 'Hold.', publishedAt: '2022-11-16' } };
const release: ReportEvent = {
  type: 'ReportReleased',
  data: { reportId: 'ap-1', note: 'Release.', publishedAt: '2022-11-18' },
};

describe('what is due on a statement', () => {
  it('is nothing while its report stands', () => expect(due([])).toEqual([]));

  it('is its end, when a correction of its report names it, at the time of the correction', () => {
    expect(due([correction('s')])).toEqual([['retract-statement', '2022-11-16', 'report_corrected', 'corrected-0']]);
    expect(due([correction('another')])).toEqual([]);
  });

  it('is its end, when its report is withdrawn', () =>
    expect(due([withdrawal])).toEqual([['retract-statement', '2022-11-17', 'report_withdrawn', 'withdrawn']]));

  it('is one end, the first', () =>
    expect(due([correction('s'), withdrawal])).toEqual([
      ['retract-statement', '2022-11-16', 'report_corrected', 'corrected-0'],
    ]));

  it('is its suspension while its report is held, and its resumption once that is released', () => {
    expect(due([hold])).toEqual([['suspend-statement', '2022-11-16', undefined, 'held-0']]);
    expect(due([hold], { suspensions: [{ from: '2022-11-16' }] })).toEqual([]);
    expect(due([hold, release], { suspensions: [{ from: '2022-11-16' }] })).toEqual([
      ['resume-statement', '2022-11-18', undefined, 'released-0'],
    ]);
    expect(due([hold, release], { suspensions: [{ from: '2022-11-16', until: '2022-11-18' }] })).toEqual([]);
  });

  it('is a suspension for each hold, though both began on one day', () => {
    const onTheDay: ReportEvent = {
      type: 'ReportReleased',
      data: { reportId: 'ap-1', note: 'Release.', publishedAt: '2022-11-16' },
    };
    expect(due([hold, onTheDay, hold], { suspensions: [{ from: '2022-11-16', until: '2022-11-16' }] })).toEqual([
      ['suspend-statement', '2022-11-16', undefined, 'held-1'],
    ]);
  });

  it('is both, when it is put on file after the release but was said before the hold', () =>
    expect(due([hold, release]).map(([command]) => command)).toEqual(['suspend-statement', 'resume-statement']));

  it('is nothing of a hold that was over when it was said', () =>
    expect(due([hold, release], { publishedAt: '2022-11-18' })).toEqual([]));

  it('is a suspension before its end, so that the past shows both', () =>
    expect(due([hold, withdrawal]).map(([command]) => command)).toEqual(['suspend-statement', 'retract-statement']));

  it('is nothing once it is retracted', () =>
    expect(
      due([withdrawal], { retraction: { publishedAt: '2022-11-16', why: 'misrendered', reportId: 'ap-1' } }),
    ).toEqual([]));
});

function due(life: ReportEvent[], about: Partial<ClaimStatement> = {}) {
  const told = asserts('an official', {
    statementId: 's',
    reportId: 'ap-1',
    outletId: 'ap',
    publishedAt: '2022-11-15',
  });
  const [statement] = claimOf([claimOnFile(), told]).statements;
  if (!statement) throw new Error('There is no statement.');
  const state = [published, ...life].reduce(evolveReport, noReport);
  return dueOn({ ...statement, ...about }, state).map(({ command, body, cause }) => [
    command,
    body.publishedAt,
    body.why,
    cause,
  ]);
}
