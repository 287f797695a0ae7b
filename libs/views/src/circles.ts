/** Circles of links: nobody refuses them, for no stream knows of all their links, so they are shown. */
import { type Static, Type } from '@sinclair/typebox';
import type { LinkKind } from '#newsroom';
import type { Transaction } from '#postgres';
import { LINK_KIND } from './answer.js';
import { standing } from './standing-links.js';

/** Of one kind: from each of these claims links lead to each other of them. */
export const CIRCLE = Type.Object(
  {
    kind: LINK_KIND,
    claims: Type.Array(Type.String(), { description: 'The first, by id.' }),
    claimsTotal: Type.Integer(),
  },
  { $id: 'Circle' },
);
type Circle = Static<typeof CIRCLE>;

/** So many claims are walked to each way, and so many of a circle are told. */
const LIMITS = { walked: 20_000, told: 20 };

/** Those that a claim is in, by kind. Claims that exclude each other make none: of three each may exclude the others. */
export async function circlesThrough(
  snapshot: Transaction,
  { id, known }: { id: string; known: string | undefined },
): Promise<Circle[]> {
  const stands = standing(snapshot, known);
  // `union` walks to no claim twice, `offset 0` has each asked for by the index, and nobody walks further than the limit.
  const found = await snapshot<{ kind: LinkKind }[]>`
    with recursive ahead (kind, claim_id) as (
      select kind, to_id from links where claim_id = ${id} and kind <> 'excludes' and ${stands}
      union
      select a.kind, l.to_id from ahead a,
        lateral (select to_id from links where claim_id = a.claim_id and kind = a.kind and ${stands} offset 0) l
    )
    select kind from (select * from ahead limit ${LIMITS.walked}) a where claim_id = ${id} order by kind collate "C"`;
  const circles: Circle[] = [];
  for (const { kind } of found) circles.push(await circleOf(snapshot, { id, known, kind }));
  return circles;
}

/** All that are led to and lead back. */
async function circleOf(
  snapshot: Transaction,
  { id, known, kind }: { id: string; known: string | undefined; kind: LinkKind },
): Promise<Circle> {
  const stands = standing(snapshot, known);
  const rows = await snapshot<{ claimId: string; total: number }[]>`
    with recursive ahead (claim_id) as (
      select ${id}::text
      union
      select l.to_id from ahead a,
        lateral (select to_id from links where claim_id = a.claim_id and kind = ${kind} and ${stands} offset 0) l
    ), back (claim_id) as (
      select ${id}::text
      union
      select l.claim_id from back b,
        lateral (select claim_id from links where to_id = b.claim_id and kind collate "C" = ${kind} and ${stands} offset 0) l
    )
    select claim_id as "claimId", count(*) over ()::int as total
    from (select * from ahead limit ${LIMITS.walked}) a join (select * from back limit ${LIMITS.walked}) b using (claim_id)
    order by claim_id collate "C" limit ${LIMITS.told}`;
  return { kind, claims: rows.map(({ claimId }) => claimId), claimsTotal: rows[0]?.total ?? 0 };
}
