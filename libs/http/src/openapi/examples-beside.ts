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
