/**
 * What the doors answer of the samples, shortened, most of it of samples/a-correction: for whoever reads OpenAPI. A test
 * asks the doors and compares.
 */
import { asOf, changedAt, CLAIM_EXAMPLES, onTheBoard, stated } from './example-claim.js';
import { FIGURES_EXAMPLES } from './example-figures.js';
import { correction, REPORT_EXAMPLES } from './example-reports.js';

interface Example {
  /** The path's id, or its parts by their names. */
  id?: string;
  inPath?: Record<string, string>;
  answer: object;
}

const itsReport = {
  reportId: 'harbour-post-1',
  headline: 'Tanker sinks off Port Vale, official says',
  publishedAt: '2026-03-02T07:30Z',
  life: 'withdrawn',
  corrected: false,
  killed: false,
};

const itsClaim = {
  claimId: 'tanker-sank',
  statements: 1,
  publishedAt: '2026-03-02T07:30Z',
  first: false,
  mayBeFirst: false,
  firstBy: [{ outletId: 'northwire', publishedAt: '2026-03-02T06:10Z' }],
  firstByTotal: 1,
};

const asserted = {
  stream: 'claim-tanker-sank',
  partition: 1,
  offset: 1,
  id: 'correction-10',
  command: 'AssertClaim',
  by: 'local',
  at: changedAt,
  after: 1,
  version: 2,
  stands: true,
  hash: '3xuQv_YcWVkMDGBdymshFHt7dlhQ5tzBiY6YqyN98SA',
  events: [{ type: 'ClaimAsserted', data: stated }],
};

/** By the question's path. */
export const EXAMPLES: Partial<Record<string, Example>> = {
  ...CLAIM_EXAMPLES,
  ...FIGURES_EXAMPLES,
  ...REPORT_EXAMPLES,
  '/outlets': {
    answer: {
      outlets: [
        {
          outletId: 'harbour-post',
          name: 'Harbour Post (made up)',
          homepage: null,
          country: null,
          reports: 1,
          statements: 1,
        },
      ],
      next: null,
      asOf,
    },
  },
  '/outlets/:id': {
    id: 'harbour-post',
    answer: {
      outletId: 'harbour-post',
      name: 'Harbour Post (made up)',
      homepage: null,
      country: null,
      reports: [itsReport],
      claims: [itsClaim],
      record: {
        reports: 1,
        revised: 0,
        revisedInSilence: 0,
        corrected: 0,
        withdrawn: 1,
        copies: 1,
        first: 0,
        mayBeFirst: 0,
        late: 1,
      },
      version: 1,
    },
  },
  '/outlets/:id/reports': {
    id: 'harbour-post',
    answer: { outletId: 'harbour-post', reports: [itsReport], next: null, asOf },
  },
  '/outlets/:id/claims': {
    id: 'harbour-post',
    answer: { outletId: 'harbour-post', claims: [itsClaim], next: null, asOf },
  },
  '/streams/:id': {
    id: 'report-northwire-1',
    answer: {
      stream: 'report-northwire-1',
      version: 2,
      commits: [
        {
          partition: 0,
          offset: 2,
          id: 'correction-14',
          command: 'CorrectReport',
          by: 'local',
          at: changedAt,
          after: 1,
          version: 2,
          stands: true,
          hash: '3xuQv_YcWVkMDGBdymshFHt7dlhQ5tzBiY6YqyN98SA',
          events: [{ type: 'ReportCorrected', data: correction }],
        },
      ],
      next: null,
      asOf,
    },
  },
  '/commits/:partition/:offset': {
    inPath: { partition: '1', offset: '1' },
    answer: {
      ...asserted,
      appendedAt: changedAt,
      streamBefore: {
        version: 1,
        status: 'registered',
        assertingOrigins: 0,
        flags: [],
        statementsTotal: 0,
        state: { claimId: 'tanker-sank', statements: [] },
      },
      streamAfter: {
        version: 2,
        status: 'single_origin',
        assertingOrigins: 1,
        flags: [],
        statementsTotal: 1,
        state: { claimId: 'tanker-sank', statements: [{ ...stated, stance: 'asserts' }] },
      },
    },
  },
  '/askers/:by': {
    inPath: { by: 'local' },
    answer: {
      by: 'local',
      commits: [{ ...asserted, amendedLater: [] }],
      next: null,
      asOf,
    },
  },
  '/commands/:id': {
    id: 'correction-10',
    answer: {
      id: 'correction-10',
      outcome: 'stands',
      commits: [
        {
          stream: 'claim-tanker-sank',
          version: 2,
          events: [{ type: 'ClaimAsserted', data: stated }],
          position: '1:2',
        },
      ],
      commitsTotal: 1,
    },
  },
  '/feed': {
    answer: {
      changes: [
        {
          stream: 'claim-tanker-sank',
          version: 2,
          id: 'correction-10',
          command: 'AssertClaim',
          by: 'local',
          at: changedAt,
          events: [{ type: 'ClaimAsserted', data: stated }],
          partition: 1,
          offset: 1,
          claim: onTheBoard,
        },
      ],
      next: null,
      asOf,
    },
  },
};

export const BULK_ANSWER = [
  {
    id: '1',
    status: 201,
    stream: 'outlet-tass',
    version: 1,
    events: [{ type: 'OutletRegistered', data: { outletId: 'tass', name: 'TASS' } }],
    position: '9:1',
  },
  {
    id: '2',
    type: 'about:blank',
    title: 'A rule refuses the command',
    status: 409,
    code: 'claim.already-registered',
    detail: 'Claim tanker-sank is on file. Take another id, or use this one.',
  },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

export const LIVE_EVENT = `retry: 1500

event: heartbeat
id: 0:3,1:7
data: {"position":"0:3,1:7","head":"0:3,1:7"}

event: commit
id: 0:3,1:8
data: {"stream":"claim-tanker-sank","version":8,…}
`;
