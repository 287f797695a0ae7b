/** The holder that a command is about. */
import { notOnFile } from '../on-file.js';
import type { HolderOnFile } from './holder.js';

/** Throws RuleBroken if it is not on file. */
export function holderOnFile(holderId: string, holder: HolderOnFile): HolderOnFile & { name: string } {
  const { name } = holder;
  if (name === undefined) throw notOnFile('holder', holderId);
  return { ...holder, name };
}
