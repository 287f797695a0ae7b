import { IsId, IsName, IsSentence, Optional } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import { holderOnFile } from './holder-named.js';
import { goesBy, type HolderEvent, type HolderOnFile } from './holder.js';

/**
 * Says that outlets print another name for a holder, too. A name of two holders means neither, until one of them has it no
 * more or is merged into the other: two desks may add it at once, so it is shown and never refused.
 */
export class AddAlias {
  @IsId() holderId!: string;
  @IsName() alias!: string;
  @Optional() @IsSentence() reason?: string;
}

export function addAlias(command: AddAlias, holder: HolderOnFile): HolderEvent[] {
  const { holderId, alias } = command;
  if (goesBy(holderOnFile(holderId, holder), alias))
    throw new RuleBroken(
      'holder.goes-by-it',
      `Holder ${holderId} goes by "${alias}" already. There is nothing to say.`,
    );
  return [{ type: 'AliasAdded', data: { ...command } }];
}
