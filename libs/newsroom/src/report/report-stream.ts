/** Everything a report obeys. */
import { on, stream } from '../stream.js';
import { evolveReport, noReport } from './report.js';
import { namedInReport, PublishReport, publishReport } from './publish-report.js';
import { ReviseReport, reviseReport } from './revise-report.js';

export const report = stream('report', { initial: noReport, evolve: evolveReport }, [
  on(PublishReport, publishReport, {
    means: 'Puts a report on file as its outlet published it. What the text does not show is left out.',
    example: {
      reportId: 'kbs-world-188305',
      outletId: 'kbs-world',
      headline: 'Reports: 6 N. Korean Soldiers Killed in Ukrainian Missile Strike near Donetsk',
      url: 'http://world.kbs.co.kr/service/news_view.htm?Seq_Code=188305',
      publishedAt: '2024-10-07T04:50:00Z',
      relations: [{ kind: 'quotes', of: { name: 'Kyiv Post' } }],
    },
    id: ({ reportId }) => reportId,
    refersTo: namedInReport,
  }),
  on(ReviseReport, reviseReport, {
    means: 'Says that the outlet changed its report: a new version of it, with or without a word to the reader.',
    example: {
      reportId: 'kbs-world-188305',
      publishedAt: '2024-10-07T08:00:00Z',
      noted: true,
      note: 'Adds a reply of the ministry.',
    },
    id: ({ reportId }) => reportId,
  }),
]);
