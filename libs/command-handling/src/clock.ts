/** One clock in 2099 would poison a stream for ever, since no later commit may be earlier: so clocks are compared. */
import { LedgerHalt, type ReadRecord } from '#ledger';

/** By how much our clock and the log's may differ, in milliseconds. */
const TOLERANCE = 2000;

/**
 * Our own commit has been read back: the log's time of it lies between our sending and our reading, and not before
 * the time that we wrote into it. Comparing with `at` alone would call a broker that was paused a broken clock.
 */
export function assertClocksAgree(record: ReadRecord, { sentAt, readAt }: { sentAt: number; readAt: number }): void {
  const { appendedAt, commit } = record;
  const ahead = Math.max(sentAt, Date.parse(commit?.at ?? '')) - appendedAt;
  const behind = appendedAt - readAt;
  if (ahead <= TOLERANCE && behind <= TOLERANCE) return;
  const off = ahead > TOLERANCE ? `${ahead} ms ahead of` : `${behind} ms behind`;
  throw new LedgerHalt(
    'ledger.clock-off',
    `The clock of this process is ${off} the log's at ${record.partition}:${record.offset}. Set both clocks right, then restart.`,
  );
}
