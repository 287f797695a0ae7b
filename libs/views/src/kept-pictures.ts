/** Pictures of a large claim's past, as they are kept: at a moment of the published clock, or by a version of its stream. */
import { atOnce, noClaim, type StatusPicture, statusInSteps } from '#newsroom';
import type { Transaction } from '#postgres';
import { inBigint } from './moment.js';
import { WHOLE_EVERY } from './past-told.js';
import { lastOf } from './picture-deltas.js';

interface Row {
  place: string;
  isWhole: boolean;
  picture: object | null;
}

/** Undefined where the claim is not large, or is not told as far as that or as it is now: what is untold may come before the moment. */
export async function pictureAtMoment(
  sql: Transaction,
  claimId: string,
  moment: number,
): Promise<Omit<StatusPicture, 'since' | 'cause' | 'causeTotal'> | undefined> {
  const told = await sql`select from pasts_told join claims using (claim_id, version) where claim_id = ${claimId}`;
  if (told.length === 0) return undefined;
  const rows = await upTo(sql, { claimId, clock: 'at', place: inBigint(moment) });
  if (rows.length > 0) return pictureIn(rows);
  const kept = await sql`select from pasts where claim_id = ${claimId} and clock = 'at' limit 1`;
  return kept.length > 0 ? atOnce(statusInSteps({ ...noClaim, claimId })) : undefined;
}

/** Undefined where the claim was not large, or was not told then. */
export async function pictureByVersion(
  sql: Transaction,
  claimId: string,
  version: number,
): Promise<StatusPicture | undefined> {
  const rows = await upTo(sql, { claimId, clock: 'known', place: version });
  return Number(rows[0]?.place) === version ? pictureIn(rows) : undefined;
}

/** From when on the moments of a large claim are not told; undefined if all of them are. */
export async function untoldSince(sql: Transaction, claimId: string): Promise<number | undefined> {
  const [row] = await upTo(sql, { claimId, clock: 'at', place: Number.MAX_SAFE_INTEGER });
  if (!row || row.picture !== null) return undefined;
  const place = Number(row.place);
  return place <= inBigint(-Infinity) ? -Infinity : place;
}

interface Kept {
  claimId: string;
  clock: 'at' | 'known';
  place: number;
}

/** The last first. */
function upTo(sql: Transaction, { claimId, clock, place }: Kept) {
  return sql<Row[]>`
    select place::text, is_whole as "isWhole", picture from pasts
    where claim_id = ${claimId} and clock = ${clock} and place <= ${String(place)}::bigint
    order by pasts.place desc limit ${WHOLE_EVERY}`;
}

function pictureIn(rows: Row[]): StatusPicture | undefined {
  const told: object[] = [];
  for (const { isWhole, picture } of rows) {
    if (picture === null) return undefined;
    told.unshift(picture);
    if (isWhole) return lastOf(told) as object as StatusPicture;
  }
  return undefined;
}
