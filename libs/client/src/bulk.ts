/**
 * Many commands: an answer a line, in their order. What the door cannot take now, has not answered or does not know yet is
 * posted again under the same key, and all behind it, since a line may need the one before. Nothing is taken from the
 * source, nor read of the answers, before whoever asks for answers wants more.
 */
import { batches, type KeyedLine } from './batches.js';
import type { Door } from './door.js';
import { NotNow, Refused } from './errors.js';
import { jsonLines } from './ndjson.js';
import { Patience, type PatienceOptions } from './patience.js';
import type { Line, LineAnswer, Problem } from './words.js';

/** Throws GaveUp at the caller's limit, Refused where the door takes no lines of this caller at all. */
export async function* postLines(
  door: Door,
  lines: AsyncIterable<Line> | Iterable<Line>,
  options: PatienceOptions,
): AsyncGenerator<LineAnswer, void, undefined> {
  for await (const batch of batches(lines)) {
    const patience = new Patience(`posting ${batch.length} lines from ${batch[0]?.id} on`, options);
    try {
      yield* answersTo(door, batch, patience);
    } finally {
      patience.over();
    }
  }
}

async function* answersTo(door: Door, batch: KeyedLine[], patience: Patience): AsyncGenerator<LineAnswer> {
  for (let answered = 0; answered < batch.length;) {
    const answers = answersOnce(door, batch.slice(answered), patience.signal);
    for (;;) {
      const next = await patience.tried(() => answers.next());
      if (!next || next.done === true) break;
      answered += 1;
      patience.rest();
      yield next.value;
      patience.renew();
    }
  }
}

/** Of one request. Throws NotNow where it ends before the last line's, or comes to a line that is to be posted again. */
async function* answersOnce(door: Door, lines: KeyedLine[], signal: AbortSignal): AsyncGenerator<LineAnswer, void> {
  const response = await door.answer({
    what: `posting ${lines.length} lines`,
    path: '/v1/commands',
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map(({ text }) => text).join(''),
    signal,
  });
  if (!response.body) throw new NotNow('the answers had no body');
  let answered = 0;
  for await (const answer of jsonLines<LineAnswer | RequestsEnd>(response.body)) {
    const id = lines[answered]?.id;
    if (id === undefined || isRequestsEnd(answer)) throw endOf(answer as Problem);
    if (answer.status === 202 || answer.status === 503) throw new NotNow(`line ${id} was answered ${answer.status}`);
    answered += 1;
    yield { ...(answer as LineAnswer), id };
  }
  if (answered < lines.length) throw new NotNow(`the answers ended before that to line ${lines[answered]?.id}`);
}

/** The last line of a request that was given up is no command's answer. */
type RequestsEnd = { id: null } & Problem;

function isRequestsEnd(answer: LineAnswer | RequestsEnd): answer is RequestsEnd {
  return answer.id === null && (answer.status === 408 || answer.status === 401);
}

function endOf(problem: Problem): Error {
  return problem.status === 401 ? new Refused('posting lines', problem) : new NotNow(problem.detail);
}
