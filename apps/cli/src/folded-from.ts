/** How an auditor's word ends that folds a claim: what it is folded from, and what is in it that the doors may hide. */
import type { FoldedFrom } from '#audit';

export function foldedFrom({ commits, last }: FoldedFrom): string {
  const from = `Folded from ${commits} commits`;
  return last
    ? `${from}; the last at ${last.position}, by ${last.by} at ${last.at}, SHA-256 ${last.hash}.`
    : `${from}.`;
}

/** The log keeps the bytes of what is killed, and whoever may read it reads them: so it is said wherever they may be shown. */
export const FROM_THE_LOG =
  'Read from the log itself: what was killed since is in it (docs/audit.md says who may see it).';

/** The same of an archive that was made so. */
export const FROM_A_WHOLE_ARCHIVE =
  'This archive was made with what is killed: what was killed since is in it (docs/audit.md says who may see it).';
