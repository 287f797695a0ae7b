/** The claim of the sample story, as the doors tell of it in each of their answers; see `example-answers.ts`. */
export const changedAt = '2026-03-02T12:04:11.473Z';
/** As of which position of the log a list's first page was. */
export const asOf = '0:3,1:8';
const flags = ['headline_body_conflict', 'carries_withdrawn_origin', 'stance_changed'];
const because = [{ statementId: 'coast-daily-1-2', holder: 'Ines Aldana', stance: 'denies' }];
const cause = [{ statementId: 'coast-daily-1-2', holder: 'Ines Aldana', did: 'published' }];
const topic = 'a made-up story: a correction and what becomes of it';
/** As the feed tells of it. */
export const onTheBoard = {
  claimId: 'tanker-sank',
  proposition: 'A tanker sank off Port Vale on the night of 1 March',
  status: 'denied',
  since: '2026-03-02T12:00Z',
  assertingOrigins: 0,
  outlets: 4,
  flags,
};
/** As the board does. */
const ribbon = [
  { at: '2026-03-02T06:10Z', status: 'single_origin' },
  { at: '2026-03-02T09:40Z', status: 'abandoned' },
  { at: '2026-03-02T12:00Z', status: 'denied' },
];
export const onFile = { ...onTheBoard, ribbon, topic, verdict: null, changedAt, version: 8 };
export const stated = {
  claimId: 'tanker-sank',
  statementId: 'northwire-1-1',
  reportId: 'northwire-1',
  holder: { name: 'a port official', role: 'anonymous_official' },
  act: 'states',
  basis: 'anonymous',
  utterance: 'port-official-1',
  framing: { headline: 'reports', body: 'reports' },
  quote: { exact: 'She went down before four.', language: 'en' },
  outletId: 'northwire',
  place: 'body',
  publishedAt: '2026-03-02T06:10Z',
  reportPublishedAt: '2026-03-02T06:10Z',
};
export const retraction = { publishedAt: '2026-03-02T09:40Z', why: 'report_corrected', reportId: 'northwire-1' };
export const ended = { claimId: 'tanker-sank', statementId: 'northwire-1-1' };

const NOTHING_YET = {
  ...onTheBoard,
  status: 'registered',
  since: null,
  outlets: 0,
  flags: [],
  because: [],
  becauseTotal: 0,
  cause: [],
  causeTotal: 0,
  onFile: true,
  verdict: null,
};

export const CLAIM_EXAMPLES = {
  '/claims': { answer: { claims: [onFile], next: null, asOf } },
  '/board/totals': {
    answer: {
      total: 25,
      statuses: { denied: 1 },
      flags: { carries_withdrawn_origin: 1 },
      isMore: false,
    },
  },
  '/claims/:id': {
    id: 'tanker-sank',
    answer: {
      ...onTheBoard,
      topic,
      verdict: null,
      because,
      becauseTotal: 1,
      cause,
      causeTotal: 1,
      quantities: [],
      quantitiesTotal: 0,
      origins: [],
      raised: [
        ...['headline_body_conflict', 'carries_withdrawn_origin'].map((flag) => ({
          flag,
          about: { utterance: stated.utterance, holder: stated.holder.name, statementId: stated.statementId },
          statements: ['vale-times-1-1'],
          statementsTotal: 1,
        })),
        {
          flag: 'stance_changed',
          about: { holder: 'Port Vale harbour', statementId: 'coast-daily-1-2' },
          statements: ['coast-daily-1-1', 'coast-daily-1-2'],
          statementsTotal: 2,
        },
      ],
      raisedTotal: 3,
      links: [],
      linksTotal: 0,
      circles: [],
      dependences: [],
      statements: [
        {
          ...stated,
          stance: 'asserts',
          retraction,
          recordedAt: changedAt,
          recordedBy: 'local',
          notCounted: 'retracted: the outlet corrected its report',
        },
      ],
      next: null,
      asOf,
      version: 8,
    },
  },
  '/claims/:id/diff': {
    id: 'tanker-sank',
    answer: {
      claimId: 'tanker-sank',
      from: { ...NOTHING_YET, at: '../1000-01-01' },
      to: { ...onTheBoard, because, becauseTotal: 1, cause, causeTotal: 1, onFile: true, verdict: null },
      flags: { raised: flags, lowered: [] },
      origins: { added: [], addedTotal: 0, gone: [], goneTotal: 0 },
      figures: [],
      figuresTotal: 0,
      changes: [],
      changesTotal: 4,
      statements: [
        {
          statementId: 'northwire-1-1',
          reportId: 'northwire-1',
          outletId: 'northwire',
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
  '/claims/:id/links': {
    id: 'tanker-sank',
    answer: { claimId: 'tanker-sank', links: [], linksTotal: 0, circles: [], next: null, asOf },
  },
  '/claims/:id/timeline': {
    id: 'tanker-sank',
    answer: {
      claimId: 'tanker-sank',
      changes: [
        {
          at: '2026-03-02T06:10Z',
          status: 'single_origin',
          assertingOrigins: 1,
          outlets: 1,
          flags: [],
          because: [{ statementId: 'northwire-1-1', holder: 'a port official', stance: 'asserts' }],
          becauseTotal: 1,
          cause: [{ statementId: 'northwire-1-1', holder: 'a port official', did: 'published' }],
          causeTotal: 1,
        },
        {
          at: '2026-03-02T12:00Z',
          status: 'denied',
          assertingOrigins: 0,
          outlets: 4,
          flags,
          because,
          becauseTotal: 1,
          cause,
          causeTotal: 1,
        },
      ],
      next: null,
      asOf,
    },
  },
  '/claims/:id/grid': {
    id: 'tanker-sank',
    answer: {
      claimId: 'tanker-sank',
      outlets: [
        {
          outletId: 'northwire',
          name: 'Northwire (made up)',
          cells: [
            {
              at: stated.publishedAt,
              reportId: stated.reportId,
              framings: [stated.framing],
              statements: [
                {
                  statementId: stated.statementId,
                  holder: stated.holder,
                  act: stated.act,
                  stance: 'asserts',
                  place: stated.place,
                  basis: stated.basis,
                  notCounted: 'retracted: the outlet corrected its report',
                  ended: retraction.publishedAt,
                },
              ],
            },
          ],
          statementsTotal: 1,
          origins: [],
          originsTotal: 0,
        },
      ],
      next: null,
      asOf,
    },
  },
  '/claims/:id/attribution': {
    id: 'tanker-sank',
    answer: {
      claimId: 'tanker-sank',
      holders: [
        {
          holder: 'a port official',
          statementId: 'vale-times-1-1',
          role: 'anonymous_official',
          stance: null,
          isOrigin: false,
          repeats: [],
          repeatsTotal: 0,
          printed: [
            {
              statementId: 'vale-times-1-1',
              outletId: 'vale-times',
              reportId: 'vale-times-1',
              publishedAt: '2026-03-02T07:00Z',
              through: [{ outlet: 'northwire' }],
            },
          ],
          printedTotal: 3,
        },
      ],
      next: null,
      asOf,
    },
  },
};
