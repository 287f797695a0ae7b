/** What did this report say? Each statement from it, on whichever claim, in the order of the places of its text. */
import { type Static, Type } from '@sinclair/typebox';
import { type ClaimStatement, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { nullable, PASSED_OVER, STATEMENT } from './answer.js';
import { CLOCKS, isPast, momentOf, OF_A_MOMENT } from './moment.js';
import { isCount, isText, PAGE_CHARACTERS, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import type { Snapshot } from './reading.js';
import { reportPast } from './report-past.js';
import { type Answered, ID, limitOf, type ParameterValues, question, type Question, type Reader } from './question.js';

const STATEMENTS = Type.Object({
  ...OF_A_MOMENT,
  reportId: Type.String(),
  statements: Type.Array(
    Type.Composite(
      [STATEMENT, Type.Object({ proposition: Type.Optional(nullable(Type.String())), passedOver: PASSED_OVER })],
      { $id: 'StatementOfAReport' },
    ),
  ),
});
type Statement = Static<typeof STATEMENTS>['statements'][number];

const STATEMENTS_OF_A_REPORT = '/reports/:id/statements';

export const reportStatements: Question = question({
  path: STATEMENTS_OF_A_REPORT,
  id: ID,
  answers:
    'What a report says: all statements from it, those in its headline first, then in its summary, its text and its captions; each with its claim, in whose words, and why it does not count if it does not.',
  answer: STATEMENTS,
  parameters: CLOCKS,
  pages: ({ place, claimId, ordinal }) => isCount(place) && isText(claimId) && isCount(ordinal),
  readsWhole: isPast,
  read: (snapshot, asked, reader) =>
    isPast(asked) ? statementsAsOf(snapshot, asked, reader) : statementsOf(snapshot, asked, reader),
});

interface Row extends Pick<Statement, 'proposition' | 'recordedAt' | 'recordedBy'> {
  place: number;
  ordinal: number;
  data: ClaimStatement;
  notCounted: string | null;
}

async function statementsOf(
  snapshot: Transaction,
  asked: ParameterValues,
  { after }: Reader,
): Promise<Answered<typeof STATEMENTS> | undefined> {
  const { id = '' } = asked;
  const [report] = await snapshot`select from reports where report_id = ${id}`;
  if (!report) return undefined;
  const behind = after
    ? snapshot`and (s.place, s.claim_id, s.ordinal) > (${String(after.place)}::int, ${String(after.claimId)}, ${String(after.ordinal)}::int)`
    : snapshot``;
  const rows = await snapshot<(Row & { outOf: number })[]>`
    select s.place, s.ordinal, s.data, s.not_counted as "notCounted", s.recorded_at as "recordedAt", s.recorded_by as "recordedBy",
      (select proposition from claims c where c.claim_id = s.claim_id) as proposition, "outOf"
    from (
      select *, count(*) over ()::int as "outOf",
        sum(length(data::text)) over (order by place, claim_id, ordinal) - length(data::text) as before
      from (
        select * from statements s where s.report_id = ${id} ${behind}
        order by s.place, s.claim_id, s.ordinal limit ${limitOf(asked) + 1}
      ) s
    ) s
    where before < ${PAGE_CHARACTERS} order by s.place, s.claim_id, s.ordinal`;
  const key = ({ place, ordinal, data }: Row) => ({ place, claimId: data.claimId, ordinal });
  const { page, next } = pageOf(rows, asked, key);
  const statements = page.map(({ place: _place, ordinal: _ordinal, outOf: _outOf, data, notCounted, ...beside }) => ({
    ...data,
    ...beside,
    ...(notCounted !== null && { notCounted }),
  }));
  const streamOf = ({ claimId }: { claimId: string }) => streamName('claim', claimId);
  return { reportId: id, statements: await markedIfPassedOver(snapshot, statements, streamOf), next };
}

/** In the same order, from the events of the claims that it speaks to. */
async function statementsAsOf(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof STATEMENTS> | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const past = await reportPast(raw, { asked, reader, withCounting: true });
    if (!past) return undefined;
    const its = past.statements.filter(({ data }) => data.reportId === id);
    const key = (one: (typeof its)[number]) => ({ place: one.place, claimId: one.data.claimId, ordinal: one.ordinal });
    const last = its.findIndex((one) => JSON.stringify(key(one)) === JSON.stringify(reader.after));
    const { page, next } = pageOf(its.slice(last + 1), asked, key);
    const statements = page.map(({ place: _place, ordinal: _ordinal, data, notCounted, ...beside }) => ({
      ...data,
      ...beside,
      ...(notCounted !== null && { notCounted }),
    }));
    return { statements, next, shown: past.shown };
  });
  if (!told) return undefined;
  const streamOf = ({ claimId }: { claimId: string }) => streamName('claim', claimId);
  const statements = await markedIfPassedOver(snapshot, told.statements, streamOf);
  return { reportId: id, statements, next: told.next, ...momentOf(STATEMENTS_OF_A_REPORT, asked, told.shown) };
}
