/** What is told of a holder: its file, its names as they are printed, and all that it said, by time. */
import { type Static, Type } from '@sinclair/typebox';
import { LEAN, nullable, STANCE, STATEMENT } from './answer.js';
import { FILE } from './holder-file.js';
import { OF_A_MOMENT } from './moment.js';

const text = Type.String();
export const HOLDER = Type.Object({
  ...OF_A_MOMENT,
  ...FILE,
  names: Type.Array(
    Type.Object(
      { name: text, outletId: text, claimId: text, statementId: text, reportId: text },
      { $id: 'PrintedName' },
    ),
    { description: 'As it is printed, by whom, and where for example: the first hundred, by name and outlet.' },
  ),
  statements: Type.Array(
    Type.Composite(
      [
        STATEMENT,
        Type.Object({
          proposition: Type.Optional(nullable(text)),
          turnedFrom: Type.Optional(
            Type.Object(
              { claimId: text, statementId: text, stance: STANCE, lean: Type.Optional(LEAN) },
              { description: 'It changed its mind: what it said of the claim before, on another side.' },
            ),
          ),
        }),
      ],
      { $id: 'StatementOfAHolder' },
    ),
  ),
});
export type StatementOfAHolder = Static<typeof HOLDER>['statements'][number];
export type PrintedName = Static<typeof HOLDER>['names'][number];

export const NAMES_TOLD = 100;
