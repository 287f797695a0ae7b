/** One clock in 2099 would poison a stream for ever, since no later commit may be earlier: so clocks are compared. */
import { LedgerHalt, type ReadRecord } from '#ledger';

/** By how much our clock and the log's may differ. */
const TOLERANCE_MS = 2000;

/**
 * Our own commit has been read back: the log's time of it lies between our sending and our reading. Its `at` says
 * nothing: it may be inherited from a commit whose clock was wrong, and a paused broker is no broken clock.
 */
export function assertClocksAgree(record: ReadRecord, { sentAt, readAt }: { sentAt: number; readAt: number }): void {
  const { appendedAt } = record;
  const ahead = sentAt - appendedAt;
  const behind = appendedAt - readAt;
  if (ahead <= TOLERANCE_MS && behind <= TOLERANCE_MS) return;
  const off = ahead > TOLERANCE_MS ? `${ahead} ms ahead of` : `${behind} ms behind`;
  throw new LedgerHalt(
    'ledger.clock-off',
    `The clock of this process is ${off} the log's at ${record.partition}:${record.offset}. Set both clocks right, then restart.`,
  );
}
