import { given, reportOnFile } from '../../test/given.js';
import { report } from './report-stream.js';
import { noReport, type Report, type ReportEvent } from './report.js';
import { ReviseReport } from './revise-report.js';

const published = reportOnFile('kbs-1', { publishedAt: '2024-10-07T04:50:00Z' });
const withAReply = {
  reportId: 'kbs-1',
  publishedAt: '2024-10-07T08:00:00Z',
  noted: true,
  note: 'Adds a reply of the ministry.',
};
const revised: ReportEvent = { type: 'ReportRevised', data: withAReply };

describe('ReviseReport', () => {
  it('says that the outlet changed its report, and told its readers', () =>
    given(published).when(ReviseReport, withAReply).then(revised));

  it('says that it changed its headline without a word', () =>
    given(published)
      .when(ReviseReport, { ...withAReply, headline: 'Six killed', noted: false })
      .follows('ReportRevised', { headline: 'Six killed', noted: false }));

  it('takes a revision of that day, if nobody knows the hour', () =>
    given(published, revised)
      .when(ReviseReport, { ...withAReply, publishedAt: '2024-10-07' })
      .follows('ReportRevised', { publishedAt: '2024-10-07' }));

  it('takes a revision of the hour of the last version', () =>
    given(published, revised).when(ReviseReport, withAReply).then(revised));

  it('is refused while the report is not on file', () =>
    given().when(ReviseReport, withAReply).isRefused('report.not-on-file', 'kbs-1'));

  it('is refused if it comes before the report', () =>
    given(published)
      .when(ReviseReport, { ...withAReply, publishedAt: '2024-10-07T04:49Z' })
      .isRefused('report.before-publication', '2024-10-07T04:50:00Z'));

  it('is refused if it comes before the last revision', () =>
    given(published, revised)
      .when(ReviseReport, { ...withAReply, publishedAt: '2024-10-07T07:59Z' })
      .isRefused('report.revised-before', '2024-10-07T08:00:00Z'));

  it('takes a revision five minutes ahead of our clock, and refuses a later one', () => {
    given(published)
      .when(ReviseReport, { ...withAReply, publishedAt: '2024-11-01T12:05Z' })
      .follows('ReportRevised', { publishedAt: '2024-11-01T12:05Z' });
    given(published)
      .when(ReviseReport, { ...withAReply, publishedAt: '2024-11-01T12:06Z' })
      .isRefused('report.in-the-future', '2024-11-01T12:06Z');
  });

  it('keeps the headline with which the report came out: of two versions one was lost', () => {
    const named = reportOnFile('kbs-1', { headline: 'Five killed' });
    expect(headlinesAfter(named)).toEqual([undefined, 'Five killed']);
    expect(headlinesAfter(named, revised)).toEqual([undefined, 'Five killed']);
    expect(headlinesAfter(named, retitled('Six killed'), retitled('Seven killed'))).toEqual([
      'Five killed',
      'Seven killed',
    ]);
    expect(headlinesAfter(published, retitled('Six killed'), retitled('Seven killed'))).toEqual([
      undefined,
      'Seven killed',
    ]);
  });
});

function retitled(headline: string): ReportEvent {
  return { type: 'ReportRevised', data: { ...withAReply, headline } };
}

function headlinesAfter(
  ...events: [ReportEvent, ...ReportEvent[]]
): [first: string | undefined, last: string | undefined] {
  const state = report.fold(noReport, { stream: 'report-kbs-1', events }) as Report;
  return [state.firstHeadline, state.headline];
}
