/**
 * A claim as of a moment of either clock, folded from the log alone: all that its status needs is in its own stream. It is
 * told by today's rules (decision 34), and the same as the doors tell it.
 */
import { isPositionIn, type Ledger, LOG_PARTITIONS, parsePosition, partitionOf } from '#ledger';
import {
  AN_EDTF,
  atOnce,
  type Claim,
  earliest,
  endOfQuestion,
  isEdtf,
  sentenceOf,
  stateInSteps,
  statusAt,
  type StatusPicture,
  streamName,
} from '#newsroom';
import { historyOf, type HistoryEntry, type HistoryOptions } from './history.js';

/** Without either: all that is on file. */
export interface Clocks {
  /** What had been published by then; a bare date is the end of that day. */
  at?: string;
  /** What the desk had recorded by then, a date or a position of the log. */
  known?: string;
}

export interface ClaimAsOf extends StatusPicture {
  claimId: string;
  proposition: string;
  /** The status and why it is so, in a sentence. */
  sentence: string;
  /** The desk's own, where it had issued one. */
  verdict: NonNullable<Claim['verdict']> | null;
  /** How many commits it is folded from, and the last of them: whoever holds that hash holds all of them. */
  commits: number;
  last: Pick<HistoryEntry, 'position' | 'at' | 'by' | 'hash'> | null;
}

/** Undefined if the claim was not on file by then. */
export async function claimAsOf(
  ledger: Pick<Ledger, 'partitions' | 'bounds' | 'read'>,
  claimId: string,
  { at, known, onProgress }: Clocks & Pick<HistoryOptions, 'onProgress'> = {},
): Promise<ClaimAsOf | undefined> {
  const stream = streamName('claim', claimId);
  const isKnown = isKnownBy(known, partitionOf(stream, ledger.partitions));
  const commits: HistoryEntry[] = [];
  for await (const entry of historyOf(ledger, stream, { ...(onProgress && { onProgress }) }))
    if (entry.stands && isKnown(entry)) commits.push(entry);
  const claim = atOnce(stateInSteps(stream, commits)) as Claim | undefined;
  if (!claim) return undefined;
  const picture = statusAt(claim, at);
  const { proposition, verdict = null } = claim;
  const last = commits.at(-1) ?? null;
  const from = { commits: commits.length, last: last && lastOf(last) };
  return { claimId, proposition, sentence: sentenceOf(picture), verdict, ...picture, ...from };
}

/** What a moment must be, as a sentence ends with it. */
export const A_MOMENT = `${AN_EDTF}, and not in the future`;

export function isMoment(text: string, now: number): boolean {
  return isEdtf(text) && earliest(text) <= now;
}

export function isMomentOrPosition(text: string, now: number): boolean {
  return isMoment(text, now) || isPositionIn(text, LOG_PARTITIONS);
}

function isKnownBy(known: string | undefined, partition: number): (entry: HistoryEntry) => boolean {
  if (known === undefined) return () => true;
  if (isPositionIn(known, LOG_PARTITIONS)) {
    const end = parsePosition(known, LOG_PARTITIONS)[partition] ?? 0;
    return ({ position }) => Number(position.split(':')[1]) < end;
  }
  const moment = endOfQuestion(known);
  return ({ at }) => Date.parse(at ?? '') <= moment;
}

function lastOf({ position, at, by, hash }: HistoryEntry): ClaimAsOf['last'] {
  return { position, at, by, hash };
}
