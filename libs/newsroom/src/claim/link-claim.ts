import { IsIn } from 'class-validator';
import { IsId, Means } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { type LinkKind, LINKS, wordsOf } from '../vocabulary.js';
import type { Claim, ClaimEvent } from './claim.js';

/**
 * Says how one claim stands to another: its part, its figure, its rival, its successor, its double. Two claims have one
 * link at most. Two desks at once may yet link them from both ends, and longer circles are nobody's to refuse: they are
 * shown, and can be taken back.
 */
export class LinkClaim {
  @IsId() claimId!: string;
  @IsIn(wordsOf(LINKS)) kind!: LinkKind;
  @Means('The other claim.') @IsId() to!: string;
}

export function linkClaim(command: LinkClaim, claim: Claim, { onFile }: Context): ClaimEvent[] {
  const { claimId, to } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  if (claimId === to)
    throw new RuleBroken(
      'claim.linked-to-itself',
      `Claim ${claimId} cannot be linked to itself. Name the other claim.`,
    );
  const other = onFile.claim(to);
  if (!other) throw notOnFile('claim', to);
  assertNotLinked(claim, to);
  assertNotLinked(other, claimId);
  return [{ type: 'ClaimLinked', data: { ...command } }];
}

function assertNotLinked({ claimId, links }: Claim, to: string): void {
  const link = links.find((one) => one.to === to);
  if (!link) return;
  throw new RuleBroken(
    'claim.already-linked',
    `Claim ${claimId} is linked to ${to} as ${link.kind}, and two claims have one link at most. Take that one back with unlink-claim, then post this again.`,
  );
}
