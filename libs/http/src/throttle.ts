/** So many a second, and a few at once after a rest. What comes beyond that waits: of each caller one is done in turn. */

/** Between two looks at what waits, in milliseconds. A loop that is busy looks less often, and lets fewer go. */
const LOOK_MS = 4;
/** Of a second's worth: so much may go at once. */
const AT_ONCE = 0.1;
/** Seconds that anything waits at most: what comes when more wait does not wait at all. */
const LONGEST = 4;

export class Throttle {
  /** By caller, the one whose turn is next first. */
  private readonly waiting = new Map<unknown, (() => void)[]>();
  private size = 0;
  private readonly burst: number;
  private left: number;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly perSecond: number) {
    this.burst = Math.max(1, perSecond * AT_ONCE);
    this.left = this.burst;
  }

  /** Acts at once, before it returns, if none waits and there is something left. */
  run(caller: unknown, act: () => void): void {
    this.looking ??= setInterval(() => this.look(), LOOK_MS).unref();
    const mustWait = this.size > 0 || this.left < 1;
    if (mustWait && this.size < LONGEST * this.perSecond) return this.keep(caller, act);
    this.left = Math.max(0, this.left - 1);
    act();
  }

  private keep(caller: unknown, act: () => void): void {
    const its = this.waiting.get(caller);
    if (its) its.push(act);
    else this.waiting.set(caller, [act]);
    this.size += 1;
  }

  private look(): void {
    this.left = Math.min(this.burst, this.left + (this.perSecond * LOOK_MS) / 1000);
    while (this.left >= 1 && this.size > 0) {
      this.left -= 1;
      this.next()?.();
    }
    if (this.left < this.burst) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  /** Who had his turn goes to the end. */
  private next(): (() => void) | undefined {
    const [[caller, its] = [undefined, []]] = this.waiting;
    const act = its.shift();
    this.size -= 1;
    this.waiting.delete(caller);
    if (its.length > 0) this.waiting.set(caller, its);
    return act;
  }
}
