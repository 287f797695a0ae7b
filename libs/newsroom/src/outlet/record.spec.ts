import { reportOnFile } from '../../test/given.js';
import { evolveReport, noReport, type Report, type ReportEvent } from '../report/report.js';
import { figuresOfCarrier, figuresOfReport, figuresSince, outcomeOf } from './record.js';

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

  it('counts what a report came to', () => {
    expect(figuresOfReport(report(revised(false), corrected))).toMatchObject({
      reports: 1,
      revised: 1,
      revisedInSilence: 1,
      corrected: 1,
      withdrawn: 0,
      copies: 0,
      statements: 0,
    });
    expect(Object.values(figuresOfReport(noReport))).toEqual(Array.from({ length: 10 }, () => 0));
  });

  it('counts what it carried first and late, and what has come to it since', () => {
    const late = { outletId: 'ap', statements: 2, publishedAt: '2024-10-19', first: false, mayBeFirst: false };
    const now = figuresOfCarrier(late);
    expect(now).toMatchObject({ statements: 2, first: 0, mayBeFirst: 0, late: 1, reports: 0 });
    expect(figuresOfCarrier({ ...late, mayBeFirst: true })).toMatchObject({ first: 0, mayBeFirst: 1, late: 0 });
    const before = figuresOfCarrier({ ...late, statements: 1, first: true });
    expect(figuresSince(before, now)).toMatchObject({ statements: 1, first: -1, late: 1, reports: 0 });
    expect(figuresSince(figuresOfCarrier(undefined), now)).toEqual(now);
  });
});

function report(...events: ReportEvent[]): Report {
  return [reportOnFile('ap-1'), ...events].reduce(evolveReport, noReport);
}
