/** A page of a sheet's statements, in the order in which they were put on file, each with why it does not count. */
import {
  asPublishedBy,
  type Behind,
  behindInSteps,
  type ClaimStatement,
  earliest,
  notCountedInSteps,
  type Steps,
} from '#newsroom';
import type { Transaction } from '#postgres';
import type { ClaimOnFile, Recording } from './claim-on-file.js';
import { publishedBy } from './moment.js';
import { isCount, PAGE_CHARACTERS, pageOf } from './page.js';
import { type Key, limitOf, type ParameterValues, type Reader } from './question.js';

export interface Page {
  statements: (ClaimStatement & Partial<Recording> & { notCounted?: string })[];
  next: Key | null;
}

/** Of the last statement its place among those on file. */
export function isPlace({ ordinal }: Key): boolean {
  return isCount(ordinal);
}

interface Placed {
  ordinal: number;
  data: ClaimStatement;
  recording?: Recording;
  notCounted: string | null;
  outOf?: number;
}

/** Of a claim as it stands. */
export async function storedPage(snapshot: Transaction, asked: ParameterValues, { after }: Reader): Promise<Page> {
  const rows = await snapshot<(Recording & Placed & { outOf: number })[]>`
    select ordinal, data, recorded_at as "recordedAt", recorded_by as "recordedBy", not_counted as "notCounted", "outOf"
    from (
      select *, count(*) over ()::int as "outOf", sum(length(data::text)) over (order by ordinal) - length(data::text) as before
      from (
        select * from statements where claim_id = ${asked.id ?? ''} and ordinal > ${after?.ordinal ?? -1}::int
          ${asked.statement === undefined ? snapshot`` : snapshot`and statement_id = ${asked.statement}`}
        order by ordinal limit ${limitOf(asked) + 1}
      ) s
    ) s
    where before < ${PAGE_CHARACTERS} order by ordinal`;
  const placed = rows.map(({ ordinal, data, notCounted, outOf, ...recording }) => ({
    ordinal,
    data,
    notCounted,
    outOf,
    recording,
  }));
  return paged(placed, asked);
}

/** Of a claim as it was by a moment of either clock; of its statements those behind what is asked for. */
export function* pageInSteps({ claim, recorded }: ClaimOnFile, asked: ParameterValues, { after }: Reader): Steps<Page> {
  const { at, behind } = asked;
  const until = publishedBy(asked);
  const wanted = behind === undefined ? undefined : yield* behindInSteps(claim, behind as Behind, at);
  const whyNot = yield* notCountedInSteps(claim.statements, at);
  const from = Number(after?.ordinal ?? -1) + 1;
  const placed: Placed[] = [];
  for (const [place, data] of claim.statements.slice(from).entries()) {
    if (placed.length > limitOf(asked)) break;
    const { statementId, publishedAt } = data;
    if (earliest(publishedAt) > until || wanted?.has(statementId) === false) continue;
    if (asked.statement !== undefined && asked.statement !== statementId) continue;
    const [recording, notCounted] = [recorded.get(statementId), whyNot.get(statementId) ?? null];
    placed.push({
      ordinal: from + place,
      data: asPublishedBy(data, until),
      notCounted,
      ...(recording && { recording }),
    });
  }
  return paged(placed, asked);
}

function paged(placed: Placed[], asked: ParameterValues): Page {
  const { page, next } = pageOf(placed, asked, ({ ordinal }) => ({ ordinal }));
  const statements = page.map(({ data, recording, notCounted }) => ({
    ...data,
    ...recording,
    ...(notCounted !== null && { notCounted }),
  }));
  return { statements, next };
}
