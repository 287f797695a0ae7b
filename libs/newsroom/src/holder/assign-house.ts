import type { Context, OnFile } from '../context.js';
import { IsId, IsIdOrNull, IsSentence, Means, Optional } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { holderOnFile } from './holder-named.js';
import type { HolderEvent, HolderOnFile } from './holder.js';

/** Says for whom a holder speaks, or that it speaks for itself. */
export class AssignHouse {
  @IsId() holderId!: string;
  @Means('The holder on file that it speaks for; null if for nobody but itself.') @IsIdOrNull() for!: string | null;
  @Optional() @IsSentence() reason?: string;
}

export function assignHouse(command: AssignHouse, holder: HolderOnFile, { onFile }: Context): HolderEvent[] {
  const { holderId } = command;
  const house = command.for;
  if ((holderOnFile(holderId, holder).for ?? null) === house) {
    const spoken = house === null ? 'nobody but itself' : house;
    throw new RuleBroken(
      'holder.already-of-the-house',
      `Holder ${holderId} speaks for ${spoken}. There is nothing to say.`,
    );
  }
  assertHouse(holderId, house ?? undefined, onFile);
  return [{ type: 'HouseAssigned', data: { ...command } }];
}

/** Throws RuleBroken. Whom the house itself speaks for matters to nobody: houses are one step up. */
export function assertHouse(holderId: string, house: string | undefined, onFile: OnFile): void {
  if (house === undefined) return;
  if (house === holderId)
    throw new RuleBroken(
      'holder.its-own-house',
      `Holder ${holderId} speaks for itself wherever no house is given. Name another, or none.`,
    );
  if (!onFile.holder(house)) throw notOnFile('holder', house);
}
