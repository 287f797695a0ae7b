/**
 * What callers make the event loop do at once: so much of each of its turns and no more. All others have theirs between,
 * however many of one kind have come together: sixty bodies of a thousand wrong items once held every request up.
 */
import { doOthersAsk } from './asking.js';

const TURN_MS = 2;
/** A turn that was long, also because others had the processor, is not made up for by a longer rest. */
const LONGEST_REST_MS = 10;

export class Share {
  private readonly waiting: (() => void)[] = [];
  private usedMs = 0;
  private isTurnSet = false;

  /** `rests`: so many times as long as it has worked it leaves the loop to others, while they ask. */
  constructor(private readonly rests = 0) {}

  /** Acts at once, before it returns, if this turn has time left; else in a later turn, in the order of the calls. */
  run<T>(act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const begin = () => {
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
    const restMs = doOthersAsk() ? Math.min(usedMs * this.rests, LONGEST_REST_MS) : 0;
    if (restMs > 0 && usedMs >= TURN_MS) setTimeout(() => this.nextTurn(), restMs);
    else this.nextTurn();
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

/** Reading what a command says, and whether it may be said: of all posts. */
export const reading = new Share(1);
/** The same of all lines of many: whoever posts one command does not wait behind them. */
export const readingLines = new Share(3);
