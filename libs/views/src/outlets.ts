/** The outlets, and what each has published and said. */
import type { Outlet } from '#newsroom';
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
    { path: '/outlets/:id', answers: 'One outlet, its reports and the claims that it speaks to.', read: outlet },
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
  const reports = await snapshot`
    select report_id as "reportId", data->>'headline' as headline, data->>'publishedAt' as "publishedAt"
    from stet.reports where outlet_id = ${id} order by report_id`;
  const claims = await snapshot`
    select claim_id as "claimId", count(*)::int as statements from stet.statements where outlet_id = ${id} group by 1 order by 1`;
  return row && { ...row, reports: [...reports], claims: [...claims] };
}
