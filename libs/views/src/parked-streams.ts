/** What is told of the streams that what serves has parked. */
import type { Sql } from '#postgres';
import type { Parked } from './passed-over.js';
import { inViews } from './snapshot.js';

/** With when that record was decided. */
export interface ParkedSince extends Parked {
  since: string;
}

/** Those of what serves, in the order of the log's clock. Throws ViewsFilling while nothing does. */
export function parkedStreams(sql: Sql, { most }: { most?: number } = {}): Promise<ParkedSince[]> {
  return inViews(sql, async (views) => {
    const rows = await views<(Omit<ParkedSince, 'offset'> & { offset: string })[]>`
      select p.stream, p.partition, p."offset", p.view, p.why, c.at as since
      from parked p join commits c using (partition, "offset")
      order by c.appended_at, p.partition, p."offset" limit ${most ?? null}`;
    return rows.map((row) => ({ ...row, offset: Number(row.offset) }));
  });
}

/** Of what serves. Throws ViewsFilling while nothing does. */
export async function countParked(sql: Sql): Promise<number> {
  const [row] = await inViews(sql, (views) => views<{ count: number }[]>`select count(*)::int as count from parked`);
  return row?.count ?? 0;
}
