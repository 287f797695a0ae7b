/**
 * Looks at the log from time to time while a process runs: what is checked at its start may be taken away under it, by
 * whoever may do that. A log that is away is looked at again; only what is not as promised ends the watch.
 */
import { LedgerHalt, WrongLedgerSetting } from './ledger.js';

/** Between two looks. */
export const LOOK_EVERY_MS = 10_000;

export class Lookout {
  /** Settles with what is not as promised. */
  readonly halted: Promise<Error>;
  private onHalt!: (halt: Error) => void;
  private readonly timer: NodeJS.Timeout;
  private isLooking = false;

  /** `look` throws LedgerHalt or WrongLedgerSetting for what is not as promised, anything else if it could not look. */
  constructor(
    private readonly look: () => Promise<void>,
    everyMs: number,
  ) {
    this.halted = new Promise((halt) => (this.onHalt = halt));
    this.timer = setInterval(() => void this.lookOnce(), everyMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async lookOnce(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.look();
    } catch (error) {
      if (error instanceof LedgerHalt || error instanceof WrongLedgerSetting) {
        this.stop();
        this.onHalt(error);
      }
    }
    this.isLooking = false;
  }
}
