/**
 * So many a second, and a few at once after a rest. What comes beyond that waits: of each caller one is done in turn. What
 * weighs more than one counts as so many.
 */

/** Between two looks at what waits, in milliseconds. A loop that is busy looks less often, and lets fewer go. */
const LOOK_MS = 4;
/** Of a second's worth: so much may go at once. */
const AT_ONCE = 0.1;
/** Seconds that anything waits at most: what comes when more wait does not wait at all. */
const LONGEST = 4;

interface Waiting {
  weight: number;
  act(): void;
}

export class Throttle {
  /** By caller, the one whose turn is next first. */
  private readonly waiting = new Map<unknown, Waiting[]>();
  /** What all that wait weigh. */
  private weight = 0;
  private readonly burst: number;
  private left: number;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly perSecond: number) {
    this.burst = Math.max(1, perSecond * AT_ONCE);
    this.left = this.burst;
  }

  /** Acts at once, before it returns, if none waits and there is something left. */
  run(caller: unknown, act: () => void, weight = 1): void {
    this.looking ??= setInterval(() => this.look(), LOOK_MS).unref();
    const mustWait = this.weight > 0 || this.left < 1;
    if (mustWait && this.weight < LONGEST * this.perSecond) return this.keep(caller, { act, weight });
    if (!mustWait) this.left -= weight;
    act();
  }

  private keep(caller: unknown, one: Waiting): void {
    const its = this.waiting.get(caller);
    if (its) its.push(one);
    else this.waiting.set(caller, [one]);
    this.weight += one.weight;
  }

  private look(): void {
    this.left = Math.min(this.burst, this.left + (this.perSecond * LOOK_MS) / 1000);
    while (this.left >= 1) {
      const one = this.next();
      if (!one) break;
      this.left -= one.weight;
      one.act();
    }
    if (this.left < this.burst) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  /** Who had his turn goes to the end. */
  private next(): Waiting | undefined {
    const [[caller, its] = [undefined, []]] = this.waiting;
    const one = its.shift();
    this.weight -= one?.weight ?? 0;
    this.waiting.delete(caller);
    if (its.length > 0) this.waiting.set(caller, its);
    return one;
  }
}
