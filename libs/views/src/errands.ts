/** What the courier looks for: standing statements whose report was corrected, held or withdrawn. */
import type { ClaimStatement, Report } from '#newsroom';
import type { Sql } from '#postgres';

export interface Errand {
  statement: ClaimStatement;
  report: Report;
}

const PAGE = 500;

/** A page at a time, in an order that lasts; most of them have been carried, and are found again. */
export async function* errands(sql: Sql): AsyncGenerator<Errand[]> {
  let after: [claimId: string, statementId: string] = ['', ''];
  for (;;) {
    const page = await sql<Errand[]>`
      select s.data as statement, r.data as report
      from stet.statements s join stet.reports r using (report_id)
      where r.troubled and s.data->'retraction' is null and (s.claim_id, s.statement_id) > (${after[0]}, ${after[1]})
      order by s.claim_id, s.statement_id limit ${PAGE}`;
    if (page.length > 0) yield [...page];
    const last = page.at(-1)?.statement;
    if (!last || page.length < PAGE) return;
    after = [last.claimId, last.statementId];
  }
}
