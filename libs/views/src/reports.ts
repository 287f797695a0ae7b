/** A report, its versions, and the claims that it speaks to. */
import type { Report } from '#newsroom';
import type { Transaction } from '#postgres';
import type { Asked } from './question.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

export const reports: View = {
  name: 'reports',
  table: `
    create table if not exists stet.reports (report_id text primary key, outlet_id text not null, version int not null, troubled boolean not null, killed boolean not null, data json not null);
    create index if not exists reports_of_outlet on stet.reports (outlet_id);
    create index if not exists troubled_reports on stet.reports (report_id) where troubled;
    create index if not exists killed_reports on stet.reports (report_id) where killed;`,
  async write(sql, { changes }) {
    const rows = changes
      .filter(({ category }) => category === 'report')
      .map(({ state, version }) => {
        const data = state as Report;
        const { reportId, outletId, withdrawal } = data;
        const killed = withdrawal?.kill ?? false;
        return { report_id: reportId, outlet_id: outletId, version, troubled: isTroubled(data), killed, data };
      });
    await writeRows(sql, 'reports', { key: ['report_id'], rows });
  },
  questions: [
    { path: '/reports/:id', answers: 'A report, its versions, and the claims that it speaks to.', read: report },
  ],
};

/** Has anything happened to it that may end or suspend its statements? */
function isTroubled({ corrections, holds, withdrawal }: Report): boolean {
  return corrections.length > 0 || holds.length > 0 || withdrawal !== undefined;
}

async function report(snapshot: Transaction, { id = '' }: Asked): Promise<object | undefined> {
  const [row] = await snapshot<{ data: object; version: number; outlet: string | null }[]>`
    select data, version, (select name from stet.outlets o where o.outlet_id = r.outlet_id) as outlet
    from stet.reports r where report_id = ${id}`;
  const claims = await snapshot`
    select claim_id as "claimId", count(*)::int as statements from stet.statements where report_id = ${id} group by 1 order by 1`;
  return row && { ...row.data, version: row.version, outlet: row.outlet, claims: [...claims] };
}
