/** How many claims there are on the board: in all, of each status and with each flag, now or at a moment of either clock. */
import { Type } from '@sinclair/typebox';
import { FLAGS, STATUSES } from '#newsroom';
import type { Transaction } from '#postgres';
import { aroundTheBoard } from './around-the-board.js';
import { boardRows, claimsAt } from './board.js';
import { FILTERS, wantedIn } from './board-filters.js';
import { foundClaims } from './found-claims.js';
import { knownClaims } from './known-board.js';
import { CLOCKS, isPast, momentOf, OF_A_MOMENT } from './moment.js';
import { type Answered, type ParameterValues, question, type Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { searchFor } from './search.js';

const counts = (of: object, description: string) =>
  Type.Object(Object.fromEntries(Object.keys(of).map((word) => [word, Type.Optional(Type.Integer())])), {
    description,
  });
const TOTALS = Type.Object({
  ...OF_A_MOMENT,
  total: Type.Integer({ description: 'Of all that is asked for.' }),
  statuses: counts(STATUSES, 'Of each status, whatever status is asked for; one that no claim has is left out.'),
  flags: counts(FLAGS, 'With each flag, whatever flag is asked for; one that no claim has is left out.'),
  isMore: Type.Boolean({ description: 'True where there are more than 10,000: no more are counted.' }),
});
const [TOTALS_OF_THE_BOARD, MOST, ALL] = ['/board/totals', 10_000, 2 ** 31 - 1];

export const boardTotals = question({
  path: TOTALS_OF_THE_BOARD,
  answers: 'How many claims are on the board: in all, of each status, and with each flag.',
  answer: TOTALS,
  parameters: { ...CLOCKS, ...FILTERS },
  readsWhole: ({ known }) => known !== undefined,
  read: totals,
});

type Counted = Pick<Answered<typeof TOTALS>, 'total' | 'statuses' | 'flags'> & { all: number };

async function totals(snapshot: Snapshot, asked: ParameterValues, reader: Reader): Promise<Answered<typeof TOTALS>> {
  const { steps } =
    asked.known === undefined
      ? { steps: undefined }
      : await knownClaims(snapshot, { asked, reader, rowsIn: boardRows, behind: '', most: ALL });
  const search = searchFor(asked.q);
  const found = search && foundClaims(snapshot, search, reader);
  const { status, flag, ...others } = asked;
  const wanted = await wantedIn(snapshot, others, reader);
  const [row] = await snapshot<Counted[]>`
    with ${steps ?? snapshot``} ${found?.step ?? snapshot``} told as (${claimsAt(snapshot, asked.at, { found })}),
    those as (select status, flags from told where ${wanted} limit ${MOST + 1})
    select (select count(*)::int from those) as all,
      (select count(*)::int from those where ${ofStatus(snapshot, status)} and ${withFlag(snapshot, flag)}) as total,
      (select coalesce(json_object_agg(status, n), '{}') from (
        select status, count(*)::int as n from those where ${withFlag(snapshot, flag)} group by status) s) as statuses,
      (select coalesce(json_object_agg(flag, n), '{}') from (
        select flag, count(*)::int as n from those, jsonb_array_elements_text(flags) flag
        where ${ofStatus(snapshot, status)} group by flag) f) as flags`;
  const { all, ...told } = row ?? { all: 0, total: 0, statuses: {}, flags: {} };
  const moment = isPast(asked) ? momentOf(TOTALS_OF_THE_BOARD, asked, await aroundTheBoard(snapshot, asked)) : {};
  return { ...told, isMore: all > MOST, ...moment };
}

function ofStatus(snapshot: Transaction, status: string | undefined) {
  return status === undefined ? snapshot`true` : snapshot`status = ${status}`;
}

function withFlag(snapshot: Transaction, flag: string | undefined) {
  return flag === undefined ? snapshot`true` : snapshot`flags ? ${flag}`;
}
