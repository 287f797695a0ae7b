/** What is answered of a claim's coverage: its grid and its attribution. */
import { Type } from '@sinclair/typebox';
import { BASIS, FRAMINGS, LEAN, NAMED, nullable, ROLE, SAID, STANCE } from './answer.js';
import { OF_A_MOMENT } from './moment.js';

const CELL = Type.Object(
  {
    at: Type.String(),
    reportId: Type.String(),
    framings: Type.Array(FRAMINGS),
    statements: Type.Array(
      Type.Object({
        ...SAID,
        basis: BASIS,
        ended: Type.Optional(Type.String({ description: 'When it was taken back; left out while it stands.' })),
        amended: Type.Optional(Type.Literal(true, { description: 'The desk put right how it had been filed.' })),
      }),
    ),
  },
  { $id: 'Cell' },
);
export const GRID = Type.Object({
  ...OF_A_MOMENT,
  claimId: Type.String(),
  outlets: Type.Array(
    Type.Object({
      outletId: Type.String(),
      name: nullable(Type.String()),
      cells: Type.Array(CELL),
      statementsTotal: Type.Integer({
        description: 'In all cells of the row: beside other rows the first twenty are told.',
      }),
      origins: Type.Array(Type.Object({ ...NAMED, statements: Type.Integer() }), {
        description:
          "Whose word it carries of those that count as an origin, by how many of all its statements are that one's: the first twenty. `statementId` is the origin's in the attribution, too.",
      }),
      originsTotal: Type.Integer(),
    }),
  ),
});

const text = Type.String();
const may = Type.Optional(text);
const PRINTED = Type.Object({
  statementId: text,
  outletId: text,
  reportId: text,
  publishedAt: text,
  through: Type.Array(Type.Object({ outlet: may, name: may, kind: may, reportId: may })),
  notCounted: may,
});
export const ATTRIBUTION = Type.Object({
  ...OF_A_MOMENT,
  claimId: text,
  holders: Type.Array(
    Type.Object({
      ...NAMED,
      role: ROLE,
      stance: nullable(STANCE),
      lean: Type.Optional(LEAN),
      isOrigin: Type.Boolean(),
      repeats: Type.Array(Type.Object(NAMED)),
      repeatsTotal: Type.Integer(),
      printed: Type.Array(PRINTED),
      printedTotal: Type.Integer({ description: 'Beside other holders the first twenty are told.' }),
    }),
  ),
});
