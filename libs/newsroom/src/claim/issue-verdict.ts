import { IsIn } from 'class-validator';
import { IsId, IsSentence, IsWebAddress, Optional } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { type Verdict, VERDICTS, wordsOf } from '../vocabulary.js';
import type { Claim, ClaimEvent } from './claim.js';

/**
 * Says what an editor finds. It stands beside the derived status and never changes it. The latest verdict is the
 * claim's; the same one again is taken, for a verdict that is looked at anew and upheld is news of its own.
 */
export class IssueVerdict {
  @IsId() claimId!: string;
  @IsIn(wordsOf(VERDICTS)) verdict!: Verdict;
  @IsSentence() reason!: string;
  @Optional() @IsWebAddress() url?: string;
}

export function issueVerdict(command: IssueVerdict, claim: Claim): ClaimEvent[] {
  const { claimId } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  const other = claim.links.find(({ kind }) => kind === 'duplicate_of');
  if (other) {
    throw new RuleBroken(
      'claim.duplicate',
      `Claim ${claimId} is a duplicate of ${other.to}: issue the verdict on ${other.to}, or take the link back with unlink-claim.`,
    );
  }
  return [{ type: 'VerdictIssued', data: { ...command } }];
}
