/** Everything a report obeys. */
import { on, stream } from '../stream.js';
import { AnnotateReport, annotateReport } from './annotate-report.js';
import { CorrectReport, correctReport } from './correct-report.js';
import { HoldReport, holdReport } from './hold-report.js';
import { KillReport, killReport } from './kill-report.js';
import { LiftKill, liftKill } from './lift-kill.js';
import { ReleaseReport, releaseReport } from './release-report.js';
import { Withdrawn, WithdrawReport, withdrawReport } from './withdraw-report.js';
import { evolveReport, noReport } from './report.js';
import { namedInReport, PublishReport, publishReport } from './publish-report.js';
import { ReviseReport, reviseReport } from './revise-report.js';
import { withdrawnAsAKill } from './withdrawn-as-a-kill.js';

const reportId = 'kbs-world-188305';

const kind = {
  initial: noReport,
  begins: 'ReportPublished',
  evolve: evolveReport,
  upcasters: [withdrawnAsAKill],
} as const;

export const report = stream('report', kind, [
  on(PublishReport, publishReport, {
    event: 'ReportPublished',
    postedBy: 'tool',
    means: 'Puts a report on file as its outlet published it. What the text does not show is left out.',
    example: {
      reportId,
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
    event: 'ReportRevised',
    postedBy: 'tool',
    means: 'Says that the outlet changed its report: a new version of it, with or without a word to the reader.',
    example: {
      reportId,
      publishedAt: '2024-10-07T08:00:00Z',
      noted: true,
      note: 'Adds a reply of the ministry.',
    },
    id: ({ reportId }) => reportId,
  }),
  on(CorrectReport, correctReport, {
    event: 'ReportCorrected',
    postedBy: 'tool',
    means: 'Says that the outlet corrected its report, and which of its statements it thereby takes back.',
    example: {
      reportId,
      publishedAt: '2024-10-08T06:00Z',
      note: 'An earlier version gave six soldiers; Kyiv Post has withdrawn the figure.',
      ends: [{ claimId: 'nk-troops-killed', statementId: 'kbs-world-188305-2' }],
    },
    id: ({ reportId }) => reportId,
  }),
  on(AnnotateReport, annotateReport, {
    event: 'ReportAnnotated',
    postedBy: 'tool',
    means:
      "Says that an editors' note was put on a report. It ends nothing: a note is about handling, not about a fact.",
    example: { reportId, publishedAt: '2024-10-08T06:00Z', note: 'This report should have named its source.' },
    id: ({ reportId }) => reportId,
  }),
  on(HoldReport, holdReport, {
    event: 'ReportHeld',
    postedBy: 'tool',
    means: 'Says that the outlet took its report back for the time being, such as to check it. It may be released.',
    example: { reportId, publishedAt: '2024-10-08T06:00Z', note: 'Held while the figure is checked.' },
    id: ({ reportId }) => reportId,
  }),
  on(ReleaseReport, releaseReport, {
    event: 'ReportReleased',
    postedBy: 'tool',
    means: 'Says that the outlet let its held report out again, with all its statements.',
    example: { reportId, publishedAt: '2024-10-08T09:00Z', note: 'Checked: the figure stands.' },
    id: ({ reportId }) => reportId,
  }),
  on(WithdrawReport, withdrawReport, {
    event: 'ReportWithdrawn',
    postedBy: 'tool',
    means: 'Says that the outlet withdrew its report, and with it all its statements. It is final.',
    example: { reportId, publishedAt: '2024-10-09T06:00Z', note: 'Withdrawn: its one source took it back.' },
    id: ({ reportId }) => reportId,
    decided: Withdrawn,
    gone: { kill: "A kill is a command of its own: post kill-report, which is an editor's. A tool posts hold-report." },
  }),
  on(KillReport, killReport, {
    event: 'ReportKilled',
    postedBy: 'editor',
    means:
      'Ends all that a report said, and hides every text from it or about it from all but auditors, now and of the past. It comes at any time, and is taken back by lifting it.',
    example: { reportId, publishedAt: '2024-10-09T06:00Z', note: 'By order of a court: it names a minor.' },
    id: ({ reportId }) => reportId,
  }),
  on(LiftKill, liftKill, {
    event: 'KillLifted',
    postedBy: 'editor',
    means:
      'Takes a kill back: its texts are shown again, and the statements that it alone ended stand again, as if there had been none.',
    example: { reportId, reason: 'The court has set its order aside.' },
    id: ({ reportId }) => reportId,
  }),
]);
