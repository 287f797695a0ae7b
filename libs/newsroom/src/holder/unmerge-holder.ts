import { IsId, IsSentence } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import { holderOnFile } from './holder-named.js';
import type { HolderEvent, HolderOnFile } from './holder.js';

/** Takes a merger back: the holder is one by itself after all, with its own names and house. */
export class UnmergeHolder {
  @IsId() holderId!: string;
  @IsSentence() reason!: string;
}

export function unmergeHolder(command: UnmergeHolder, holder: HolderOnFile): HolderEvent[] {
  const { holderId } = command;
  if (holderOnFile(holderId, holder).mergedInto === undefined)
    throw new RuleBroken('holder.not-merged', `Holder ${holderId} is not merged. There is nothing to take back.`);
  return [{ type: 'HolderUnmerged', data: { ...command } }];
}
