/** What lies between two moments of a claim, on either clock, folded from the log alone: the same as the doors tell it. */
import {
  atOnce,
  type Between,
  type Claim,
  type Difference,
  differenceInSteps,
  earliest,
  endOfQuestion,
  momentsBetween,
  noClaim,
  sentenceOf,
  statusAt,
  type StatusChange,
  type StatusPicture,
  timeline,
} from '#newsroom';
import type { HistoryOptions } from './history.js';
import { type Clocks, type FoldedFrom, type ReadLog, RecordedClaim } from './recorded-claim.js';

/** One of the two moments. */
export interface StateOfClaim
  extends
    Clocks,
    FoldedFrom,
    Pick<StatusPicture, 'since' | 'assertingOrigins' | 'outlets' | 'flags' | 'because' | 'becauseTotal'> {
  /** False if the desk had not registered the claim by then: then there is no status. */
  onFile: boolean;
  status: StatusPicture['status'] | null;
  sentence: string | null;
  verdict: NonNullable<Claim['verdict']> | null;
}

export interface ClaimDiff extends Difference {
  claimId: string;
  from: StateOfClaim;
  to: StateOfClaim;
  flags: { raised: StatusPicture['flags']; lowered: StatusPicture['flags'] };
  /** Of the timeline as of the later moment those behind the earlier one. */
  changes: StatusChange[];
}

/** Undefined if the log has nothing of the claim. */
export async function claimDiff(
  ledger: ReadLog,
  claimId: string,
  { onProgress, ...between }: Between & Pick<HistoryOptions, 'onProgress'>,
): Promise<ClaimDiff | undefined> {
  const recorded = await RecordedClaim.read(ledger, claimId, { ...(onProgress && { onProgress }) });
  if (!recorded.by().claim) return undefined;
  const [earlier, later] = momentsBetween(between);
  const [before, after] = [earlier, later].map(({ at, known }) => {
    const { claim = { ...noClaim, claimId }, from } = recorded.by(known);
    return { claim, at, told: stateOf(claim, { ...(at && { at }), ...(known && { known }) }, from) };
  }) as [Side, Side];
  const changes = timeline(after.claim).filter(({ at }) => isWithin(earliest(at), earlier.at, later.at));
  const [were, are] = [before.told.flags, after.told.flags];
  return {
    claimId,
    from: before.told,
    to: after.told,
    flags: { raised: are.filter((flag) => !were.includes(flag)), lowered: were.filter((flag) => !are.includes(flag)) },
    changes,
    ...atOnce(differenceInSteps(before, after)),
  };
}

interface Side {
  claim: Claim;
  at: string | undefined;
  told: StateOfClaim;
}

function stateOf(claim: Claim, clocks: Clocks, from: FoldedFrom): StateOfClaim {
  const picture = statusAt(claim, clocks.at);
  const { since, assertingOrigins, outlets, flags, because, becauseTotal, status } = picture;
  const said = claim.isRegistered ? { status, sentence: sentenceOf(picture) } : { status: null, sentence: null };
  const { isRegistered: onFile, verdict = null } = claim;
  return {
    ...clocks,
    onFile,
    ...said,
    since,
    assertingOrigins,
    outlets,
    flags,
    because,
    becauseTotal,
    verdict,
    ...from,
  };
}

function isWithin(moment: number, after: string | undefined, until: string | undefined): boolean {
  return (
    moment > (after === undefined ? Infinity : endOfQuestion(after)) &&
    moment <= (until === undefined ? Infinity : endOfQuestion(until))
  );
}
