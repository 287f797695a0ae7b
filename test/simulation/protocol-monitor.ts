/**
 * What a process may be seen doing on its connection to the log, whatever it answers its clients:
 * - it decides on what its own tail has read, or on the commit before in the same round;
 * - it sends a commit again only once its tail has passed the log's end, as asked for after it was sent.
 */
import { type Entry, headOf, type PartitionBounds } from '#ledger';
import type { SimulatedLog, SimulatedReader } from '#testing';

export class ProtocolMonitor {
  /** When a commit was sent last. */
  private readonly sent = new Map<string, number>();
  private readonly looks: { at: number; bounds: PartitionBounds[] }[] = [];

  constructor(
    private readonly log: SimulatedLog,
    private readonly tail: () => SimulatedReader | undefined,
    private readonly report: (what: string, detail: string) => void,
  ) {}

  looksAt(bounds: PartitionBounds[], now: number): void {
    this.looks.push({ at: now, bounds });
  }

  sends(round: Entry[], now: number): void {
    const inRound = new Set<string>();
    for (const { partition, value } of round) {
      const { id, on } = JSON.parse(value.toString()) as { id: string; on: string | null };
      const hash = headOf(value);
      if (on !== null && !inRound.has(on) && !this.hasRead(partition, on))
        this.report('ahead', `${id} is sent on a head that its process has not read`);
      if (!this.mayBeSent(hash, partition))
        this.report('hasty', `${id} is sent again before its process has read past the log's end`);
      inRound.add(hash);
      this.sent.set(hash, now);
    }
  }

  private hasRead(partition: number, hash: string): boolean {
    const offset = this.log.offsetOf(hash);
    return offset !== undefined && offset < this.offsetAt(partition);
  }

  private mayBeSent(hash: string, partition: number): boolean {
    const before = this.sent.get(hash);
    if (before === undefined) return true;
    const seen = this.offsetAt(partition);
    return this.looks.some(({ at, bounds }) => at > before && (bounds[partition]?.end ?? 0) <= seen);
  }

  private offsetAt(partition: number): number {
    return this.tail()?.offsetAt(partition) ?? 0;
  }
}
