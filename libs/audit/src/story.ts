/** How a claim came to stand as it does, from the log alone: each change with why, and with the commits by which the desk recorded what caused it. */
import {
  type Claim,
  isStatement,
  sentenceOf,
  statusAt,
  type StatusChange,
  type StatusPicture,
  timeline,
} from '#newsroom';
import type { HistoryEntry, HistoryOptions } from './history.js';
import { type FoldedFrom, type ReadLog, RecordedClaim } from './recorded-claim.js';

/** A commit that put on file what caused a change. */
export type RecordedBy = Pick<HistoryEntry, 'position' | 'at' | 'by'>;

export interface ToldChange extends StatusChange {
  sentence: string;
  /** Of each of its causes, in the order of the log; none where the cause is another statement's end. */
  recorded: RecordedBy[];
}

export interface ClaimStory extends FoldedFrom, Pick<StatusPicture, 'status' | 'since' | 'flags'> {
  claimId: string;
  proposition: string;
  sentence: string;
  verdict: NonNullable<Claim['verdict']> | null;
  /** On the published clock. */
  changes: ToldChange[];
}

/** Undefined if the log has nothing of the claim. */
export async function claimStory(
  ledger: ReadLog,
  claimId: string,
  how: Pick<HistoryOptions, 'onProgress'> = {},
): Promise<ClaimStory | undefined> {
  const recorded = await RecordedClaim.read(ledger, claimId, how);
  const { claim, from } = recorded.by();
  if (!claim) return undefined;
  const picture = statusAt(claim);
  const { proposition, verdict = null } = claim;
  const { status, since, flags } = picture;
  const told = timeline(claim).map((change) => ({
    ...change,
    sentence: sentenceOf(change),
    recorded: recordedBy(change, recorded.commits),
  }));
  return { claimId, proposition, sentence: sentenceOf(picture), status, since, flags, verdict, changes: told, ...from };
}

const EVENT_OF: Record<string, string> = {
  retracted: 'StatementRetracted',
  suspended: 'StatementSuspended',
  resumed: 'StatementResumed',
};

function recordedBy({ cause }: StatusChange, commits: HistoryEntry[]): RecordedBy[] {
  const caused = (type: string, statementId: unknown) =>
    cause.some((one) => one.statementId === statementId && EVENT_OF[one.did] === type);
  const published = new Set(cause.flatMap(({ statementId, did }) => (did === 'published' ? [statementId] : [])));
  return commits
    .filter(({ events }) =>
      events.some((event) => {
        const { statementId } = event.data as { statementId?: string };
        return isStatement(event) ? published.has(event.data.statementId) : caused(event.type, statementId);
      }),
    )
    .map(({ position, at, by }) => ({ position, at, by }));
}
