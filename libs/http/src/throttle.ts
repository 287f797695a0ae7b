/** So many a second, and a few at once after a rest: what comes beyond that waits in its order. */

/** Between two looks at what waits, in milliseconds. A loop that is busy looks less often, and lets fewer go. */
const LOOK_MS = 4;
/** Of a second's worth: so much may go at once. */
const AT_ONCE = 0.1;
/** Seconds that anything waits at most: what comes when more wait does not wait at all. */
const LONGEST = 4;

export class Throttle {
  private readonly waiting: (() => void)[] = [];
  private readonly burst: number;
  private left: number;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly perSecond: number) {
    this.burst = Math.max(1, perSecond * AT_ONCE);
    this.left = this.burst;
  }

  /** Acts at once, before it returns, if none waits and there is something left. */
  run(act: () => void): void {
    this.looking ??= setInterval(() => this.look(), LOOK_MS).unref();
    const mustWait = this.waiting.length > 0 || this.left < 1;
    if (mustWait && this.waiting.length < LONGEST * this.perSecond) return void this.waiting.push(act);
    this.left = Math.max(0, this.left - 1);
    act();
  }

  private look(): void {
    this.left = Math.min(this.burst, this.left + (this.perSecond * LOOK_MS) / 1000);
    for (const act of this.waiting.splice(0, this.left)) {
      this.left -= 1;
      act();
    }
    if (this.left < this.burst) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }
}
