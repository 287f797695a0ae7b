/** What the doors answer, as OpenAPI tells it: what stands, what is not known yet, and each problem. */
import { type ProblemCode, PROBLEMS } from '../problems.js';

const text = { type: 'string' };
const version = { type: 'integer', description: "The stream's version, the number of events that stand in it." };
const id = { type: 'string', description: "The command's id, its idempotency key." };
const position = { type: 'string', description: 'Where the log stands with it: a `Read-After`.', examples: ['5:78'] };

export const ANSWER_SCHEMAS = {
  Standing: {
    type: 'object',
    description: 'What stands in the log.',
    properties: {
      id,
      stream: text,
      version,
      events: {
        type: 'array',
        items: { type: 'object', properties: { type: text, data: { type: 'object' } }, required: ['type', 'data'] },
      },
      position,
    },
    required: ['id', 'stream', 'version', 'events', 'position'],
  },
  NotKnownYet: {
    type: 'object',
    description: 'It may stand yet. Ask at the location, or post it again with the same key.',
    properties: { id, stream: text, outcome: { const: 'unknown' }, location: text },
    required: ['id', 'stream', 'outcome', 'location'],
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457. docs/errors.md lists the codes.',
    properties: {
      type: { const: 'about:blank' },
      title: text,
      status: { type: 'integer' },
      code: { type: 'string', description: 'Stable: for a program to decide by.' },
      detail: { type: 'string', description: 'What is so, and what to do.' },
      errors: {
        type: 'array',
        description: 'Each wrong field, such as `via[0].outlet`.',
        items: { type: 'object', properties: { field: text, message: text }, required: ['field', 'message'] },
      },
      moreErrors: { type: 'integer', description: 'How many more wrong fields there are than `errors` names.' },
      version: { ...version, description: 'With `stream.moved`: the version that the stream has.' },
      requestId: { ...text, description: 'With `server.failed`: what to quote, for the log has it, too.' },
    },
    required: ['type', 'title', 'status', 'code', 'detail'],
  },
};

/** Of any request, whatever it asks for: it may be no HTTP, not meant for this door, come too slowly, or be one too many. */
const OF_ALL: ProblemCode[] = [
  'request.malformed',
  'origin.elsewhere',
  'host.unknown',
  'request.timed-out',
  'path.too-long',
  'expectation.unknown',
  'header.too-large',
  'service.not-ready',
];

export const OF_COMMANDS: ProblemCode[] = [
  'key.missing',
  'key.expired',
  'role.forbidden',
  'rule.broken',
  'stream.moved',
  'command.too-large',
  'content.not-json',
  'content.encoded',
  'command.other-content',
  'server.failed',
];

export const OF_QUESTIONS: ProblemCode[] = [
  'position.invalid',
  'key.missing',
  'key.expired',
  'server.failed',
  'views.behind',
];

const LOG_POSITION = header('How much of the log the answer includes, such as 0:123,5:77.');
const POSTED = { 'Idempotency-Key': header("The command's id."), Location: header('Where to ask what became of it.') };

export const STANDS = {
  description: 'It stands in the log.',
  headers: { ...POSTED, ETag: header("The stream's version, for If-Match."), 'Log-Position': LOG_POSITION },
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Standing' } } },
};

export const NOT_KNOWN_YET = {
  description: 'Its outcome is not known yet.',
  headers: POSTED,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/NotKnownYet' } } },
};

/** To a question: it says how much of the log it includes. */
export function answer(example?: object) {
  return { ...json('The answer.', example), headers: { 'Log-Position': LOG_POSITION } };
}

export function json(description: string, example?: object) {
  return { description, content: { 'application/json': { schema: { type: 'object' }, ...(example && { example }) } } };
}

/** By status, with the codes that come with it; those of any request are among them. */
export function problems(codes: ProblemCode[]): Record<number, object> {
  const byStatus: Record<number, string[]> = {};
  for (const code of [...OF_ALL, ...codes]) {
    const { status, means } = PROBLEMS[code];
    (byStatus[status] ??= []).push(code === 'rule.broken' ? means : `${code}: ${means}`);
  }
  const told = Object.entries(byStatus).map(([status, those]) => [status, problem(Number(status), those.join('\n\n'))]);
  return Object.fromEntries(told) as Record<number, object>;
}

function problem(status: number, description: string): object {
  return {
    description,
    ...(status === 503 && { headers: { 'Retry-After': header('In how many seconds to ask again.') } }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function header(description: string): object {
  return { description, schema: text };
}
