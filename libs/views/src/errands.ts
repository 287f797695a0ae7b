/** What the courier looks for: statements whose report was corrected, held, withdrawn or killed, and that stand, or may stand again. */
import type { ClaimStatement, Report } from '#newsroom';
import type { Sql } from '#postgres';

export interface Errand {
  statement: ClaimStatement;
  report: Report;
}

const PAGE = 500;

/** A page at a time, in an order that lasts; most of them have been carried, and are found again. */
export async function* errands(sql: Sql): AsyncGenerator<Errand[]> {
  let after: { claimId: string; ordinal: number } = { claimId: '', ordinal: 0 };
  for (;;) {
    const page = await sql<(Errand & { ordinal: number })[]>`
      select s.data as statement, r.data as report, s.ordinal
      from stet.statements s join stet.reports r using (report_id)
      where r.troubled and (s.data->'retraction' is null or jsonb_path_exists(r.data::jsonb, '$.kills[*].lifted')) and (s.claim_id, s.ordinal) > (${after.claimId}, ${after.ordinal})
      order by s.claim_id, s.ordinal limit ${PAGE}`;
    if (page.length > 0) yield [...page];
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { claimId: last.statement.claimId, ordinal: last.ordinal };
  }
}
