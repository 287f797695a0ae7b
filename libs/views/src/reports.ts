/** A report: its versions, the claims that it speaks to, and how far what happened to it has come to its statements. */
import { type Static, Type } from '@sinclair/typebox';
import {
  type ClaimStatement,
  earliest,
  isTroubled,
  killOf,
  outcomeOf,
  type Report,
  streamName,
  vocabulary,
  withFollowUps,
} from '#newsroom';
import type { Transaction } from '#postgres';
import { LIFE, nullable, PASSED_OVER, RELATION, RETRACTION, STANCE, wordOf } from './answer.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, ID, type ParameterValues, question } from './question.js';
import { REPORT_LIST, reportList } from './report-list.js';
import { reportStatements } from './report-statements.js';
import { vectorOf } from './search.js';
import { inBigint } from './timeline.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

const text = Type.String();
const may = Type.Optional(text);
const SAID = { reportId: text, publishedAt: text, note: may };
const REACHES = Type.Array(
  Type.Object(
    {
      claimId: text,
      statementId: text,
      holder: may,
      stance: Type.Optional(STANCE),
      progress: wordOf(vocabulary.progress),
      retraction: Type.Optional(RETRACTION),
    },
    { $id: 'Reached' },
  ),
);
const ENDS = Type.Array(Type.Object({ claimId: text, statementId: text }));
const REPORT = Type.Object({
  reportId: text,
  outletId: Type.Optional(text),
  outlet: nullable(text),
  url: may,
  headline: may,
  authors: Type.Optional(Type.Array(text)),
  publishedAt: may,
  language: may,
  obtainedFrom: may,
  relations: Type.Optional(Type.Array(RELATION)),
  life: LIFE,
  revisions: Type.Array(Type.Object({ ...SAID, headline: may, noted: Type.Boolean() })),
  corrections: Type.Array(Type.Object({ ...SAID, ends: ENDS, reaches: REACHES })),
  notes: Type.Array(Type.Object(SAID)),
  holds: Type.Array(Type.Object({ from: text, note: may, until: may, reaches: REACHES })),
  withdrawal: Type.Optional(Type.Object({ ...SAID, kill: Type.Optional(Type.Boolean()), reaches: REACHES })),
  killed: Type.Boolean(),
  kills: Type.Array(Type.Object({ publishedAt: text, note: may, lifted: may, reaches: REACHES })),
  due: Type.Integer({ description: 'How many of its statements are not reached yet.' }),
  claims: Type.Array(Type.Object({ claimId: text, statements: Type.Integer(), passedOver: PASSED_OVER })),
  version: Type.Integer(),
});

export const reports: View = {
  name: 'reports',
  table: `
    create table reports (
      report_id text primary key, outlet_id text not null, version int not null, troubled boolean not null, ${REPORT_LIST.columns}, words tsvector not null, data json not null
    );
    ${REPORT_LIST.indexes}
    create index reports_of_outlet on reports (outlet_id, report_id);
    create index troubled_reports on reports (report_id) where troubled;
    create index reports_by_words on reports using gin (words) with (gin_pending_list_limit = 128);`,
  async write(sql, { changes }) {
    const rows = changes
      .filter(({ category }) => category === 'report')
      .map(({ state, version }) => {
        const data = state as Report;
        const { reportId, outletId, publishedAt = null, life } = data;
        return {
          report_id: reportId,
          outlet_id: outletId,
          version,
          troubled: isTroubled(data),
          sorted: -inBigint(earliest(publishedAt ?? '..')),
          published_at: publishedAt,
          life,
          corrected: outcomeOf(data).corrected,
          killed: killOf(data) !== undefined,
          words: vectorOf({ A: data.headline }),
          data,
        };
      });
    await writeRows(sql, 'reports', { key: ['report_id'], rows });
  },
  questions: [
    question({
      path: '/reports/:id',
      id: ID,
      answers:
        'A report: its life, its versions, the claims that it speaks to, and for each correction, hold, withdrawal and kill the statements that it reaches. Their `progress` says whether it is on the statement yet; `due` counts what is not.',
      answer: REPORT,
      read: report,
    }),
    reportList,
    reportStatements,
  ],
};

async function report(
  snapshot: Transaction,
  { id = '' }: ParameterValues,
): Promise<Answered<typeof REPORT> | undefined> {
  const [row] = await snapshot<{ data: Report; version: number; outlet: string | null }[]>`
    select data, version, (select name from outlets o where o.outlet_id = r.outlet_id) as outlet
    from reports r where report_id = ${id}`;
  if (!row) return undefined;
  const { data, version, outlet } = row;
  const claims = await snapshot<Static<typeof REPORT>['claims']>`
    select claim_id as "claimId", count(*)::int as statements from statements where report_id = ${id} group by 1 order by 1`;
  const told = withFollowUps(data, await concerned(snapshot, data));
  const marked = await markedIfPassedOver(snapshot, [...claims], ({ claimId }) => streamName('claim', claimId));
  return { reportId: id, outletId: data.outletId, outlet, ...told, claims: marked, version };
}

/** The statements made from a report, and those that its corrections name, which may be of another. */
async function concerned(snapshot: Transaction, { reportId = '', corrections }: Report): Promise<ClaimStatement[]> {
  const named = corrections.flatMap(({ ends }) => ends);
  const rows = await snapshot<{ data: ClaimStatement }[]>`
    select data from (
      select s.claim_id, s.ordinal, s.data from statements s where s.report_id = ${reportId}
      union all
      select s.claim_id, s.ordinal, s.data from statements s
      join unnest(${named.map(({ claimId }) => claimId)}::text[], ${named.map(({ statementId }) => statementId)}::text[])
        as n (claim_id, statement_id) using (claim_id, statement_id)
      where s.report_id <> ${reportId}
    ) c order by claim_id, ordinal`;
  return rows.map(({ data }) => data);
}
