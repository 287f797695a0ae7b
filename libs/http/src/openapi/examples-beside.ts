/**
 * What answers say besides, where the usual example cannot have it: where a search found its words, and which streams
 * this release passes over. A test asks the doors for each, as `asked` says, and compares.
 */
import { asOf, onFile } from './example-claim.js';

export interface ExampleBeside {
  summary: string;
  /** The query that it is an answer to; empty for the plain question. */
  asked: string;
  answer: object;
}

const harbourPost = {
  outletId: 'harbour-post',
  name: 'Harbour Post (made up)',
  homepage: null,
  country: null,
  reports: 1,
  statements: 1,
};
const WHERE_FOUND = 'Searched for: `found` says where, piece by piece.';
const WHERE_PASSED_OVER = 'A claim that this release cannot follow: it is told as it was before, and marked.';

const LEADS_TO = 'As of a moment: `moment` says which, and leads to the changes beside it.';

/** By the question's path, then by the field that each shows. */
export const EXAMPLES_BESIDE: Partial<Record<string, Record<string, ExampleBeside>>> = {
  '/claims': {
    found: {
      summary: WHERE_FOUND,
      asked: '?q=tanker',
      answer: {
        claims: [
          {
            ...onFile,
            found: [
              {
                in: 'proposition',
                pieces: [
                  { text: 'A ', hit: false },
                  { text: 'tanker', hit: true },
                  { text: ' sank off Port Vale on the night of 1 March', hit: false },
                ],
              },
            ],
          },
        ],
        next: null,
        asOf,
      },
    },
    passedOver: {
      summary: WHERE_PASSED_OVER,
      asked: '',
      answer: { claims: [{ ...onFile, passedOver: true }], next: null, asOf },
    },
  },
  '/claims/:id': {
    moment: {
      summary: LEADS_TO,
      asked: '?at=2026-03-02T08:00Z',
      answer: {
        claimId: 'tanker-sank',
        proposition: onFile.proposition,
        status: 'single_origin',
        since: '2026-03-02T06:10Z',
        assertingOrigins: 1,
        outlets: 3,
        flags: ['headline_body_conflict'],
        topic: onFile.topic,
        verdict: null,
        because: [],
        becauseTotal: 1,
        cause: [],
        causeTotal: 0,
        raised: [],
        raisedTotal: 1,
        quantities: [],
        quantitiesTotal: 0,
        origins: [],
        dependences: [],
        links: [],
        linksTotal: 0,
        circles: [],
        statements: [],
        version: 8,
        moment: {
          at: '2026-03-02T08:00Z',
          onFile: true,
          published: {
            change: '2026-03-02T07:00:00.000Z',
            before: '/v1/claims/tanker-sank?at=2026-03-02T06%3A10%3A00.000Z',
            after: '/v1/claims/tanker-sank?at=2026-03-02T09%3A40%3A00.000Z',
          },
        },
        next: null,
        asOf,
      },
    },
  },
  '/outlets/:id': {
    moment: {
      summary: LEADS_TO,
      asked: '?at=2026-03-02T08:00Z',
      answer: {
        outletId: 'harbour-post',
        name: 'Harbour Post (made up)',
        homepage: null,
        country: null,
        version: 1,
        reports: [
          {
            reportId: 'harbour-post-1',
            headline: 'Tanker sinks off Port Vale, official says',
            publishedAt: '2026-03-02T07:30Z',
            life: 'published',
            corrected: false,
            killed: false,
          },
        ],
        claims: [],
        record: {
          reports: 1,
          revised: 0,
          revisedInSilence: 0,
          corrected: 0,
          withdrawn: 0,
          copies: 1,
          first: 0,
          mayBeFirst: 0,
          late: 1,
        },
        moment: {
          at: '2026-03-02T08:00Z',
          onFile: true,
          published: {
            change: '2026-03-02T07:30:00.000Z',
            before: null,
            after: '/v1/outlets/harbour-post?at=2026-03-02T11%3A00%3A00.000Z',
          },
        },
      },
    },
  },
  '/outlets': {
    found: {
      summary: WHERE_FOUND,
      asked: '?q=harbour',
      answer: {
        outlets: [
          {
            ...harbourPost,
            found: [
              {
                in: 'outlet',
                pieces: [
                  { text: 'Harbour', hit: true },
                  { text: ' Post (made up)', hit: false },
                ],
              },
            ],
          },
        ],
        next: null,
        asOf,
      },
    },
  },
};
