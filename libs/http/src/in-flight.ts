/** Asks once for all who want to know at the same time; whoever comes later asks anew. */
export function inFlight<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined;
  return () => (asking ??= ask().finally(() => (asking = undefined)));
}
