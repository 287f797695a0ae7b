/** A page of a sheet's statements, in the order in which they were put on file, each with why it does not count. */
import { type ClaimStatement, earliest, endOfQuestion, notCountedAt } from '#newsroom';
import type { Transaction } from '#postgres';
import type { ClaimOnFile, Recording } from './claim-on-file.js';
import { type Asked, limitOf, type Word } from './question.js';

export interface Page {
  statements: (ClaimStatement & Partial<Recording> & { notCounted?: string })[];
  /** The next page's cursor. */
  next: string | null;
}

/** The cursor is the place of the last statement seen. */
export const FROM: Word = {
  means: "The page of statements before's `next`.",
  mustBe: "the page before's next",
  fits: (word) => /^\d{1,9}$/.test(word),
};

interface Placed {
  ordinal: number;
  data: ClaimStatement;
  recording?: Recording;
}

/** Of a claim as it stands. */
export async function storedPage(snapshot: Transaction, asked: Asked): Promise<Page> {
  const { id = '', cursor = '-1' } = asked;
  const rows = await snapshot<(Recording & { ordinal: number; data: ClaimStatement })[]>`
    select ordinal, data, recorded_at as "recordedAt", recorded_by as "recordedBy"
    from stet.statements where claim_id = ${id} and ordinal > ${cursor}::int order by ordinal limit ${limitOf(asked) + 1}`;
  const statements = rows.map(({ data }) => data);
  const others = await otherRenderings(snapshot, id, statements);
  const placed = rows.map(({ ordinal, data, ...recording }) => ({ ordinal, data, recording }));
  return paged(placed, { limit: limitOf(asked), whyNot: notCountedAt([...statements, ...others]) });
}

/** Of a claim as it was by a moment of either clock. */
export function pageOf({ claim, recorded }: ClaimOnFile, asked: Asked): Page {
  const { at, cursor = '-1' } = asked;
  const until = at === undefined ? Infinity : endOfQuestion(at);
  const placed = claim.statements
    .map((data, ordinal) => ({ ordinal, data, recording: recorded.get(data.statementId) }))
    .filter(({ ordinal, data }) => ordinal > Number(cursor) && earliest(data.publishedAt) <= until);
  return paged(placed, { limit: limitOf(asked), whyNot: notCountedAt(claim.statements, at) });
}

/** Whether a statement counts depends on how others have the same utterance. */
async function otherRenderings(
  snapshot: Transaction,
  claimId: string,
  statements: ClaimStatement[],
): Promise<ClaimStatement[]> {
  const utterances = [...new Set(statements.flatMap(({ utterance }) => utterance ?? []))];
  if (utterances.length === 0) return [];
  const known = new Set(statements.map(({ statementId }) => statementId));
  const rows = await snapshot<{ data: ClaimStatement }[]>`
    select data from stet.statements where claim_id = ${claimId} and utterance = any (${utterances})`;
  return rows.map(({ data }) => data).filter(({ statementId }) => !known.has(statementId));
}

function paged(placed: Placed[], { limit, whyNot }: { limit: number; whyNot: Map<string, string> }): Page {
  const page = placed.slice(0, limit);
  return {
    statements: page.map(({ data, recording }) => {
      const why = whyNot.get(data.statementId);
      return { ...data, ...recording, ...(why !== undefined && { notCounted: why }) };
    }),
    next: placed.length > limit ? String(page.at(-1)?.ordinal) : null,
  };
}
