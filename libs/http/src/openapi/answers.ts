/** What the doors answer, as OpenAPI tells it: what stands, what is not known yet, and each problem. */
import { type TSchema, Type } from '@sinclair/typebox';
import { vocabulary } from '#newsroom';
import { EVENT } from '#views';
import { type ProblemCode, PROBLEMS } from '../problems.js';
import type { ExampleBeside } from './examples-beside.js';

const text = Type.String();
const id = Type.String({ description: "The command's id, its idempotency key." });
const version = Type.Integer({ description: "The stream's version, the number of events that stand in it." });
const position = Type.String({ description: 'Where the log stands with it: a `Read-After`.', examples: ['5:78'] });
const HAPPENED = { stream: text, version, events: Type.Array(EVENT), position };

export const ACCEPTED = Type.Object({ id, ...HAPPENED }, { $id: 'Accepted', description: 'What stands in the log.' });

export const UNKNOWN_YET = Type.Object(
  { id, stream: text, outcome: Type.Literal('unknown'), location: text },
  { $id: 'NotKnownYet', description: 'It may stand yet. Ask at the location, or post it again with the same key.' },
);

export const PROBLEM = Type.Object(
  {
    type: Type.Literal('about:blank'),
    title: text,
    status: Type.Integer(),
    code: Type.String({ description: 'Stable: for a program to decide by.' }),
    detail: Type.String({ description: 'What is so, and what to do.' }),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: text, message: text }), {
        description: 'Each wrong field, such as `via[0].outlet`.',
      }),
    ),
    moreErrors: Type.Optional(
      Type.Integer({ description: 'How many more wrong fields there are than `errors` names.' }),
    ),
    version: Type.Optional(Type.Integer({ description: 'With `stream.moved`: the version that the stream has.' })),
    requestId: Type.Optional(
      Type.String({ description: 'With `server.failed`: what to quote, for the log has it, too.' }),
    ),
  },
  { $id: 'Problem', description: 'RFC 9457. docs/errors.md lists the codes.' },
);

/** What became of a command. */
export const OUTCOME = Type.Union([
  Type.Object({
    id,
    outcome: Type.Literal('stands'),
    commits: Type.Array(Type.Object(HAPPENED), { description: 'One for each stream, by stream: the first twenty.' }),
    commitsTotal: Type.Integer(),
  }),
  Type.Object({ id, outcome: Type.Literal('not_seen') }),
]);

/** A line of the answer to many commands: the single post's, with the id and the status. */
export const BULK_LINE = Type.Union(
  [
    Type.Object({ ...ACCEPTED.properties, status: Type.Literal(201) }),
    Type.Object({ ...UNKNOWN_YET.properties, status: Type.Literal(202) }),
    Type.Object({ ...PROBLEM.properties, id: Type.Union([id, Type.Null()]) }),
  ],
  { $id: 'BulkLine' },
);

/** The data of a live event `heartbeat`: how far the views and the log are, where that is known. */
export const HEARTBEAT = Type.Object(
  { position: Type.Optional(text), head: Type.Optional(text) },
  { $id: 'Heartbeat', description: 'The data of a live `heartbeat`.' },
);

export const LIVE = Type.Object({ status: Type.Literal('live') });
export const READY = Type.Object({
  status: Type.Literal('ready'),
  passedOver: Type.Integer({ description: 'Streams that the views of this release cannot take.' }),
  firstPassedOver: Type.Array(
    Type.Object({
      position: Type.String({ description: 'Of the record from which on they cannot take it.' }),
      view: Type.Union([text, Type.Null()], { description: 'Which of them cannot; null if it is all.' }),
      since: Type.String({ description: 'When that record was decided.' }),
    }),
    { description: 'The first of them: `stet parked` shows all, with their names and why.' },
  ),
  circlesOfMergers: Type.Array(Type.Array(text), {
    description:
      'The first circles of holders that were merged into one another, by their ids: all of one are told as the least of them. Unmerge one of each.',
  }),
  filling: Type.Optional(
    Type.Object(
      { done: Type.Integer(), records: Type.Integer() },
      { description: 'While the views of this release are filled: how many records they have, and of how many.' },
    ),
  ),
});

const MEANS = Type.Union([text, Type.Object({ stance: text, lean: Type.Optional(text), means: text })]);
/** By what they are words for, each word with its meaning. */
export const VOCABULARY = Type.Object(
  Object.fromEntries(Object.keys(vocabulary).map((name) => [name, Type.Record(text, MEANS)])),
);

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
  'moment.in-the-future',
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
  content: { 'application/json': { schema: ACCEPTED } },
};

export const NOT_KNOWN_YET = {
  description: 'Its outcome is not known yet.',
  headers: POSTED,
  content: { 'application/json': { schema: UNKNOWN_YET } },
};

/** To a question: it says how much of the log it includes. */
/** With the usual answer, and what is told besides. */
export function answer(schema: TSchema, usual?: object, beside?: Record<string, ExampleBeside>) {
  const { description, content } = json('The answer.', schema, beside ? undefined : usual);
  const told = beside && { ...content['application/json'], examples: { usual: { value: usual }, ...asked(beside) } };
  const headers = { 'Log-Position': LOG_POSITION };
  return { description, content: told ? { 'application/json': told } : content, headers };
}

function asked(beside: Record<string, ExampleBeside>): object {
  const others = Object.entries(beside);
  return Object.fromEntries(
    others.map(([field, one]) => [field, { summary: one.summary, value: one.answer, 'x-asked': one.asked }]),
  );
}

export function json(description: string, schema: TSchema, example?: object) {
  return { description, content: { 'application/json': { schema, ...(example && { example }) } } };
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
    content: { 'application/problem+json': { schema: PROBLEM } },
  };
}

function header(description: string): object {
  return { description, schema: text };
}
