/** A claim as of a moment of either clock, folded from the log alone, and the same as the doors tell it. */
import { type Claim, sentenceOf, statusAt, type StatusPicture } from '#newsroom';
import type { HistoryOptions } from './history.js';
import { type Clocks, type FoldedFrom, type ReadLog, RecordedClaim } from './recorded-claim.js';

export interface ClaimAsOf extends StatusPicture, FoldedFrom {
  claimId: string;
  proposition: string;
  /** The status and why it is so, in a sentence. */
  sentence: string;
  /** The desk's own, where it had issued one. */
  verdict: NonNullable<Claim['verdict']> | null;
}

/** Undefined if the claim was not on file by then. */
export async function claimAsOf(
  ledger: ReadLog,
  claimId: string,
  { at, known, ...how }: Clocks & Pick<HistoryOptions, 'onProgress'> = {},
): Promise<ClaimAsOf | undefined> {
  const { claim, from } = (await RecordedClaim.read(ledger, claimId, how)).by(known);
  if (!claim) return undefined;
  const picture = statusAt(claim, at);
  const { proposition, verdict = null } = claim;
  return { claimId, proposition, sentence: sentenceOf(picture), verdict, ...picture, ...from };
}
