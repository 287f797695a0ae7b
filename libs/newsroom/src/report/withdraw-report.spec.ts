import { given, reportOnFile } from '../../test/given.js';
import { CorrectReport } from './correct-report.js';
import { evolveReport, latestVersionWith, noReport, type ReportEvent } from './report.js';
import { WithdrawReport } from './withdraw-report.js';

const published = reportOnFile('kbs-1', { publishedAt: '2024-10-18' });
const said = (publishedAt: string) => ({ reportId: 'kbs-1', note: 'The desk tells its readers.', publishedAt });

describe('WithdrawReport', () => {
  it('says that the outlet withdrew its report', () =>
    given(published)
      .when(WithdrawReport, said('2024-10-20'))
      .then({ type: 'ReportWithdrawn', data: said('2024-10-20') }));

  it('is refused a second time, and says since when', () =>
    given(published, { type: 'ReportWithdrawn', data: said('2024-10-20') })
      .when(WithdrawReport, said('2024-10-21'))
      .isRefused('report.already-withdrawn', '2024-10-20'));
});

describe('CorrectReport', () => {
  const ends = [{ claimId: 'nk-troops', statementId: 'nobody-has-put-on-file-yet' }];

  it('names what it ends, be it on file or yet to come', () =>
    given(published)
      .when(CorrectReport, { ...said('2024-10-20'), ends })
      .then({ type: 'ReportCorrected', data: { ...said('2024-10-20'), ends } }));

  it('may end nothing', () =>
    given(published)
      .when(CorrectReport, { ...said('2024-10-20'), ends: [] })
      .follows('ReportCorrected', { ends: [] }));
});

describe('a report on file', () => {
  const life: ReportEvent[] = [
    published,
    {
      type: 'ReportRevised',
      data: { reportId: 'kbs-1', headline: 'Six killed', noted: false, publishedAt: '2024-10-19' },
    },
    { type: 'ReportAnnotated', data: said('2024-10-20') },
    { type: 'ReportHeld', data: said('2024-10-21') },
    { type: 'ReportReleased', data: said('2024-10-22') },
    { type: 'ReportCorrected', data: { ...said('2024-10-23'), ends: [] } },
    { type: 'ReportWithdrawn', data: said('2024-10-24') },
  ];
  const report = life.reduce(evolveReport, noReport);

  it('keeps all that happened to it', () =>
    expect(report).toMatchObject({
      life: 'withdrawn',
      headline: 'Six killed',
      publishedAt: '2024-10-18',
      revisions: [{ publishedAt: '2024-10-19' }],
      notes: [{ publishedAt: '2024-10-20' }],
      holds: [{ from: '2024-10-21', until: '2024-10-22' }],
      corrections: [{ publishedAt: '2024-10-23' }],
      withdrawal: { publishedAt: '2024-10-24' },
    }));

  it('has its correction for its latest version; a note, a hold and a withdrawal are none', () =>
    expect(latestVersionWith({ claimId: 'c', statementId: 's' }, report)).toBe('2024-10-23'));
});
