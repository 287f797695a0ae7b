import type { Context } from '../context.js';
import { IsId, IsSentence, Means } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { holderOnFile } from './holder-named.js';
import type { HolderEvent, HolderOnFile } from './holder.js';

/**
 * Says that two holders on file are one: whatever means the first means the other. Two desks at once may merge in a
 * circle: readers then take the least id in it, and health names it until somebody unmerges one.
 */
export class MergeHolder {
  @IsId() holderId!: string;
  @Means('The holder that it is, and that stays.') @IsId() into!: string;
  @IsSentence() reason!: string;
}

export function mergeHolder(command: MergeHolder, holder: HolderOnFile, { onFile }: Context): HolderEvent[] {
  const { holderId, into } = command;
  const { mergedInto } = holderOnFile(holderId, holder);
  if (mergedInto !== undefined)
    throw new RuleBroken('holder.merged', `Holder ${holderId} is merged into ${mergedInto}. Unmerge it first.`);
  if (into === holderId)
    throw new RuleBroken(
      'holder.into-itself',
      `Holder ${holderId} cannot be merged into itself. Name the other holder.`,
    );
  const other = onFile.holder(into);
  if (!other) throw notOnFile('holder', into);
  if (other.mergedInto === holderId)
    throw new RuleBroken(
      'holder.merged-the-other-way',
      `Holder ${into} is merged into ${holderId}: they are one already. To turn it around, unmerge ${into} first.`,
    );
  return [{ type: 'HolderMerged', data: { ...command } }];
}
