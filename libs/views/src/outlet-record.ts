/** An outlet's record: its reports and what became of them, the claims that it carries and who carried each first. */
import type { Static } from '@sinclair/typebox';
import { type Carrier, carriersOf, type Claim, earliest, type Report, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { CLOCKS, inBigint, isPast } from './moment.js';
import { countFigures, figuresOf, OUTLET_FIGURES } from './outlet-figures.js';
import { outletAsOf, outletClaimsAsOf, outletReportsAsOf } from './outlet-past.js';
import { CLAIMS, FIRST_TOLD, ITS_CLAIMS, ITS_REPORTS, ONE_OUTLET, RECORD, reportRow, TOLD } from './outlet-rows.js';
import { isText, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, ID, limitOf, type ParameterValues, question, type Reader } from './question.js';
import type { ChangedStream, View } from './view.js';
import { writeRows } from './write-rows.js';

const [ONE, REPORTS_OF_ONE, CLAIMS_OF_ONE] = ['/outlets/:id', '/outlets/:id/reports', '/outlets/:id/claims'];

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
      path: ONE,
      id: ID,
      answers:
        'One outlet: the first twenty of its reports and what became of them, the first twenty claims that it speaks to and who carried each first (several where the dates cannot tell), and its record in figures, over all of them. It is a record, never a score.',
      answer: ONE_OUTLET,
      parameters: CLOCKS,
      readsWhole: isPast,
      read: (snapshot, asked, reader) =>
        isPast(asked) ? outletAsOf(snapshot, { path: ONE, asked, reader }) : outlet(snapshot, asked, reader),
    }),
    question({
      path: REPORTS_OF_ONE,
      id: ID,
      answers: 'All reports of an outlet, by id, and what became of them.',
      answer: ITS_REPORTS,
      parameters: CLOCKS,
      readsWhole: isPast,
      pages: ({ reportId }) => isText(reportId),
      read: async (snapshot, asked, reader) => {
        if (isPast(asked)) return outletReportsAsOf(snapshot, { path: REPORTS_OF_ONE, asked, reader });
        const outletId = await outletIn(snapshot, asked);
        return outletId === undefined ? undefined : { outletId, ...(await reportsOf(snapshot, asked, reader)) };
      },
    }),
    question({
      path: CLAIMS_OF_ONE,
      id: ID,
      answers: 'All claims that an outlet speaks to, by id, and who carried each first.',
      answer: ITS_CLAIMS,
      parameters: CLOCKS,
      readsWhole: isPast,
      pages: ({ claimId }) => isText(claimId),
      read: async (snapshot, asked, reader) => {
        if (isPast(asked)) return outletClaimsAsOf(snapshot, { path: CLAIMS_OF_ONE, asked, reader });
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
  const reports = rows.map(({ data }) => reportRow(data));
  const { page, next } = pageOf(reports, asked, ({ reportId }) => ({ reportId }));
  const streamOf = ({ reportId }: { reportId: string }) => streamName('report', reportId);
  return { reports: await markedIfPassedOver(snapshot, page, streamOf), next };
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
