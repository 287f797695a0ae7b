/** The reports of the sample story, and who speaks in them, as the doors tell of them; see `example-answers.ts`. */
import { asOf, changedAt, ended, onTheBoard, retraction, stated } from './example-claim.js';

export const correction = {
  reportId: 'northwire-1',
  note: 'The official had been told of a drill. No tanker is missing.',
  publishedAt: '2026-03-02T09:40Z',
  ends: [ended],
};

export const REPORT_EXAMPLES = {
  '/reports/:id': {
    id: 'northwire-1',
    answer: {
      reportId: 'northwire-1',
      outletId: 'northwire',
      outlet: 'Northwire (made up)',
      headline: 'Tanker sinks off Port Vale, official says',
      publishedAt: '2026-03-02T06:10Z',
      language: 'en',
      life: 'published',
      revisions: [],
      revisionsTotal: 0,
      corrections: [
        {
          ...correction,
          endsTotal: 1,
          reaches: [{ ...ended, holder: 'a port official', stance: 'asserts', progress: 'carried', retraction }],
          reachesTotal: 1,
        },
      ],
      correctionsTotal: 1,
      notes: [],
      notesTotal: 0,
      holds: [],
      holdsTotal: 0,
      killed: false,
      kills: [],
      killsTotal: 0,
      due: 0,
      claims: [{ claimId: 'tanker-sank', statements: 1 }],
      claimsTotal: 1,
      version: 2,
    },
  },
  '/reports/:id/diff': {
    id: 'northwire-1',
    answer: {
      reportId: 'northwire-1',
      from: { at: '../1000-01-01', onFile: true, life: 'unpublished', killed: false, version: 2 },
      to: {
        onFile: true,
        life: 'published',
        headline: 'Tanker sinks off Port Vale, official says',
        publishedAt: '2026-03-02T06:10Z',
        killed: false,
        version: 2,
      },
      happened: [
        {
          did: 'published',
          publishedAt: '2026-03-02T06:10Z',
          headline: 'Tanker sinks off Port Vale, official says',
        },
        {
          did: 'corrected',
          publishedAt: correction.publishedAt,
          note: correction.note,
          ends: correction.ends,
          endsTotal: 1,
        },
      ],
      happenedTotal: 2,
      statements: [
        {
          claimId: 'tanker-sank',
          statementId: stated.statementId,
          reportId: stated.reportId,
          outletId: stated.outletId,
          holder: stated.holder,
          act: stated.act,
          stance: 'asserts',
          place: stated.place,
          publishedAt: stated.publishedAt,
          retraction,
          did: ['added', 'retracted'],
          notCounted: 'retracted: the outlet corrected its report',
        },
      ],
      next: null,
      asOf,
    },
  },
  '/reports': {
    answer: {
      reports: [
        {
          reportId: 'northwire-1',
          outletId: 'northwire',
          outlet: 'Northwire (made up)',
          headline: 'Tanker sinks off Port Vale, official says',
          url: null,
          publishedAt: '2026-03-02T06:10Z',
          life: 'published',
          corrected: true,
          killed: false,
          unread: false,
        },
      ],
      next: null,
      asOf,
    },
  },
  '/reports/:id/statements': {
    id: 'northwire-1',
    answer: {
      reportId: 'northwire-1',
      statements: [
        {
          ...stated,
          stance: 'asserts',
          proposition: onTheBoard.proposition,
          notCounted: 'retracted: the outlet corrected its report',
          retraction,
          recordedAt: changedAt,
          recordedBy: 'local',
        },
      ],
      next: null,
      asOf,
    },
  },
  '/holders/unidentified': {
    answer: {
      names: [
        {
          name: 'Ines Aldana',
          claimId: 'tanker-sank',
          statementId: 'coast-daily-1-1',
          reportId: 'coast-daily-1',
          statements: 2,
          outlets: 1,
          ambiguous: false,
          candidates: [],
          likely: [],
        },
      ],
      next: null,
      asOf,
    },
  },
};
