/** The outlets: what each has published and said, and the record of each. */
import { type Static, Type } from '@sinclair/typebox';
import {
  type Carried,
  carriedBy,
  type Carrier,
  killOf,
  type Outlet,
  outcomeOf,
  recordOf,
  type Report,
  streamName,
} from '#newsroom';
import type { Transaction } from '#postgres';
import { FOUND, nullable, PASSED_OVER } from './answer.js';
import { isText, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, ID, limitOf, type ParameterValues, question, type Reader } from './question.js';
import { hasAll, markedTexts, searched, searchFor, vectorOf } from './search.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

const [text, count] = [Type.String(), Type.Integer()];
const OUTLET = { outletId: text, name: text, homepage: nullable(text), country: nullable(text) };
const OUTLETS = Type.Object({
  outlets: Type.Array(
    Type.Object({
      ...OUTLET,
      reports: count,
      statements: count,
      found: Type.Optional(Type.Array(FOUND)),
      passedOver: PASSED_OVER,
    }),
  ),
});

const REPORT = Type.Object({
  reportId: text,
  headline: Type.Optional(nullable(text)),
  publishedAt: Type.Optional(text),
  life: text,
  corrected: Type.Boolean(),
  killed: Type.Boolean(),
  passedOver: PASSED_OVER,
});
const CARRIED = Type.Object({
  claimId: text,
  statements: count,
  publishedAt: Type.String({ description: 'When this outlet first carried it.' }),
  first: Type.Boolean(),
  firstBy: Type.Array(Type.Object({ outletId: text, publishedAt: text }), {
    description: 'Who carried it first, this one too if it did; more than one where dates cannot tell.',
  }),
  passedOver: PASSED_OVER,
});
const RECORD = Type.Object({
  reports: count,
  revised: count,
  revisedInSilence: count,
  corrected: count,
  withdrawn: count,
  copies: count,
  first: Type.Integer({ description: 'How many claims it was first to carry, or may have been.' }),
  late: Type.Integer({ description: 'How many it carried after another.' }),
});
const ONE_OUTLET = Type.Object({
  ...OUTLET,
  version: count,
  reports: Type.Array(REPORT),
  claims: Type.Array(CARRIED),
  record: RECORD,
});

export const outlets: View = {
  name: 'outlets',
  table: `
    create table outlets (outlet_id text primary key, name text not null, homepage text, country text, version int not null, words tsvector not null);
    create index outlets_by_words on outlets using gin (words) with (gin_pending_list_limit = 128);`,
  async write(sql, { changes }) {
    const rows = changes
      .filter(({ category }) => category === 'outlet')
      .map(({ state, version }) => {
        const { outletId, name, homepage = null, country = null } = state as Outlet;
        return { outlet_id: outletId, name, homepage, country, version, words: vectorOf({ A: name }) };
      });
    await writeRows(sql, 'outlets', { key: ['outlet_id'], rows });
  },
  questions: [
    question({
      path: '/outlets',
      answers: 'The outlets, and how much each has published and said.',
      answer: OUTLETS,
      parameters: { q: searched('Only outlets that have these words in their name.') },
      pages: ({ outletId }) => isText(outletId),
      read: outletList,
    }),
    question({
      path: '/outlets/:id',
      id: ID,
      answers:
        'One outlet: its reports and what became of them, the claims that it speaks to and who carried each first (several where the dates cannot tell), and its record in figures. It is a record, never a score.',
      answer: ONE_OUTLET,
      read: outlet,
    }),
  ],
};

/** By id, a page at a time. */
async function outletList(
  snapshot: Transaction,
  asked: ParameterValues,
  { after }: Reader,
): Promise<Answered<typeof OUTLETS>> {
  const search = searchFor(asked.q);
  const rows = await snapshot<Static<typeof OUTLETS>['outlets']>`
    select outlet_id as "outletId", name, homepage, country,
      (select count(*)::int from reports r where r.outlet_id = o.outlet_id) as reports,
      (select count(*)::int from statements s where s.outlet_id = o.outlet_id) as statements
    from outlets o where outlet_id > ${after?.outletId ?? ''} and ${hasAll(snapshot, search)} order by outlet_id limit ${limitOf(asked) + 1}`;
  const { page, next } = pageOf(rows, asked, ({ outletId }) => ({ outletId }));
  const shown = search
    ? page.map((row) => ({ ...row, found: markedTexts(search, [{ in: 'outlet', text: row.name }]) }))
    : page;
  return { outlets: await markedIfPassedOver(snapshot, shown, ({ outletId }) => streamName('outlet', outletId)), next };
}

async function outlet(
  snapshot: Transaction,
  { id = '' }: ParameterValues,
): Promise<Answered<typeof ONE_OUTLET> | undefined> {
  const [row] = await snapshot<Omit<Static<typeof ONE_OUTLET>, 'reports' | 'claims' | 'record'>[]>`
    select outlet_id as "outletId", name, homepage, country, version from outlets where outlet_id = ${id}`;
  if (!row) return undefined;
  const reports = await snapshot<{ data: Report }[]>`
    select data from reports where outlet_id = ${id} order by report_id`;
  const published = reports.map(({ data }) => data);
  const claims = await claimsCarriedBy(id, snapshot);
  return {
    ...row,
    reports: await markedIfPassedOver(snapshot, published.map(shown), ({ reportId }) => streamName('report', reportId)),
    claims: await markedIfPassedOver(snapshot, claims, ({ claimId }) => streamName('claim', claimId)),
    record: recordOf(published, claims),
  };
}

function shown(report: Report): Static<typeof REPORT> {
  const { reportId = '', headline = null, publishedAt, life } = report;
  const { corrected } = outcomeOf(report);
  const killed = killOf(report) !== undefined;
  return { reportId, headline, publishedAt, life, corrected, killed };
}

async function claimsCarriedBy(outletId: string, snapshot: Transaction): Promise<(Carried & { claimId: string })[]> {
  const rows = await snapshot<{ claimId: string; carriers: Carrier[] }[]>`
    select claim_id as "claimId", json_agg(json_build_object('outletId', outlet_id, 'dates', dates) order by outlet_id) as carriers
    from (
      select claim_id, outlet_id, json_agg(data->>'publishedAt' order by ordinal) as dates
      from statements where claim_id in (select claim_id from statements where outlet_id = ${outletId})
      group by 1, 2
    ) c group by 1 order by 1`;
  return rows.map(({ claimId, carriers }) => ({ claimId, ...carriedBy(outletId, carriers) }));
}
