/** The clock that command handling goes by, and the only way in which it waits: a simulation brings its own. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Acts once, after so many milliseconds, unless what this returns is called before. */
  after(milliseconds: number, act: () => void): () => void;
}

export const realTime: Time = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds, or as soon as the signal is aborted. Never rejects. */
export function wait(time: Time, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const cancel = time.after(milliseconds, go);
    signal?.addEventListener('abort', go);
    function go(): void {
      cancel();
      signal?.removeEventListener('abort', go);
      resolve();
    }
  });
}
