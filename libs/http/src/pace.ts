/** What is done for many is done for a few of them in each turn of the event loop: all others have theirs between. */
const IN_A_TURN = 50;

export class Pace {
  private waiting: (() => void)[] = [];

  /** Resolves when it is the caller's turn, in the order of the calls. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) setImmediate(() => this.begin());
    });
  }

  private begin(): void {
    for (const resolve of this.waiting.splice(0, IN_A_TURN)) resolve();
    if (this.waiting.length > 0) setImmediate(() => this.begin());
  }
}
