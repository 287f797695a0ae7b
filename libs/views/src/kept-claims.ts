/**
 * Large claims as they stand, each folded once for all who ask: its grid, its attribution and its figures are asked close
 * behind each other. The head of a stream is a hash of all that came before, so under one head nothing else is ever kept.
 */
import { streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import type { ClaimOnFile } from './claim-on-file.js';
import { LARGE } from './past-told.js';

/** Statements of all that are kept; a thousand of them, with what they come to, take some 5 MB. */
const MOST_KEPT = 12_000;

/** The one that was asked for last is the last. */
const kept = new Map<string, ClaimOnFile>();

/** Undefined if the claim is not large, or the views have not all of it that the index has. */
export async function headOfLarge(sql: Transaction, claimId: string): Promise<string | undefined> {
  const [row] = await sql<{ head: string }[]>`
    select s.head from streams s join claims c using (version)
    where s.stream = ${streamName('claim', claimId)} and c.claim_id = ${claimId} and c.version > ${LARGE}`;
  return row?.head;
}

/** Whoever asks while it is folded folds one, too. */
export async function keptOr(
  head: string | undefined,
  fold: () => Promise<ClaimOnFile | undefined>,
): Promise<ClaimOnFile | undefined> {
  const known = head === undefined ? undefined : kept.get(head);
  const claim = known ?? (await fold());
  if (head !== undefined && claim) keep(head, claim);
  return claim;
}

function keep(head: string, claim: ClaimOnFile): void {
  kept.delete(head);
  kept.set(head, claim);
  let statements = 0;
  for (const [one, { claim: its }] of [...kept].toReversed()) {
    statements += its.statements.length;
    if (statements > MOST_KEPT) kept.delete(one);
  }
}
