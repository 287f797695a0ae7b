/** Holders that were merged in a circle, as desks that merge at once can: readers take the least id of it, and somebody must look. */
import type { Sql } from '#postgres';
import { inViews } from './snapshot.js';

/** Each by its ids, in their order. Of what serves. Throws ViewsFilling while nothing does. */
export function mergerCircles(sql: Sql, { most }: { most: number }): Promise<string[][]> {
  return inViews(sql, async (views) => {
    // Whoever is in a circle is merged and has somebody merged into him: of most mergers nobody is. `union` ends in a circle.
    const rows = await views<{ first: string; holders: string[] }[]>`
      with recursive linked as (
        select h.holder_id, h.merged_into from holders h
        where h.merged_into is not null and exists (select from holders o where o.merged_into = h.holder_id)
      ), walked as (
        select holder_id as first, merged_into as at from linked
        union
        select w.first, l.merged_into from walked w join linked l on l.holder_id = w.at
      ), circles as (select first from walked where at = first)
      select c.first, (select json_agg(w.at) from walked w where w.first = c.first) as holders
      from circles c
      where not exists (select from walked w where w.first = c.first and w.at < c.first)
      order by c.first limit ${most}`;
    return rows.map(({ first, holders }) => [first, ...holders.filter((id) => id !== first).sort()]);
  });
}
