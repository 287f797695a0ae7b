/** A page of a claim's timeline, as the table keeps it. */
import type { StatusChange } from '#newsroom';
import type { Transaction } from '#postgres';
import { inBigint, publishedBy } from './moment.js';
import { pageOf } from './page.js';
import { type Key, limitOf, type ParameterValues, type Reader } from './question.js';

export interface Changes {
  changes: StatusChange[];
  next: Key | null;
}

/** By moment; of those that the table cannot tell apart, in their order. Of moments before `end`. */
export async function storedChanges(
  snapshot: Transaction,
  asked: ParameterValues,
  { after, end = Infinity }: Pick<Reader, 'after'> & { end?: number },
): Promise<Changes> {
  const rows = await snapshot<(StatusChange & { claimId: string; moment: string; ordinal: number })[]>`
    select claim_id as "claimId", at, status, asserting_origins as "assertingOrigins", outlets, flags, because, because_total as "becauseTotal",
      cause, cause_total as "causeTotal", moment, ordinal
    from changes
    where claim_id = ${asked.id ?? ''} and moment <= ${String(inBigint(publishedBy(asked)))}::bigint
      ${end < Infinity ? snapshot`and moment < ${String(inBigint(end))}::bigint` : snapshot``}
      ${after ? snapshot`and (moment, ordinal) > (${String(after.moment)}::bigint, ${String(after.ordinal)}::int)` : snapshot``}
    order by moment, ordinal limit ${limitOf(asked) + 1}`;
  const { page, next } = pageOf(rows, asked, (row) => ({ moment: Number(row.moment), ordinal: row.ordinal }));
  return { changes: page.map(({ claimId: _claim, moment: _moment, ordinal: _ordinal, ...change }) => change), next };
}
