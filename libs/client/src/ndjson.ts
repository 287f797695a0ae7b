/** JSON lines out of a stream of bytes, one at a time: what nobody reads yet is not fetched yet. */
import { orLost } from './door.js';
import { NotNow } from './errors.js';

/** Throws NotNow if it is cut off: a stream may end as if it were whole, but a line then has no end. */
export async function* jsonLines<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<T, void, undefined> {
  let rest = '';
  for await (const text of texts(body)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as T;
  }
  if (rest.trim() !== '') throw new NotNow('its last line was cut off');
}

/** Throws NotNow if it is cut off. Whoever stops reading ends the connection. */
export async function* texts(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await orLost(reader.read());
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
