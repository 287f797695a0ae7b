import { IsIn } from 'class-validator';
import { IsId, IsSentence, Means } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { type LinkKind, LINKS, wordsOf } from '../vocabulary.js';
import { type Claim, type ClaimEvent, isLinked } from './claim.js';

/** Takes back a link, by the claim that it was put on: its statements stay as they were decided. */
export class UnlinkClaim {
  @IsId() claimId!: string;
  @IsIn(wordsOf(LINKS)) kind!: LinkKind;
  @Means('The other claim.') @IsId() to!: string;
  @IsSentence() reason!: string;
}

export function unlinkClaim(command: UnlinkClaim, claim: Claim): ClaimEvent[] {
  const { claimId, kind, to } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  if (!isLinked(claim, command)) {
    throw new RuleBroken(
      'claim.not-linked',
      `Claim ${claimId} has no link to ${to} as ${kind}. A link is taken back from the claim that it was put on: see the links of ${claimId}.`,
    );
  }
  return [{ type: 'ClaimUnlinked', data: { ...command } }];
}
