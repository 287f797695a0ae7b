/** What was opened, to be closed in the opposite order. */
export class Opened {
  private readonly closes: (() => Promise<unknown>)[] = [];

  add(close: () => Promise<unknown>): void {
    this.closes.push(close);
  }

  /** Closes all of it, whatever fails meanwhile; then throws the first that failed. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.closes.splice(0).toReversed())
      await close().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}
