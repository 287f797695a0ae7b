/** The log's ends, asked once for all who ask meanwhile. */
import type { Ledger, PartitionBounds } from '#ledger';

export class LogEnds {
  private running: Promise<PartitionBounds[]> | undefined;
  private following: Promise<PartitionBounds[]> | undefined;

  constructor(private readonly ledger: Ledger) {}

  /** The bounds as of a moment after this call: an answer that is already under way would be too old. */
  now(): Promise<PartitionBounds[]> {
    if (!this.running) return this.ask();
    this.following ??= this.running.then(
      () => this.ask(),
      () => this.ask(),
    );
    return this.following;
  }

  private ask(): Promise<PartitionBounds[]> {
    this.following = undefined;
    const asked = this.ledger.bounds().finally(() => {
      if (this.running === asked) this.running = undefined;
    });
    this.running = asked;
    return asked;
  }
}
