/**
 * How many links each claim has, whichever end they were put on, counted as they come. A link is told by the stream of the
 * claim that it was put on, so a row counts what one partition has; they are added up when they are read.
 */
import type { Transaction } from '#postgres';
import type { Ended, Life } from './link-lives.js';
import type { ParameterValues } from './question.js';
import { standing } from './standing-links.js';

export const LINK_COUNTS = `
    create table link_counts (claim_id text, kind text, partition int, links int not null, primary key (claim_id, kind, partition));`;

/** Added to what is there; where none is left there is no row. */
export async function countLinks(sql: Transaction, { made, ended }: { made: Life[]; ended: Ended[] }): Promise<void> {
  const rows = [
    ...made.filter(({ ended_at }) => ended_at === null).flatMap(atBothEnds(1)),
    ...ended.flatMap(atBothEnds(-1)),
  ];
  if (rows.length === 0) return;
  const told = JSON.stringify(rows);
  await sql`
    insert into link_counts as c
    select claim_id, kind, partition, sum(links) from json_populate_recordset(null::link_counts, ${told}::text::json)
    group by 1, 2, 3
    on conflict (claim_id, kind, partition) do update set links = c.links + excluded.links`;
  await sql`
    delete from link_counts c using json_populate_recordset(null::link_counts, ${told}::text::json) t
    where c.claim_id = t.claim_id and c.kind = t.kind and c.partition = t.partition and c.links = 0`;
}

function atBothEnds(links: number) {
  return ({ claim_id, to_id, kind, partition }: Pick<Life, 'claim_id' | 'to_id' | 'kind' | 'partition'>) =>
    [...new Set([claim_id, to_id])].map((end) => ({ claim_id: end, kind, partition, links }));
}

/** Of those that stood once they are counted one by one. */
export async function linksTotal(snapshot: Transaction, { id = '', kind, known }: ParameterValues): Promise<number> {
  const ofKind = kind === undefined ? snapshot`` : snapshot`and kind = ${kind}`;
  const [row] =
    known === undefined
      ? await snapshot<{ total: number }[]>`
          select coalesce(sum(links), 0)::int as total from link_counts where claim_id = ${id} ${ofKind}`
      : await snapshot<{ total: number }[]>`
          select count(*)::int as total from links where ${standing(snapshot, known)} and (claim_id = ${id} or to_id = ${id}) ${ofKind}`;
  return row?.total ?? 0;
}
