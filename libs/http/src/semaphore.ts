/** So much at once; the rest waits without bound, and begins in its turn. */
export class Semaphore {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  /** Begins at once, before it returns, if there is a place: what is begun in order stays in order. */
  run<T>(act: () => Promise<T>): Promise<T> {
    if (this.taken < this.places) return this.begin(act);
    return new Promise((resolve) => this.waiting.push(() => resolve(this.begin(act))));
  }

  private async begin<T>(act: () => Promise<T>): Promise<T> {
    this.taken += 1;
    try {
      return await act();
    } finally {
      this.taken -= 1;
      this.waiting.shift()?.();
    }
  }
}
