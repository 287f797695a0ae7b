/** A claim's figures as the doors tell of them, of samples/north-korean-troops, shortened; see `example-answers.ts`. */
import { asOf } from './example-claim.js';

const claimId = 'nk-troops-number';
const measure = { measure: 'in_russia', unit: 'persons' };
const about12000 = { op: 'about', low: 12000 };
const ofHur = {
  holder: "Ukraine's military intelligence (HUR)",
  holderId: 'hur',
  statementId: 'kyiv-independent-2024-10-24-13',
};
const ofSouthKorea = {
  holder: 'South Korea',
  holderId: 'south-korea',
  statementId: 'financial-times-2024-10-24-10',
};

const inTheIndependent = {
  ...about12000,
  holder: ofHur.holder,
  outletId: 'kyiv-independent',
  reportId: 'kyiv-independent-2024-10-24',
  statementId: ofHur.statementId,
  publishedAt: '2024-10-24/..',
  place: 'body',
  via: [],
};
const inTheTimes = {
  ...about12000,
  holder: ofSouthKorea.holder,
  outletId: 'financial-times',
  reportId: 'financial-times-2024-10-24',
  statementId: ofSouthKorea.statementId,
  publishedAt: '2024-10-24/..',
  place: 'body',
  via: [],
};
const inRfa = {
  op: 'about',
  low: 3000,
  holder: ofSouthKorea.holder,
  outletId: 'rfa',
  reportId: 'rfa-2024-10-25',
  statementId: 'rfa-2024-10-25-29',
  publishedAt: '2024-10-24/2024-10-25',
  place: 'body',
  via: [],
};

export const FIGURES_EXAMPLES = {
  '/claims/:id/figures': {
    id: claimId,
    answer: {
      claimId,
      measures: [
        {
          claimId,
          statementId: ofHur.statementId,
          ...measure,
          figures: [
            {
              statementId: ofHur.statementId,
              ...about12000,
              origins: 1,
              outlets: 3,
              leading: true,
              backers: [
                { ...ofHur, counts: true, printed: [inTheIndependent], printedTotal: 3 },
                {
                  ...ofSouthKorea,
                  counts: 'two figures of its holder exclude each other',
                  printed: [inTheTimes],
                  printedTotal: 1,
                },
              ],
              backersTotal: 2,
            },
          ],
          figuresTotal: 2,
          atOdds: [
            {
              lesser: { ...ofSouthKorea, statementId: inRfa.statementId, op: 'about', low: 3000 },
              greater: { ...ofHur, ...about12000 },
            },
          ],
          atOddsTotal: 1,
        },
      ],
      differ: [
        {
          claimId,
          ...ofSouthKorea,
          figures: [
            {
              statementId: inTheTimes.statementId,
              ...measure,
              ...about12000,
              printed: [inTheTimes],
              printedTotal: 1,
            },
            { statementId: inRfa.statementId, ...measure, op: 'about', low: 3000, printed: [inRfa], printedTotal: 1 },
          ],
          figuresTotal: 2,
          alsoGivenBy: [
            {
              ...ofHur,
              figures: [
                {
                  statementId: ofHur.statementId,
                  ...measure,
                  ...about12000,
                  outlets: ['kyiv-independent'],
                  outletsTotal: 3,
                },
              ],
              figuresTotal: 1,
            },
          ],
          alsoGivenByTotal: 2,
        },
      ],
      next: null,
      asOf,
    },
  },
};
