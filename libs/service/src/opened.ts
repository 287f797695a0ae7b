/** What was opened, to be closed in the opposite order. */
import { setTimeout as wait } from 'node:timers/promises';

/** How long all of it may take to close in order, in milliseconds. */
const PATIENCE_MS = 3000;

export class Opened {
  private readonly closes: (() => Promise<unknown>)[] = [];

  constructor(private readonly patience = PATIENCE_MS) {}

  add(close: () => Promise<unknown>): void {
    this.closes.push(close);
  }

  /**
   * Closes all of it, whatever fails meanwhile; then throws the first that failed. What takes too long may wait for what
   * hangs beneath it: that is closed meanwhile, which cuts it off.
   */
  async close(): Promise<void> {
    const late = wait(this.patience, undefined, { ref: false });
    const closing: Promise<unknown>[] = [];
    for (const close of this.closes.splice(0).toReversed()) {
      const closed = close();
      closing.push(closed);
      await Promise.race([closed, late]).catch(() => undefined);
    }
    const failed = (await Promise.allSettled(closing)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
}
