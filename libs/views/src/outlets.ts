/** The outlets, and what each has published and said. */
import type { Sql } from '#postgres';
import { positionIn } from './checkpoints.js';
import type { Answer, View } from './view.js';
import { writeRows } from './write-rows.js';

export const outlets: View = {
  name: 'outlets',
  table: `
    create table if not exists stet.outlets (outlet_id text primary key, name text not null, homepage text, country text, version int not null);`,
  async write(sql, { changes }) {
    const rows = changes
      .filter(({ category }) => category === 'outlet')
      .map(({ state, version }) => {
        const { outletId, name, homepage = null, country = null } = state as Record<string, string | null>;
        return { outlet_id: outletId, name, homepage, country, version };
      });
    await writeRows(sql, 'outlets', { key: ['outlet_id'], rows });
  },
};

/** By id, a page at a time; `cursor` is the last outlet seen. */
export async function outletList(
  sql: Sql,
  { cursor = '', limit = 100 }: { cursor?: string; limit?: number },
): Promise<Answer<{ outlets: object[]; next: string | null }>> {
  return sql.begin('isolation level repeatable read read only', async (snapshot) => {
    const rows = await snapshot<{ outletId: string }[]>`
      select outlet_id as "outletId", name, homepage, country,
        (select count(*)::int from stet.reports r where r.outlet_id = o.outlet_id) as reports,
        (select count(*)::int from stet.statements s where s.outlet_id = o.outlet_id) as statements
      from stet.outlets o where outlet_id > ${cursor} order by outlet_id limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const next = rows.length > limit ? (page.at(-1)?.outletId ?? null) : null;
    return { position: await positionIn(snapshot), answer: { outlets: page, next } };
  });
}

/** One outlet with its reports and the claims it speaks to. */
export async function outlet(sql: Sql, outletId: string): Promise<Answer<object | undefined>> {
  return sql.begin('isolation level repeatable read read only', async (snapshot) => {
    const [row] = await snapshot<object[]>`
      select outlet_id as "outletId", name, homepage, country, version from stet.outlets where outlet_id = ${outletId}`;
    const reports = await snapshot`
      select report_id as "reportId", data->>'headline' as headline, data->>'publishedAt' as "publishedAt"
      from stet.reports where outlet_id = ${outletId} order by report_id`;
    const claims = await snapshot`
      select claim_id as "claimId", count(*)::int as statements from stet.statements where outlet_id = ${outletId} group by 1 order by 1`;
    return {
      position: await positionIn(snapshot),
      answer: row && { ...row, reports: [...reports], claims: [...claims] },
    };
  });
}
