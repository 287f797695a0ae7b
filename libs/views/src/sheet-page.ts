/** A page of a sheet's statements, in the order in which they were put on file, each with why it does not count. */
import {
  asPublishedBy,
  type Behind,
  behindInSteps,
  type ClaimStatement,
  earliest,
  notCountedInSteps,
  type Steps,
  utteranceOf,
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

/** A row of the table. */
export interface Stored extends Recording {
  ordinal: number;
  data: ClaimStatement;
}

export interface Placed {
  ordinal: number;
  data: ClaimStatement;
  recording?: Recording;
  notCounted: string | null;
  outOf?: number;
}

/** No more of it. */
export function recordingIn({ recordedAt, recordedBy }: Recording): Recording {
  return { recordedAt, recordedBy };
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
  const from = Number(after?.ordinal ?? -1) + 1;
  const page: [ordinal: number, data: ClaimStatement][] = [];
  for (const [place, data] of claim.statements.slice(from).entries()) {
    if (page.length > limitOf(asked)) break;
    const { statementId, publishedAt } = data;
    if (earliest(publishedAt) > until || wanted?.has(statementId) === false) continue;
    if (asked.statement !== undefined && asked.statement !== statementId) continue;
    page.push([from + place, data]);
  }
  const utterances = new Set(page.map(([, data]) => utteranceOf(data)));
  const rendered = claim.statements.filter((one) => utterances.has(utteranceOf(one)));
  const whyNot = yield* notCountedInSteps(rendered, at);
  const placed = page.map(([ordinal, data]) => {
    const [recording, notCounted] = [recorded.get(data.statementId), whyNot.get(data.statementId) ?? null];
    return {
      ordinal,
      data: asPublishedBy(data, until),
      notCounted,
      ...(recording && { recording }),
    };
  });
  return paged(placed, asked);
}

export function paged(placed: Placed[], asked: ParameterValues): Page {
  const { page, next } = pageOf(placed, asked, ({ ordinal }) => ({ ordinal }));
  const statements = page.map(({ data, recording, notCounted }) => ({
    ...data,
    ...recording,
    ...(notCounted !== null && { notCounted }),
  }));
  return { statements, next };
}
