/** A claim's standing commits, from the log alone: all that its status needs is in its own stream. What the desk knew of it by any moment is folded from them, by today's rules (decision 34). */
import { isPositionIn, type Ledger, LOG_PARTITIONS, parsePosition, partitionOf, type Position } from '#ledger';
import { AN_EDTF, atOnce, type Claim, earliest, endOfQuestion, isEdtf, stateInSteps, streamName } from '#newsroom';
import { historyOf, type HistoryEntry, type HistoryOptions } from './history.js';

export type ReadLog = Pick<Ledger, 'partitions' | 'bounds' | 'read'>;

/** Of which moments a claim may be asked. */
export interface Clocks {
  /** What had been published by then; a bare date is the end of that day. Without it, all that is on file. */
  at?: string;
  /** What the desk had recorded by then, a date or a position of the log. Without it, all that it has. */
  known?: string;
}

/** How many commits something is folded from, and the last of them: whoever holds that hash holds all of them. */
export interface FoldedFrom {
  commits: number;
  last: Pick<HistoryEntry, 'position' | 'at' | 'by' | 'hash'> | null;
}

export class RecordedClaim {
  private constructor(
    readonly claimId: string,
    private readonly partition: number,
    /** In the order of the log. */
    readonly commits: HistoryEntry[],
  ) {}

  static async read(ledger: ReadLog, claimId: string, how: Pick<HistoryOptions, 'onProgress'>): Promise<RecordedClaim> {
    const stream = streamName('claim', claimId);
    const commits: HistoryEntry[] = [];
    for await (const entry of historyOf(ledger, stream, how)) if (entry.stands) commits.push(entry);
    return new RecordedClaim(claimId, partitionOf(stream, ledger.partitions), commits);
  }

  /** `claim` is undefined if the desk had not registered it by then. */
  by(known?: string): { claim: Claim | undefined; from: FoldedFrom } {
    const commits = this.commits.filter(isKnownBy(known, this.partition));
    const claim = atOnce(stateInSteps(streamName('claim', this.claimId), commits)) as Claim | undefined;
    const last = commits.at(-1);
    return { claim, from: { commits: commits.length, last: last ? lastOf(last) : null } };
  }
}

/** What a moment must be, as a sentence ends with it. */
export const A_MOMENT = `${AN_EDTF}, and not in the future`;

export function isMoment(text: string, now: number): boolean {
  return isEdtf(text) && earliest(text) <= now;
}

export function isMomentOrPosition(text: string, now: number): boolean {
  return isMoment(text, now) || isPositionIn(text, LOG_PARTITIONS);
}

/** Up to where a replay goes: a position, or a moment of the desk's own clock. */
export function replayedUntil(known: string): Position | { time: number } {
  return isPositionIn(known, LOG_PARTITIONS) ? parsePosition(known, LOG_PARTITIONS) : { time: endOfQuestion(known) };
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

function lastOf({ position, at, by, hash }: HistoryEntry): FoldedFrom['last'] {
  return { position, at, by, hash };
}
