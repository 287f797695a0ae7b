/**
 * What callers make the event loop do at once: so much of each of its turns and no more. All others have theirs between,
 * however many of one kind have come together: sixty bodies of a thousand wrong items once held every request up.
 */
import type { Socket } from 'node:net';
import { doOthersAsk } from './asking.js';

const TURN_MS = 2;
/** A turn that was long, also because others had the processor, is not made up for by a longer rest. */
const LONGEST_REST_MS = 10;

export class Share {
  private readonly waiting: (() => void)[] = [];
  private usedMs = 0;
  private isTurnSet = false;
  /** For whom something was done in this turn. */
  private readonly served = new Set<Socket | undefined>();

  /** `rests`: so many times as long as it has worked it leaves the loop to others, while they ask. */
  constructor(private readonly rests = 0) {}

  /**
   * Acts at once, before it returns, if this turn has time left; else in a later turn, in the order of the calls. The
   * `caller` for whom it acts, if that is known, is not one of the others.
   */
  run<T>(act: () => T, caller?: Socket): Promise<T> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        this.served.add(caller);
        try {
          resolve(act());
        } catch (error) {
          reject(error as Error);
        }
      };
      if (this.waiting.length > 0 || this.usedMs >= TURN_MS) this.waiting.push(begin);
      else this.measured(begin);
    });
  }

  private measured(begin: () => void): void {
    const at = performance.now();
    begin();
    this.usedMs += performance.now() - at;
    if (this.isTurnSet) return;
    this.isTurnSet = true;
    setImmediate(() => this.endTurn());
  }

  private endTurn(): void {
    const { usedMs } = this;
    const restMs = this.doOthersAsk() ? Math.min(usedMs * this.rests, LONGEST_REST_MS) : 0;
    this.served.clear();
    if (restMs > 0 && usedMs >= TURN_MS) setTimeout(() => this.nextTurn(), restMs);
    else this.nextTurn();
  }

  private doOthersAsk(): boolean {
    const [only] = this.served;
    return doOthersAsk(this.served.size === 1 ? only : undefined);
  }

  private nextTurn(): void {
    this.usedMs = 0;
    this.isTurnSet = false;
    while (this.usedMs < TURN_MS) {
      const begin = this.waiting.shift();
      if (!begin) return;
      this.measured(begin);
    }
  }
}

/** Bytes of what most callers send. Longer bodies have shares of their own: nobody waits behind the long ones of others. */
const SHORT = 2048;

/** Of short ones, and of long ones. */
export class SharesBySize {
  private readonly short: Share;
  private readonly long: Share;

  constructor(rests: { short: number; long: number }) {
    this.short = new Share(rests.short);
    this.long = new Share(rests.long);
  }

  of(bytes: number): Share {
    return bytes > SHORT ? this.long : this.short;
  }
}

/** Reading what a command says, and whether it may be said: of all posts. */
export const reading = new SharesBySize({ short: 1, long: 3 });
/** The same of all lines of many: whoever posts one command does not wait behind them. */
export const readingLines = new Share(3);
