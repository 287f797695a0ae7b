import { IsId, IsSentence } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Claim, ClaimEvent } from './claim.js';

/** Puts a claim into better words. It stays the same claim: what it has of statements was said on it. */
export class RewordClaim {
  @IsId() claimId!: string;
  @IsSentence() proposition!: string;
  @IsSentence() reason!: string;
}

export function rewordClaim(command: RewordClaim, claim: Claim): ClaimEvent[] {
  const { claimId, proposition } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  if (claim.proposition === proposition)
    throw new RuleBroken('claim.already-worded-so', `Claim ${claimId} has this wording. There is nothing to change.`);
  return [{ type: 'ClaimReworded', data: { ...command } }];
}
