/**
 * Every answer of a door that a test gets by `fetch` is held against its schema, whoever asks it: tests that asked by
 * themselves once took any. Of many lines each is, as it is read. What the feed streams is held by its readers.
 */
import { type Description, doorsDescribed } from '#testing';

const ask = globalThis.fetch;

const held: typeof fetch = async (input, init) => {
  const answer = await ask(input, init);
  const { pathname: path } = new URL(input instanceof Request ? input.url : input);
  if (!path.startsWith('/v1/') || init?.method === 'HEAD') return answer;
  const [, kind = ''] =
    /^application\/(?:problem\+)?(json|x-ndjson)\b/.exec(answer.headers.get('content-type') ?? '') ?? [];
  if (kind === '') return answer;
  const described = await doorsDescribed();
  if (kind === 'x-ndjson') return withLinesHeld(answer, described);
  const text = await answer.clone().text();
  const { status } = answer;
  described.assertAnswer({ method: init?.method ?? 'GET', path, status, body: JSON.parse(text) });
  return answer;
};

/** Whoever reads it gets the error of a line that is not of its schema. */
function withLinesHeld(answer: Response, described: Description): Response {
  const decoder = new TextDecoder();
  let rest = '';
  const holding = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) described.assertIs('BulkLine', JSON.parse(line));
      controller.enqueue(chunk);
    },
  });
  return new Response(answer.body?.pipeThrough(holding) ?? null, answer);
}

/** `unheld` is for doors that are not this release's. */
globalThis.fetch = Object.assign(held, { unheld: ask });
