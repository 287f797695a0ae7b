import { IsId, IsName, IsSentence, Means, Optional } from '../fields/field.js';
import { sameName } from '../fields/same-name.js';
import { RuleBroken } from '../rule-broken.js';
import { holderOnFile } from './holder-named.js';
import type { HolderEvent, HolderOnFile } from './holder.js';

/**
 * Says that a holder goes by another name now. The former one stays among its aliases, since it is printed: to say that it
 * never meant the holder remove it. Were it gone, the old name and the new one would be two origins of one holder.
 */
export class RenameHolder {
  @IsId() holderId!: string;
  @IsName() name!: string;
  @IsSentence() reason!: string;
}

/** What a renaming has beside its command's fields once it is decided. What is on file without it took the former name away. */
export class Renamed {
  @Means('The former name, an alias from now on.') @Optional() @IsName() alias?: string;
}

export type HolderRenamed = RenameHolder & Renamed;

export function renameHolder(command: RenameHolder, holder: HolderOnFile): HolderEvent[] {
  const { holderId, name } = command;
  const { name: former } = holderOnFile(holderId, holder);
  if (former === name)
    throw new RuleBroken('holder.already-named', `Holder ${holderId} is on file as ${name}. There is nothing to say.`);
  const alias = sameName(former) === sameName(name) ? {} : { alias: former };
  return [{ type: 'HolderRenamed', data: { ...command, ...alias } }];
}
