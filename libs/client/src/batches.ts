/**
 * Lines in requests of so many: a browser cannot stream a request's body, and what is cut off can be posted again only
 * while it is still held. A slow source's lines do not wait for more of them.
 */
import type { Line } from './words.js';

export interface KeyedLine {
  id: string;
  text: string;
}

/** What one request holds. */
const MOST = { lines: 200, characters: 256 * 1024 };
const LINGER_MS = 10;

/** One line at most is taken from the source before it is wanted. */
export async function* batches(
  lines: AsyncIterable<Line> | Iterable<Line>,
): AsyncGenerator<KeyedLine[], void, undefined> {
  const source = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
  const batch = batchesOf(source);
  try {
    for (let next = await batch(); next.length > 0; next = await batch()) yield next;
  } finally {
    // Not awaited: a source that waits for its next line ends only once that has come.
    void Promise.resolve(source.return?.()).catch(() => undefined);
  }
}

type Source = AsyncIterator<Line> | Iterator<Line>;
type Pulled = IteratorResult<Line> | undefined;

function batchesOf(source: Source): () => Promise<KeyedLine[]> {
  let next = pulled(source);
  return async () => {
    const batch: KeyedLine[] = [];
    let one: Pulled = await next;
    const linger = later(LINGER_MS);
    while (one && one.done !== true) {
      batch.push(keyed(one.value));
      next = pulled(source);
      // Where the source fails, what it gave before is posted; the next batch fails with it.
      one = isFull(batch) ? undefined : await Promise.race([next, linger.passed]).catch(() => undefined);
    }
    linger.cancel();
    return batch;
  };
}

function pulled(source: Source): Promise<IteratorResult<Line>> {
  const next = (async () => source.next())();
  next.catch(() => undefined);
  return next;
}

function keyed({ command, id = crypto.randomUUID(), body }: Line): KeyedLine {
  return { id, text: `${JSON.stringify({ command, id, body })}\n` };
}

function isFull(batch: KeyedLine[]): boolean {
  return batch.length >= MOST.lines || batch.reduce((sum, { text }) => sum + text.length, 0) >= MOST.characters;
}

function later(ms: number): { passed: Promise<undefined>; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  return { passed, cancel: () => clearTimeout(timer) };
}
