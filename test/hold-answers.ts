/**
 * Every answer of a door that a test gets by `fetch` is held against its schema, whoever asks it: tests that asked by
 * themselves once took any. What is streamed is held by its readers.
 */
import { doorsDescribed } from '#testing';

const ask = globalThis.fetch;

const held: typeof fetch = async (input, init) => {
  const answer = await ask(input, init);
  const { pathname: path } = new URL(input instanceof Request ? input.url : input);
  const isJson = /^application\/(problem\+)?json\b/.test(answer.headers.get('content-type') ?? '');
  if (!path.startsWith('/v1/') || !isJson || init?.method === 'HEAD') return answer;
  const text = await answer.clone().text();
  const { status } = answer;
  (await doorsDescribed()).assertAnswer({ method: init?.method ?? 'GET', path, status, body: JSON.parse(text) });
  return answer;
};

/** `unheld` is for doors that are not this release's. */
globalThis.fetch = Object.assign(held, { unheld: ask });
