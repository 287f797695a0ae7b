/** So many at once; of the others so many wait in their order, for so long, and the rest is refused. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Limits {
  atOnce: number;
  waiting: number;
  patienceMs: number;
}

export class Semaphore {
  private taken = 0;
  private readonly queue = new Set<() => void>();

  constructor(
    private readonly limits: Limits,
    private readonly refusal: () => Error,
  ) {}

  /** Rejects with the refusal if too many wait, or none of them is done in time. */
  async run<T>(act: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await act();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    const { atOnce, waiting, patienceMs } = this.limits;
    if (this.taken < atOnce) {
      this.taken += 1;
      return;
    }
    if (this.queue.size >= waiting) throw this.refusal();
    const over = new AbortController();
    let begin: () => void = () => undefined;
    const turn = new Promise<true>((resolve) => (begin = () => resolve(true)));
    this.queue.add(begin);
    const isMyTurn = await Promise.race([turn, wait(patienceMs, false, { signal: over.signal })]);
    over.abort();
    if (!isMyTurn && this.queue.delete(begin)) throw this.refusal();
  }

  /** Whoever waits longest takes the place that is left. */
  private leave(): void {
    const [next] = this.queue;
    if (!next) {
      this.taken -= 1;
      return;
    }
    this.queue.delete(next);
    next();
  }
}
