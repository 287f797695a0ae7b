/** A claim's statuses one after the other, without their reasons: what a row of a list has room for. */
import { Type } from '@sinclair/typebox';
import { endOfQuestion } from '#newsroom';
import type { Transaction } from '#postgres';
import { CLAIM } from './answer.js';
import { inBigint } from './moment.js';

/** A ribbon of more would be finer than a screen. */
const MOST = 24;

const { status } = CLAIM;
export const RIBBON = Type.Array(
  Type.Object({
    at: Type.String({ description: 'Since when, on the published clock, as sure as it is known.' }),
    status,
  }),
  { description: `Each status that it has had, by time; of more than ${MOST} the last.` },
);

/** Of the row `told`; of what had been published by `at`, where that is asked. */
export function ribbonOf(snapshot: Transaction, at: string | undefined) {
  const until = at === undefined ? snapshot`` : snapshot`and moment <= ${String(inBigint(endOfQuestion(at)))}::bigint`;
  return snapshot`(
    select coalesce(json_agg(json_build_object('at', since, 'status', status) order by since_moment, first), '[]')
    from (
      select since, since_moment, status, min(ordinal) as first from changes
      where claim_id = told.claim_id ${until}
      group by since, since_moment, status order by since_moment desc, first desc limit ${MOST}
    ) segments)`;
}
