import { IsId, IsName, IsSentence, Optional } from '../fields/field.js';
import { sameName } from '../fields/same-name.js';
import { RuleBroken } from '../rule-broken.js';
import { holderOnFile } from './holder-named.js';
import type { HolderEvent, HolderOnFile } from './holder.js';

/** Says that a name does not mean the holder after all: what was identified by it is taken back. */
export class RemoveAlias {
  @IsId() holderId!: string;
  @IsName() alias!: string;
  @Optional() @IsSentence() reason?: string;
}

export function removeAlias(command: RemoveAlias, holder: HolderOnFile): HolderEvent[] {
  const { holderId, alias } = command;
  const { name, aliases } = holderOnFile(holderId, holder);
  if (aliases.some((one) => sameName(one) === sameName(alias))) return [{ type: 'AliasRemoved', data: { ...command } }];
  const isItsName = sameName(name) === sameName(alias);
  throw new RuleBroken(
    'holder.no-such-alias',
    isItsName
      ? `"${alias}" is the name of holder ${holderId}, and no alias. Rename the holder.`
      : `Holder ${holderId} has no alias "${alias}". There is nothing to remove.`,
  );
}
