/** What the last sends say of the log: whether it takes what it is given, and since when it does not. */
export class Sends {
  private failing: { since: number; last: number } | undefined;

  succeeded(): void {
    this.failing = undefined;
  }

  /** All times in milliseconds since 1970. */
  failed(now: number): void {
    this.failing = { since: this.failing?.since ?? now, last: now };
  }

  /** A sentence; undefined if it takes them, or if nobody has tried for a while: then somebody may. */
  failure(now: number): string | undefined {
    const { failing } = this;
    if (!failing || now - failing.since < GRACE_MS || now - failing.last > FRESH_MS) return undefined;
    return `The log has taken nothing since ${new Date(failing.since).toISOString()}.`;
  }
}

/** How long sends may fail before nothing more is taken: an election takes its time. */
const GRACE_MS = 3000;
const FRESH_MS = 5000;
