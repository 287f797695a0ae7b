/** What is asked: the path's id and the query's parameters, each checked by its own rule before anybody reads for it. */
import {
  CURSOR,
  LIMIT,
  type Log,
  type Parameter,
  type ParameterValues,
  type Question,
  type Seen,
  seenIn,
} from '#views';
import { type FieldError, Problem } from './problems.js';

export interface AskedQuestion {
  asked: ParameterValues;
  /** Where the page before ended, if there was one. */
  seen?: Seen | undefined;
}

interface Told {
  params: { id?: string };
  query: Record<string, unknown>;
}

/** A question, for what it takes. */
type Taking = Pick<Question, 'id' | 'parameters' | 'pages'> & { path?: string };

/** All query parameters that a question takes; a list is read page by page. */
export function parametersOf({ parameters = {}, pages }: Pick<Question, 'parameters' | 'pages'>) {
  const ofPages: Record<string, Parameter> = { cursor: CURSOR, limit: LIMIT };
  return pages ? { ...parameters, ...ofPages } : parameters;
}

/** Throws Problem with everything that is wrong, and with parameters that nobody knows: they would be answered as if they were not there. */
export function parametersIn(question: Taking, { params, query }: Told, log: Log): AskedQuestion {
  const parameters = parametersOf(question);
  const asked = { ...query, ...(params.id !== undefined && { id: params.id }) } as ParameterValues;
  const seen = typeof asked.cursor === 'string' ? seenIn(asked.cursor, question, asked) : undefined;
  const faults = Object.entries(query).flatMap(([name, said]): FieldError[] => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter) return [{ field: name, message: `${name} is no query parameter of this question` }];
    if (parameter === CURSOR) return seen ? [] : [fault(name, parameter)];
    return typeof said === 'string' && parameter.fits(said, log) ? [] : [fault(name, parameter, ', once')];
  });
  if (question.id && params.id !== undefined && !question.id.fits(params.id, log))
    faults.unshift(fault('id', question.id));
  if (faults.length > 0) throw malformed(parameters, faults);
  return { asked, seen };
}

function fault(field: string, { mustBe }: Parameter, once = ''): FieldError {
  return { field, message: `${field} must be ${mustBe}${once}` };
}

function malformed(parameters: Record<string, Parameter>, faults: FieldError[]): Problem {
  const takes = Object.keys(parameters).join(', ');
  const detail = takes ? `The question takes ${takes}.` : 'The question takes no query parameters.';
  return new Problem('request.malformed', detail, faults);
}
