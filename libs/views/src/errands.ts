/** What the courier looks for: statements whose report was corrected, held, withdrawn or killed, and that stand, may stand again, or may have ended earlier. */
import type { ClaimStatement, Report } from '#newsroom';
import type { Sql } from '#postgres';
import { inViews } from './snapshot.js';

export interface Errand {
  statement: ClaimStatement;
  report: Report;
}

const PAGE = 500;

/** A page at a time, in an order that lasts; most of them have been carried, and are found again. Of what serves alone. */
export async function* errands(sql: Sql): AsyncGenerator<Errand[]> {
  for (let after: Place | undefined = { claimId: '', ordinal: 0 }; after;) {
    const page = await pageBehind(sql, after);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    after = last && page.length === PAGE ? { claimId: last.statement.claimId, ordinal: last.ordinal } : undefined;
  }
}

interface Place {
  claimId: string;
  ordinal: number;
}

/** A report may be long, and is read once for all of its statements on the page. */
async function pageBehind(sql: Sql, { claimId, ordinal }: Place): Promise<(Errand & Pick<Place, 'ordinal'>)[]> {
  return inViews(sql, async (views) => {
    const rows = await views<{ statement: ClaimStatement; ordinal: number }[]>`
      select s.data as statement, s.ordinal
      from statements s join reports r using (report_id)
      where r.troubled and (
          s.data->'retraction' is null or jsonb_path_exists(r.data::jsonb, '$.kills[*].lifted')
          or s.data->'retraction'->>'why' not in ('report_corrected', 'report_withdrawn')
          or s.data->'retraction'->>'publishedAt' <> coalesce(
            r.data->'corrections'->0->>'publishedAt', r.data->'withdrawal'->>'publishedAt', r.data->'kills'->0->>'publishedAt', '')
          or json_array_length(r.data->'corrections') + json_array_length(r.data->'holds') + json_array_length(r.data->'kills')
            + (r.data->'withdrawal' is not null)::int > 1)
         and (s.claim_id, s.ordinal) > (${claimId}, ${ordinal})
      order by s.claim_id, s.ordinal limit ${PAGE}`;
    const reports = await views<{ report: Report }[]>`
      select data as report from reports where report_id = any (${rows.map(({ statement }) => statement.reportId)}::text[])`;
    const byId = new Map(reports.map(({ report }) => [report.reportId, report]));
    return rows.flatMap(({ statement, ordinal: place }) => {
      const report = byId.get(statement.reportId);
      return report ? [{ statement, report, ordinal: place }] : [];
    });
  });
}
