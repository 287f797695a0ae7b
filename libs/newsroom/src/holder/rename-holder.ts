import { IsId, IsName, IsSentence } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import { holderOnFile } from './holder-named.js';
import type { HolderEvent, HolderOnFile } from './holder.js';

/** Says that a holder goes by another name now. The former one means it no longer, unless it is added as an alias. */
export class RenameHolder {
  @IsId() holderId!: string;
  @IsName() name!: string;
  @IsSentence() reason!: string;
}

export function renameHolder(command: RenameHolder, holder: HolderOnFile): HolderEvent[] {
  const { holderId, name } = command;
  if (holderOnFile(holderId, holder).name === name)
    throw new RuleBroken('holder.already-named', `Holder ${holderId} is on file as ${name}. There is nothing to say.`);
  return [{ type: 'HolderRenamed', data: { ...command } }];
}
