import { IsObject, ValidateNested } from 'class-validator';
import { IsId, IsSentence, Means } from '../fields/field.js';
import { nameKey, NamedHolder } from '../fields/holder.js';
import { assertOutletsOnFile, notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { groupedBy } from '../status/grouped-by.js';
import { outletsOf } from '../fields/source.js';
import type { Context } from '../context.js';
import { type Claim, type ClaimEvent, type Dependence, isSame } from './claim.js';

/** Says that on this claim one holder only repeats another, and so adds no origin beside it. */
export class DeclareDependence {
  @IsId() claimId!: string;
  @Means('Who only repeats the other.') @IsObject() @ValidateNested() holder!: NamedHolder;
  @Means('Whom it repeats.') @IsObject() @ValidateNested() dependsOn!: NamedHolder;
  @IsSentence() reason!: string;
}

export function declareDependence(command: DeclareDependence, claim: Claim, { onFile }: Context): ClaimEvent[] {
  const { claimId, holder, dependsOn } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  assertOutletsOnFile(outletsOf([holder, dependsOn]), onFile);
  if (claim.dependences.some((dependence) => isSame(dependence, command))) {
    throw new RuleBroken(
      'dependence.already-declared',
      `On ${claimId} it is on file already that the one holder repeats the other. There is nothing to say.`,
    );
  }
  if (leadsTo(dependsOn, holder, claim.dependences)) {
    throw new RuleBroken(
      'dependence.circular',
      `On ${claimId} the other holder itself rests on this one: two cannot each only repeat the other. End that dependence first if it is wrong.`,
    );
  }
  return [{ type: 'DependenceDeclared', data: { ...command } }];
}

/** Does one rest, in however many steps, on the other? */
function leadsTo(from: NamedHolder, to: NamedHolder, dependences: Dependence[]): boolean {
  const repeatedBy = groupedBy(dependences, ({ holder }) => nameKey(holder));
  const reached = new Set([nameKey(from)]);
  // A set is walked on to what is added on the way.
  for (const name of reached) for (const { dependsOn } of repeatedBy.get(name) ?? []) reached.add(nameKey(dependsOn));
  return reached.has(nameKey(to));
}
