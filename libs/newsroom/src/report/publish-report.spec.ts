import { given, outletOnFile, reportOnFile } from '../../test/given.js';
import { PublishReport } from './publish-report.js';

const kbsWorld = outletOnFile('kbs-world');
const report = { reportId: 'kbs-1', outletId: 'kbs-world', publishedAt: '2024-10-07T04:50:00Z' };
const quotingKyivPost: PublishReport = {
  ...report,
  url: 'http://world.kbs.co.kr/service/news_view.htm?Seq_Code=188305',
  headline: 'Reports: 6 N. Korean Soldiers Killed',
  relations: [
    { kind: 'quotes', of: { outlet: 'kyiv-post' } },
    { kind: 'derived_from', of: { name: 'Russian media' } },
  ],
};

describe('PublishReport', () => {
  it('puts a report on file as its outlet published it', () =>
    given(kbsWorld).when(PublishReport, report).then({ type: 'ReportPublished', data: report }));

  it('keeps whom the report copies or quotes, be it on file or only named', () =>
    given(kbsWorld, outletOnFile('kyiv-post'))
      .when(PublishReport, quotingKyivPost)
      .then({ type: 'ReportPublished', data: quotingKyivPost }));

  it('is refused if the report is on file, whichever outlet it names', () =>
    given(kbsWorld, outletOnFile('tass'), reportOnFile('kbs-1'))
      .when(PublishReport, { ...report, outletId: 'tass' })
      .isRefused('report.already-published', 'by kbs-world'));

  it('is refused while its outlet is not on file', () =>
    given().when(PublishReport, report).isRefused('outlet.not-on-file', 'kbs-world'));

  it('is refused while an outlet that it quotes is not on file', () =>
    given(kbsWorld).when(PublishReport, quotingKyivPost).isRefused('outlet.not-on-file', 'kyiv-post'));

  it.each([
    ['as coarse as a month', '2024-10'],
    ['on a day that nobody knows', '2024-10-24/..'],
    ['today', '2024-11-01'],
    ['five minutes ahead of our clock', '2024-11-01T12:05Z'],
    ['at our own hour in Seoul', '2024-11-01T21:00+09:00'],
  ])('takes a report published %s', (_, publishedAt) =>
    given(kbsWorld)
      .when(PublishReport, { ...report, publishedAt })
      .follows('ReportPublished', { publishedAt }),
  );

  it.each([
    ['tomorrow', '2024-11-02'],
    ['more than five minutes from now', '2024-11-01T12:05:01Z'],
  ])('is refused for a report published %s', (_, publishedAt) =>
    given(kbsWorld)
      .when(PublishReport, { ...report, publishedAt })
      .isRefused('report.in-the-future', publishedAt),
  );
});
