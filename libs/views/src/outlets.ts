/** The outlets, and what each has published and said. */
import { earliest, type Outlet, type Report } from '#newsroom';
import type { Transaction } from '#postgres';
import { type Asked, LIMIT, limitOf, text } from './question.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

export const outlets: View = {
  name: 'outlets',
  table: `
    create table if not exists stet.outlets (outlet_id text primary key, name text not null, homepage text, country text, version int not null);`,
  async write(sql, { changes }) {
    const rows = changes
      .filter(({ category }) => category === 'outlet')
      .map(({ state, version }) => {
        const { outletId, name, homepage = null, country = null } = state as Outlet;
        return { outlet_id: outletId, name, homepage, country, version };
      });
    await writeRows(sql, 'outlets', { key: ['outlet_id'], rows });
  },
  questions: [
    {
      path: '/outlets',
      answers: 'The outlets, and how much each has published and said.',
      words: { cursor: text("The page before's `next`."), limit: LIMIT },
      read: outletList,
    },
    {
      path: '/outlets/:id',
      answers: 'One outlet: its reports and what became of them, the claims that it speaks to, and where it was first.',
      read: outlet,
    },
  ],
};

/** By id, a page at a time; `cursor` is the last outlet seen. */
async function outletList(snapshot: Transaction, asked: Asked): Promise<{ outlets: object[]; next: string | null }> {
  const { cursor = '' } = asked;
  const limit = limitOf(asked);
  const rows = await snapshot<{ outletId: string }[]>`
    select outlet_id as "outletId", name, homepage, country,
      (select count(*)::int from stet.reports r where r.outlet_id = o.outlet_id) as reports,
      (select count(*)::int from stet.statements s where s.outlet_id = o.outlet_id) as statements
    from stet.outlets o where outlet_id > ${cursor} order by outlet_id limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  return { outlets: page, next: rows.length > limit ? (page.at(-1)?.outletId ?? null) : null };
}

async function outlet(snapshot: Transaction, { id = '' }: Asked): Promise<object | undefined> {
  const [row] = await snapshot<object[]>`
    select outlet_id as "outletId", name, homepage, country, version from stet.outlets where outlet_id = ${id}`;
  if (!row) return undefined;
  const reports = await snapshot<{ reportId: string; data: Report }[]>`
    select report_id as "reportId", data from stet.reports where outlet_id = ${id} order by report_id`;
  const claims = await snapshot<{ claimId: string; statements: number }[]>`
    select claim_id as "claimId", count(*)::int as statements from stet.statements where outlet_id = ${id} group by 1 order by 1`;
  const firsts = await firstOn(
    snapshot,
    claims.map(({ claimId }) => claimId),
  );
  return {
    ...row,
    reports: reports.map(({ reportId, data: { headline = null, publishedAt = null } }) => ({
      reportId,
      headline,
      publishedAt,
    })),
    claims: claims.map((claim) => ({ ...claim, first: firsts.get(claim.claimId)?.has(id) ?? false })),
    record: recordOf(reports.map(({ data }) => data)),
  };
}

/** What became of an outlet's reports. It is a record, never a score. */
function recordOf(reports: Report[]) {
  return {
    reports: reports.length,
    revised: reports.filter(({ revisions }) => revisions.length > 0).length,
    revisedInSilence: reports.filter(({ revisions }) => revisions.some(({ noted }) => !noted)).length,
    corrected: reports.filter(({ corrections }) => corrections.length > 0).length,
    withdrawn: reports.filter(({ life }) => life === 'withdrawn').length,
    copies: reports.filter(({ relations = [] }) => relations.some(({ kind }) => kind === 'copy_of')).length,
  };
}

/** For each claim the outlets that carried it first; more than one where the moments are the same. */
async function firstOn(snapshot: Transaction, claimIds: string[]): Promise<Map<string, Set<string>>> {
  const rows = await snapshot<{ claimId: string; outletId: string; publishedAt: string }[]>`
    select claim_id as "claimId", outlet_id as "outletId", data->>'publishedAt' as "publishedAt"
    from stet.statements where claim_id = any (${claimIds})`;
  const first = new Map<string, { moment: number; outlets: Set<string> }>();
  for (const { claimId, outletId, publishedAt } of rows) {
    const moment = earliest(publishedAt);
    const known = first.get(claimId);
    if (!known || moment < known.moment) first.set(claimId, { moment, outlets: new Set([outletId]) });
    else if (moment === known.moment) known.outlets.add(outletId);
  }
  return new Map([...first].map(([claimId, { outlets }]) => [claimId, outlets]));
}
