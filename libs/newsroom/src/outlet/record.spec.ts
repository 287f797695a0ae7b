import { reportOnFile } from '../../test/given.js';
import { evolveReport, noReport, type Report, type ReportEvent } from '../report/report.js';
import { carriedBy, outcomeOf, recordOf } from './record.js';

const about = { reportId: 'ap-1', publishedAt: '2022-11-16' };
const revised = (noted: boolean): ReportEvent => ({
  type: 'ReportRevised',
  data: { ...about, headline: 'Two', noted },
});
const corrected: ReportEvent = { type: 'ReportCorrected', data: { ...about, note: 'It was not so.', ends: [] } };
const withdrawn: ReportEvent = { type: 'ReportWithdrawn', data: { ...about, note: 'It was not so.' } };
const copy = reportOnFile('ap-1', { relations: [{ kind: 'copy_of', of: { outlet: 'reuters' } }] });

describe("an outlet's record", () => {
  it('says of a report to which nothing happened that nothing did', () =>
    expect(outcomeOf(report())).toEqual({
      revised: false,
      revisedInSilence: false,
      corrected: false,
      withdrawn: false,
      copy: false,
    }));

  it.each<[string, Report, object]>([
    ['revised with a word to the reader', report(revised(true)), { revised: true, revisedInSilence: false }],
    [
      'revised in silence, once at least',
      report(revised(true), revised(false)),
      { revised: true, revisedInSilence: true },
    ],
    ['corrected and later withdrawn', report(corrected, withdrawn), { corrected: true, withdrawn: true }],
    ["another's, copied", evolveReport(noReport, copy), { copy: true }],
  ])('says of a report that it was %s', (_, told, outcome) => expect(outcomeOf(told)).toMatchObject(outcome));

  it('says when it first carried a claim, and who was first', () => {
    const carriers = [
      { outletId: 'ap', dates: ['2024-10-20', '2024-10-19'] },
      { outletId: 'cnn', dates: ['2024-10-18'] },
    ];
    const firstBy = [{ outletId: 'cnn', publishedAt: '2024-10-18' }];
    expect(carriedBy('ap', carriers)).toEqual({ statements: 2, publishedAt: '2024-10-19', first: false, firstBy });
    expect(carriedBy('cnn', carriers)).toEqual({ statements: 1, publishedAt: '2024-10-18', first: true, firstBy });
  });

  it('counts what its reports came to, and what it carried first and late', () => {
    const carried = { statements: 1, publishedAt: '2024-10-18', firstBy: [] };
    const claims = [true, false, false].map((first) => ({ ...carried, first }));
    expect(recordOf([report(), report(revised(false)), report(revised(false), corrected)], claims)).toEqual({
      reports: 3,
      revised: 2,
      revisedInSilence: 2,
      corrected: 1,
      withdrawn: 0,
      copies: 0,
      first: 1,
      late: 2,
    });
  });
});

function report(...events: ReportEvent[]): Report {
  return [reportOnFile('ap-1'), ...events].reduce(evolveReport, noReport);
}
