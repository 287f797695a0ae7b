import { IsObject, ValidateNested } from 'class-validator';
import { IsId, IsSentence } from '../fields/field.js';
import { NamedHolder } from '../fields/holder.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { type Claim, type ClaimEvent, isSame } from './claim.js';

/** Takes back a declared dependence: the holder has the claim on its own after all. */
export class EndDependence {
  @IsId() claimId!: string;
  @IsObject() @ValidateNested() holder!: NamedHolder;
  @IsObject() @ValidateNested() dependsOn!: NamedHolder;
  @IsSentence() reason!: string;
}

export function endDependence(command: EndDependence, claim: Claim): ClaimEvent[] {
  const { claimId } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  if (!claim.dependences.some((dependence) => isSame(dependence, command))) {
    throw new RuleBroken(
      'dependence.not-declared',
      `On ${claimId} nothing says that the one holder repeats the other. There is nothing to end.`,
    );
  }
  return [{ type: 'DependenceEnded', data: { ...command } }];
}
