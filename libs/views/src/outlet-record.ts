/** An outlet's record: its reports and what became of them, the claims that it carries and who carried each first. */
import { type Static, Type } from '@sinclair/typebox';
import { type Carrier, carriersOf, type Claim, earliest, killOf, outcomeOf, type Report, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { nullable, PASSED_OVER } from './answer.js';
import { countFigures, figuresOf, OUTLET_FIGURES } from './outlet-figures.js';
import { inBigint } from './moment.js';
import { OUTLET } from './outlets.js';
import { isText, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, ID, limitOf, type ParameterValues, question, type Reader } from './question.js';
import type { ChangedStream, View } from './view.js';
import { writeRows } from './write-rows.js';

const [text, count] = [Type.String(), Type.Integer()];

const REPORTS = Type.Array(
  Type.Object(
    {
      reportId: text,
      headline: Type.Optional(nullable(text)),
      publishedAt: Type.Optional(text),
      life: text,
      corrected: Type.Boolean(),
      killed: Type.Boolean(),
      passedOver: PASSED_OVER,
    },
    { $id: 'ReportOfAnOutlet' },
  ),
);
const CLAIMS = Type.Array(
  Type.Object(
    {
      claimId: text,
      statements: count,
      publishedAt: Type.String({ description: 'When this outlet first carried it.' }),
      first: Type.Boolean({ description: 'Nobody carried it before.' }),
      mayBeFirst: Type.Boolean({ description: 'Dates cannot tell whether another carried it before.' }),
      firstBy: Type.Array(Type.Object({ outletId: text, publishedAt: text }), {
        description:
          'Who carried it first, or may have, this one too: more than one where dates cannot tell: the first twenty, by id.',
      }),
      firstByTotal: count,
      passedOver: PASSED_OVER,
    },
    { $id: 'CarriedClaim' },
  ),
);
const RECORD = Type.Object({
  reports: count,
  revised: count,
  revisedInSilence: count,
  corrected: count,
  withdrawn: count,
  copies: count,
  first: Type.Integer({ description: 'How many claims it was first to carry.' }),
  mayBeFirst: Type.Integer({ description: 'Of how many claims dates cannot tell whether another carried it before.' }),
  late: Type.Integer({ description: 'How many it carried after another.' }),
});
const ONE_OUTLET = Type.Object({ ...OUTLET, version: count, reports: REPORTS, claims: CLAIMS, record: RECORD });
const ITS_REPORTS = Type.Object({ outletId: text, reports: REPORTS });
const ITS_CLAIMS = Type.Object({ outletId: text, claims: CLAIMS });

/** So many reports and claims are told beside the record, and so many of those that were first. */
const [TOLD, FIRST_TOLD] = ['20', 20];

export const outletRecord: View = {
  name: 'outlet record',
  table: `
    create table carried (
      claim_id text, outlet_id text, statements int not null, published_at text not null, moment bigint not null, first boolean not null, may_be_first boolean not null,
      primary key (claim_id, outlet_id)
    );
    create index carried_by on carried (outlet_id, claim_id);
    create index first_carried on carried (claim_id, outlet_id) where first or may_be_first;
    ${OUTLET_FIGURES}`,
  async write(sql, { changes }) {
    const rows = changes.filter(({ category }) => category === 'claim').flatMap(changedCarriers);
    await Promise.all([
      writeRows(sql, 'carried', { key: ['claim_id', 'outlet_id'], rows }),
      countFigures(sql, changes),
    ]);
  },
  questions: [
    question({
      path: '/outlets/:id',
      id: ID,
      answers:
        'One outlet: the first twenty of its reports and what became of them, the first twenty claims that it speaks to and who carried each first (several where the dates cannot tell), and its record in figures, over all of them. It is a record, never a score.',
      answer: ONE_OUTLET,
      read: outlet,
    }),
    question({
      path: '/outlets/:id/reports',
      id: ID,
      answers: 'All reports of an outlet, by id, and what became of them.',
      answer: ITS_REPORTS,
      pages: ({ reportId }) => isText(reportId),
      read: async (snapshot, asked, reader) => {
        const outletId = await outletIn(snapshot, asked);
        return outletId === undefined ? undefined : { outletId, ...(await reportsOf(snapshot, asked, reader)) };
      },
    }),
    question({
      path: '/outlets/:id/claims',
      id: ID,
      answers: 'All claims that an outlet speaks to, by id, and who carried each first.',
      answer: ITS_CLAIMS,
      pages: ({ claimId }) => isText(claimId),
      read: async (snapshot, asked, reader) => {
        const outletId = await outletIn(snapshot, asked);
        return outletId === undefined ? undefined : { outletId, ...(await claimsOf(snapshot, asked, reader)) };
      },
    }),
  ],
};

/** Those that the table has not so. */
export function changedCarriers({ state, before }: ChangedStream): object[] {
  const { claimId, statements } = state as Claim;
  const were = carriersOf((before as Claim).statements);
  const carriers = [...carriersOf(statements, (before as Claim).statements).values()];
  return carriers
    .filter((carrier) => !isSame(carrier, were.get(carrier.outletId)))
    .map(({ outletId, statements: said, publishedAt, first, mayBeFirst }) => ({
      claim_id: claimId,
      outlet_id: outletId,
      statements: said,
      published_at: publishedAt,
      moment: inBigint(earliest(publishedAt)),
      first,
      may_be_first: mayBeFirst,
    }));
}

function isSame(carrier: Carrier, was: Carrier | undefined): boolean {
  const [one, other] = [carrier, was].map((each) => each && Object.values(each).join(' '));
  return one === other;
}

async function outlet(
  snapshot: Transaction,
  { id = '' }: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof ONE_OUTLET> | undefined> {
  const [row] = await snapshot<
    (Static<typeof RECORD> & Omit<Static<typeof ONE_OUTLET>, 'reports' | 'claims' | 'record'>)[]
  >`
    select o.outlet_id as "outletId", name, homepage, country, version, f.reports, f.revised, f.revised_in_silence as "revisedInSilence",
      f.corrected, f.withdrawn, f.copies, f.first, f.may_be_first as "mayBeFirst", f.late
    from outlets o, ${figuresOf(snapshot, 'o')} where o.outlet_id = ${id}`;
  if (!row) return undefined;
  const { outletId, name, homepage, country, version, ...record } = row;
  const [about, first] = [
    { id, limit: TOLD },
    { ...reader, after: undefined },
  ];
  const { reports } = await reportsOf(snapshot, about, first);
  const { claims } = await claimsOf(snapshot, about, first);
  return { outletId, name, homepage, country, version, reports, claims, record };
}

async function outletIn(snapshot: Transaction, { id = '' }: ParameterValues): Promise<string | undefined> {
  const rows = await snapshot`select from outlets where outlet_id = ${id}`;
  return rows.length > 0 ? id : undefined;
}

async function reportsOf(snapshot: Transaction, asked: ParameterValues, { after }: Reader) {
  const rows = await snapshot<{ data: Report }[]>`
    select data from reports where outlet_id = ${asked.id ?? ''} and report_id > ${after?.reportId ?? ''}
    order by report_id limit ${limitOf(asked) + 1}`;
  const reports = rows.map(({ data }) => shown(data));
  const { page, next } = pageOf(reports, asked, ({ reportId }) => ({ reportId }));
  const streamOf = ({ reportId }: { reportId: string }) => streamName('report', reportId);
  return { reports: await markedIfPassedOver(snapshot, page, streamOf), next };
}

function shown(report: Report): Static<typeof REPORTS>[number] {
  const { reportId = '', headline, publishedAt, life } = report;
  const { corrected } = outcomeOf(report);
  const killed = killOf(report) !== undefined;
  // Where it is killed it is not there.
  const told = killed && headline === undefined ? {} : { headline: headline ?? null };
  return { reportId, ...told, publishedAt, life, corrected, killed };
}

async function claimsOf(snapshot: Transaction, asked: ParameterValues, { after }: Reader) {
  const rows = await snapshot<Static<typeof CLAIMS>>`
    select k.claim_id as "claimId", k.statements, k.published_at as "publishedAt", k.first, k.may_be_first as "mayBeFirst", b.first_by as "firstBy",
      c.first_carriers as "firstByTotal"
    from carried k join claims c using (claim_id),
    lateral (
      select json_agg(json_build_object('outletId', outlet_id, 'publishedAt', published_at) order by outlet_id) as first_by
      from (select * from carried where claim_id = k.claim_id and (first or may_be_first) order by outlet_id limit ${FIRST_TOLD}) one
    ) b
    where k.outlet_id = ${asked.id ?? ''} and k.claim_id > ${after?.claimId ?? ''}
    order by k.claim_id limit ${limitOf(asked) + 1}`;
  const { page, next } = pageOf(rows, asked, ({ claimId }) => ({ claimId }));
  return { claims: await markedIfPassedOver(snapshot, page, ({ claimId }) => streamName('claim', claimId)), next };
}
