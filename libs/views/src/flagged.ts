/** The flags of claims, a row for each, with what a list of those with one flag may be sorted by. */
import type { FlagName } from '#newsroom';
import type { Transaction } from '#postgres';
import { indexesOf } from './board-sorts.js';
import { writeRows } from './write-rows.js';

export const FLAGGED = `
    create table flagged (
      claim_id text, flag text, changed_moment bigint not null, since_moment bigint, outlets int not null, asserting_origins int not null,
      primary key (claim_id, flag)
    );
    ${indexesOf('flagged', ['flag, '])}`;

interface Flagged {
  claim_id: string;
  flags: FlagName[];
  changed_moment: number;
  since_moment: number | null;
  outlets: number;
  asserting_origins: number;
}

/** Those that a claim has lost are taken out. */
export async function writeFlagged(sql: Transaction, claims: Flagged[]): Promise<void> {
  if (claims.length === 0) return;
  const now = JSON.stringify(claims.map(({ claim_id, flags }) => ({ claim_id, flags })));
  await sql`
    delete from flagged f using json_to_recordset(${now}::text::json) as c (claim_id text, flags jsonb)
    where f.claim_id = c.claim_id and not c.flags ? f.flag`;
  const rows = claims.flatMap(({ claim_id, flags, changed_moment, since_moment, outlets, asserting_origins }) =>
    flags.map((flag) => ({ claim_id, flag, changed_moment, since_moment, outlets, asserting_origins })),
  );
  await writeRows(sql, 'flagged', { key: ['claim_id', 'flag'], rows });
}
