import { IsIn } from 'class-validator';
import { IsId, Means } from '../fields.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../stream.js';
import { type LinkKind, LINKS, wordsOf } from '../vocabulary.js';
import type { Claim, ClaimEvent } from './claim.js';

/** Says how one claim stands to another: its part, its figure, its rival, its successor, its double. */
export class LinkClaim {
  @IsId() claimId!: string;
  @IsIn(wordsOf(LINKS)) kind!: LinkKind;
  @Means('The other claim.') @IsId() to!: string;
}

export function linkClaim(command: LinkClaim, claim: Claim, { onFile }: Context): ClaimEvent[] {
  const { claimId, kind, to } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  if (claimId === to)
    throw new RuleBroken(
      'claim.linked-to-itself',
      `Claim ${claimId} cannot be linked to itself. Name the other claim.`,
    );
  if (!onFile.claim(to)) throw notOnFile('claim', to);
  if (claim.links.some((link) => link.kind === kind && link.to === to)) {
    throw new RuleBroken('claim.already-linked', `Claim ${claimId} is linked to ${to} as ${kind}.`);
  }
  return [{ type: 'ClaimLinked', data: { ...command } }];
}
