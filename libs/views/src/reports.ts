/** A report: its versions, the claims that it speaks to, and how far what happened to it has come to its statements. */
import { type Static, type TObject, Type } from '@sinclair/typebox';
import {
  type ClaimStatement,
  earliest,
  FollowUps,
  isTroubled,
  killOf,
  MOST_TOLD,
  outcomeOf,
  type Report,
  type Steps,
  streamName,
  vocabulary,
} from '#newsroom';
import type { Transaction } from '#postgres';
import { LIFE, nullable, PASSED_OVER, RELATION, RETRACTION, STANCE, wordOf } from './answer.js';
import { CLOCKS, inBigint, isPast, momentOf, OF_A_MOMENT } from './moment.js';
import { outletNames } from './names.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, ID, type ParameterValues, question, type Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { REPORT_LIST, reportList } from './report-list.js';
import { reportPast } from './report-past.js';
import { reportStatements } from './report-statements.js';
import { vectorOf } from './search.js';
import { inSlices } from './slices.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

const text = Type.String();
const may = Type.Optional(text);
const SAID = { reportId: text, publishedAt: text, note: may };
const REACHES = {
  reaches: Type.Array(
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
    { description: 'The first twenty, those to which it has still to come before the others.' },
  ),
  reachesTotal: Type.Integer(),
};
const ENDS = Type.Array(Type.Object({ claimId: text, statementId: text }));
const lastOf = <T extends TObject>(one: T) => Type.Array(one, { description: 'The last twenty.' });
const REPORT = Type.Object({
  ...OF_A_MOMENT,
  reportId: text,
  outletId: Type.Optional(text),
  outlet: nullable(text),
  url: may,
  headline: may,
  firstHeadline: Type.Optional(
    Type.String({ description: 'As it came out, where a revision has brought another; `headline` is the latest.' }),
  ),
  authors: Type.Optional(Type.Array(text)),
  publishedAt: may,
  language: may,
  obtainedFrom: may,
  relations: Type.Optional(Type.Array(RELATION)),
  life: LIFE,
  revisions: lastOf(Type.Object({ ...SAID, headline: may, noted: Type.Boolean() })),
  revisionsTotal: Type.Integer(),
  corrections: lastOf(Type.Object({ ...SAID, ends: ENDS, endsTotal: Type.Integer(), ...REACHES })),
  correctionsTotal: Type.Integer(),
  notes: lastOf(Type.Object(SAID)),
  notesTotal: Type.Integer(),
  holds: lastOf(Type.Object({ from: text, note: may, until: may, ...REACHES })),
  holdsTotal: Type.Integer(),
  withdrawal: Type.Optional(Type.Object({ ...SAID, kill: Type.Optional(Type.Boolean()), ...REACHES })),
  killed: Type.Boolean(),
  kills: lastOf(Type.Object({ publishedAt: text, note: may, lifted: may, ...REACHES })),
  killsTotal: Type.Integer(),
  due: Type.Integer({ description: 'How many of its statements are not reached yet.' }),
  claims: Type.Array(Type.Object({ claimId: text, statements: Type.Integer(), passedOver: PASSED_OVER }), {
    description: 'The first twenty, by id: all are in its statements.',
  }),
  claimsTotal: Type.Integer(),
  version: Type.Integer(),
});

const ONE_REPORT = '/reports/:id';

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
      path: ONE_REPORT,
      id: ID,
      answers:
        'A report: its life, the last of its versions, the claims that it speaks to, and for each correction, hold, withdrawal and kill the statements that it reaches. Their `progress` says whether it is on the statement yet; `due` counts what is not. All that it said is in its statements, all that happened to it in its stream (`/v1/streams/report-…`), page by page.',
      answer: REPORT,
      parameters: CLOCKS,
      readsWhole: isPast,
      read: (snapshot, asked, reader) =>
        isPast(asked) ? reportAsOf(snapshot, asked, reader) : report(snapshot, asked, reader),
    }),
    reportList,
    reportStatements,
  ],
};

async function report(
  snapshot: Transaction,
  { id = '' }: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof REPORT> | undefined> {
  const [row] = await snapshot<{ data: Report; version: number; outlet: string | null }[]>`
    select data, version, (select name from outlets o where o.outlet_id = r.outlet_id) as outlet
    from reports r where report_id = ${id}`;
  if (!row) return undefined;
  const { data, version, outlet } = row;
  const carried = await snapshot<(Static<typeof REPORT>['claims'][number] & { total: number })[]>`
    select claim_id as "claimId", count(*)::int as statements, (count(*) over ())::int as total
    from statements where report_id = ${id} group by 1 order by 1 limit ${MOST_TOLD}`;
  const claims = carried.map(({ claimId, statements }) => ({ claimId, statements }));
  const marked = await markedIfPassedOver(snapshot, claims, ({ claimId }) => streamName('claim', claimId));
  const told = await followed(snapshot, data, reader);
  const claimsTotal = carried[0]?.total ?? 0;
  return { reportId: id, outletId: data.outletId, outlet, ...told, claims: marked, claimsTotal, version };
}

/** From its own events and those of the claims that it speaks to. Before it was out it is an empty one. */
async function reportAsOf(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof REPORT> | undefined> {
  const { id = '' } = asked;
  const past = await snapshot.folded(id, async (raw) => {
    const found = await reportPast(raw, { asked, reader });
    if (!found) return undefined;
    const { report: data, version, statements, shown } = found;
    const followUps = new FollowUps(data);
    const carried = new Map<string, number>();
    for (const { data: statement } of statements) {
      followUps.take(statement);
      if (statement.reportId === id) carried.set(statement.claimId, (carried.get(statement.claimId) ?? 0) + 1);
    }
    const claims = [...carried].sort().map(([claimId, count]) => ({ claimId, statements: count }));
    return { report: followUps.told(), claims, version, shown };
  });
  if (!past) return undefined;
  const { report: told, claims, version, shown } = past;
  const { outletId } = told;
  const names = outletId === undefined ? undefined : await outletNames(snapshot, [outletId], asked);
  const streamOf = ({ claimId }: { claimId: string }) => streamName('claim', claimId);
  const marked = await markedIfPassedOver(snapshot, claims.slice(0, MOST_TOLD), streamOf);
  const outlet = names?.get(outletId ?? '') ?? null;
  const itself = { reportId: id, outletId, outlet, ...told };
  return { ...itself, claims: marked, claimsTotal: claims.length, version, ...momentOf(ONE_REPORT, asked, shown) };
}

/** A page of its statements at a time: it may have thousands. Without trouble nothing reaches any. */
async function followed(snapshot: Transaction, report: Report, reader: Reader) {
  const followUps = new FollowUps(report);
  if (!isTroubled(report)) return followUps.told();
  for await (const page of concerned(snapshot, report, followUps.named)) await inSlices(taken(page, followUps), reader);
  return followUps.told();
}

function* taken(page: ClaimStatement[], followUps: FollowUps): Steps<void> {
  for (const statement of page) {
    followUps.take(statement);
    yield;
  }
}

interface Row {
  place: number;
  claimId: string;
  ordinal: number;
  data: ClaimStatement;
}

/** The statements made from a report, by their places in it, and those of others that its corrections name. */
async function* concerned(
  snapshot: Transaction,
  { reportId = '' }: Report,
  named: FollowUps['named'],
): AsyncGenerator<ClaimStatement[]> {
  for (let after: Omit<Row, 'data'> | undefined = { place: -1, claimId: '', ordinal: 0 }; after;) {
    const rows: Row[] = await snapshot<Row[]>`
      select place, claim_id as "claimId", ordinal, data from statements
      where report_id = ${reportId} and (place, claim_id, ordinal) > (${after.place}, ${after.claimId}, ${after.ordinal})
      order by place, claim_id, ordinal limit ${PAGE}`;
    yield rows.map(({ data }) => data);
    after = rows.length === PAGE ? rows.at(-1) : undefined;
  }
  if (named.length === 0) return;
  const others = await snapshot<{ data: ClaimStatement }[]>`
    select s.data from statements s
    join unnest(${named.map(({ claimId }) => claimId)}::text[], ${named.map(({ statementId }) => statementId)}::text[])
      as n (claim_id, statement_id) using (claim_id, statement_id)
    where s.report_id <> ${reportId}`;
  yield [...new Map(others.map(({ data }) => [`${data.claimId}/${data.statementId}`, data])).values()];
}

const PAGE = 500;
