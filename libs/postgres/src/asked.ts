/** A query of the library (3.4.9), by what it keeps of one and has no type for. */
export interface Asked extends Promise<unknown> {
  /** What it is asked of, once somebody waits for it. */
  handler(query: Asked): void;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  parameters?: unknown;
  cancelled: unknown;
  cursorFn?: unknown;
  /** A COPY: it resolves with a stream before it is over. */
  streaming?: boolean;
}

/** Of all that the library makes of a text only a query is a promise. */
export function isAsked(made: unknown): made is Asked {
  return made instanceof Promise;
}

/**
 * Where a table has been altered the library asks a query again, and serialized then what was serialized already: `true`
 * had become 't', which is not true, and went as false. It is all serialized anew.
 */
export function retryAnew(query: Asked): void {
  const prototype = Object.getPrototypeOf(query) as object;
  if ('retried' in prototype) return;
  const errors = new WeakMap<Asked, unknown>();
  Object.defineProperty(prototype, 'retried', {
    get(this: Asked) {
      return errors.get(this);
    },
    set(this: Asked, error: unknown) {
      errors.set(this, error);
      this.parameters = undefined;
    },
  });
}
