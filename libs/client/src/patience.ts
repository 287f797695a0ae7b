/** How long a call goes on asking: until its caller's signal, or else until nothing has come of it for a while. */
import { GaveUp, NotNow } from './errors.js';

const LONGEST_PAUSE_MS = 5000;

export interface PatienceOptions {
  /** Its caller's, which counts alone. */
  signal?: AbortSignal | undefined;
  /** Without a signal. */
  patienceMs: number;
  /** Between two tries, where the door does not say, at first: each pause is twice the one before. */
  pauseMs: number;
  /** Told of each try that came to nothing, and why. */
  onFailure?: ((why: string) => void) | undefined;
}

export class Patience {
  private readonly ended = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  /** Why the last try that came to its end was none. */
  private last = 'no answer came in time';
  private pauseMs: number;

  constructor(
    private readonly what: string,
    private readonly options: PatienceOptions,
  ) {
    const { signal, pauseMs } = options;
    this.pauseMs = pauseMs;
    if (signal?.aborted === true) this.end();
    signal?.addEventListener('abort', this.end);
    this.renew();
  }

  /** Aborts at the call's limit. */
  get signal(): AbortSignal {
    return this.ended.signal;
  }

  /** Something has come of it: the time begins anew. */
  renew(): void {
    const { signal, patienceMs, pauseMs } = this.options;
    this.rest();
    this.tries = 0;
    this.pauseMs = pauseMs;
    if (!signal && patienceMs < Infinity) this.timer = setTimeout(this.end, patienceMs);
  }

  /** The time that its caller takes does not count. */
  rest(): void {
    clearTimeout(this.timer);
  }

  /** The call is over, whatever came of it. */
  over(): void {
    this.rest();
    this.options.signal?.removeEventListener('abort', this.end);
  }

  /** Acts until it succeeds. Throws GaveUp at the limit, and whatever says that no other try would help. */
  async persist<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      const tried = await this.tried(async () => ({ value: await act() }));
      if (tried) return tried.value;
    }
  }

  /** Undefined if it may be tried again, by when the pause for that is over. */
  async tried<T>(act: () => Promise<T>, leastMs = 0): Promise<T | undefined> {
    this.tries += 1;
    try {
      return await act();
    } catch (error) {
      const isLate = this.signal.aborted;
      if (!(error instanceof NotNow || isLate)) throw error;
      if (error instanceof NotNow && !isLate) this.fails(error.message);
      const afterMs = error instanceof NotNow ? error.afterMs : undefined;
      await pause(afterMs ?? Math.max(leastMs, this.pauseMs), this.signal);
      this.pauseMs = Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2);
      if (this.signal.aborted) throw new GaveUp(this.what, { tries: this.tries, last: this.last });
      return undefined;
    }
  }

  private fails(why: string): void {
    this.last = why;
    this.options.onFailure?.(why);
  }

  private readonly end = (): void => this.ended.abort();
}

/** Shorter if the signal is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', go);
    function go(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', go);
      resolve();
    }
  });
}
