/** What is asked: the path's id and the query's parameters, each checked by its own rule before anybody reads for it. */
import { BETWEEN_CLOCKS_MS } from '#newsroom';
import {
  CURSOR,
  LIMIT,
  type Log,
  type Parameter,
  type ParameterValues,
  type Question,
  type Seen,
  seenIn,
  STREAM,
} from '#views';
import { IDEMPOTENCY_KEY } from './headers.js';
import { type FieldError, Problem } from './problems.js';

export interface AskedQuestion {
  asked: ParameterValues;
  /** Where the page before ended, if there was one. */
  seen?: Seen | undefined;
}

interface Told {
  params: Record<string, string | undefined>;
  query: Record<string, unknown>;
}

/** A question, for what it takes. */
type Taking = Pick<Question, 'id' | 'inPath' | 'parameters' | 'pages'> & { path?: string };

/** All parts of a question's path that say which it is about, by their names there. */
export function partsOfPath({ id, inPath }: Pick<Question, 'id' | 'inPath'>): Record<string, Parameter> {
  return { ...(id && { id }), ...inPath };
}

/** What a question for what became of a command takes. */
export const OF_AN_OUTCOME = {
  id: IDEMPOTENCY_KEY,
  parameters: {
    stream: { ...STREAM, means: 'Of the streams to which commands were posted under this id only this one.' },
  },
};

/** All query parameters that a question takes; a list is read page by page. */
export function parametersOf({ parameters = {}, pages }: Pick<Question, 'parameters' | 'pages'>) {
  const ofPages: Record<string, Parameter> = { cursor: CURSOR, limit: LIMIT };
  return pages ? { ...parameters, ...ofPages } : parameters;
}

/** Throws Problem with everything that is wrong, and with parameters that nobody knows: they would be answered as if they were not there. */
export function parametersIn(question: Taking, { params, query }: Told, log: Log): AskedQuestion {
  const parameters = parametersOf(question);
  const asked = { ...query, ...params } as ParameterValues;
  const seen = typeof asked.cursor === 'string' ? seenIn(asked.cursor, question, asked) : undefined;
  const faults = Object.entries(query).flatMap(([name, said]): FieldError[] => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter) return [{ field: name, message: `${name} is no query parameter of this question` }];
    if (parameter === CURSOR) return seen ? [] : [fault(name, parameter)];
    return typeof said === 'string' && parameter.fits(said, log) ? [] : [fault(name, parameter, ', once')];
  });
  for (const [name, part] of Object.entries(partsOfPath(question)))
    if (params[name] !== undefined && !part.fits(params[name], log)) faults.unshift(fault(name, part));
  if (faults.length > 0) throw malformed(parameters, faults);
  const future = Object.entries(query).flatMap(([name, said]) => begunIn(name, String(said), parameters[name]));
  if (future.length > 0) throw new Problem('moment.in-the-future', NOT_YET, future);
  const backwards = Object.entries(query).flatMap(([name, said]) =>
    backwardsIn(name, String(said), { parameters, query }),
  );
  if (backwards.length > 0) throw malformed(parameters, backwards);
  return { asked, seen };
}

/** What lies between two moments is asked for from the earlier one on. */
function backwardsIn(
  name: string,
  said: string,
  { parameters, query }: { parameters: Record<string, Parameter>; query: Told['query'] },
): FieldError[] {
  const { notAfter = '', isBehind } = parameters[name] ?? {};
  const until = query[notAfter];
  if (typeof until !== 'string' || !isBehind?.(said, until)) return [];
  return [{ field: name, message: `${name} must not be later than ${notAfter}: exchange the two` }];
}

const NOT_YET =
  'Nobody can say what will have been published or recorded. Ask for a moment that has begun, or leave it out for now.';

function begunIn(name: string, said: string, parameter: Parameter | undefined): FieldError[] {
  const now = Date.now();
  if (!parameter?.begins || parameter.begins(said) <= now + BETWEEN_CLOCKS_MS) return [];
  return [{ field: name, message: `${name} must not begin in the future: it is ${new Date(now).toISOString()}` }];
}

function fault(field: string, { mustBe }: Parameter, once = ''): FieldError {
  return { field, message: `${field} must be ${mustBe}${once}` };
}

function malformed(parameters: Record<string, Parameter>, faults: FieldError[]): Problem {
  const takes = Object.keys(parameters).join(', ');
  const detail = takes ? `The question takes ${takes}.` : 'The question takes no query parameters.';
  return new Problem('request.malformed', detail, faults);
}
