import { IsId, IsName, IsSentence, Optional } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import type { Claim, ClaimEvent } from './claim.js';

/** Puts a claim on file: a proposition about the world that outlets and sources speak to. */
export class RegisterClaim {
  @IsId() claimId!: string;
  @IsSentence() proposition!: string;
  @Optional() @IsName() topic?: string;
}

export function registerClaim(command: RegisterClaim, claim: Claim): ClaimEvent[] {
  if (claim.isRegistered)
    throw new RuleBroken(
      'claim.already-registered',
      `Claim ${command.claimId} is on file. Take another id, or use this one.`,
    );
  return [{ type: 'ClaimRegistered', data: { ...command } }];
}
