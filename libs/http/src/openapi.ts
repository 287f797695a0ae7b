/** OpenAPI 3.1, from the lists and the classes that the doors are made of: one path a command, one a question. */
import { createHash } from 'node:crypto';
import { newsroom } from '#newsroom';
import { feedQuestion, type Question, questions, type Word } from '#views';
import { commandSchemas, meaningsOf } from './command-schemas.js';
import { BULK_ANSWER, EXAMPLES, LIVE_EVENT } from './example-answers.js';
import { rolesFor } from './keys.js';
import {
  answer,
  ANSWER_SCHEMAS,
  json,
  NOT_KNOWN_YET,
  OF_COMMANDS,
  OF_QUESTIONS,
  problems,
  STANDS,
} from './openapi-answers.js';

/** Made once: a document of so many commands takes a while, and whoever asks for it needs no key. */
export function openApiFile(): { text: string; etag: string } {
  return (file ??= fileOf(JSON.stringify(openApiDocument())));
}

let file: ReturnType<typeof fileOf> | undefined;

function fileOf(text: string): { text: string; etag: string } {
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stet',
      version: '1',
      description:
        'What each outlet and each source has said about every claim in the news, when, and in what words. /v1/vocabulary has the words with their meanings.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: { ...commandPaths(), ...otherPaths(), ...questionPaths() },
    components: {
      schemas: { ...commandSchemas(), ...ANSWER_SCHEMAS },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ key: [] }, {}],
  };
}

function commandPaths(): object {
  const commands = newsroom.flatMap(({ category, commands: its }) => its.map((one) => ({ category, ...one })));
  return Object.fromEntries(
    commands.map(({ category, name, command, event, means, example }) => [
      `/v1/commands/${name}`,
      {
        post: {
          operationId: name,
          summary: means,
          description: `Becomes ${event} in the stream of its ${category}. For a key of the role ${rolesFor(name).join(' or ')}.`,
          tags: [`${category} commands`],
          parameters: [
            header('Idempotency-Key', "The command's id, for a safe repeat; made and returned if there is none."),
            header('If-Match', 'The version that the stream must have, in quotes.'),
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: `#/components/schemas/${command}` }, example } },
          },
          responses: { 201: STANDS, 202: NOT_KNOWN_YET, ...problems(OF_COMMANDS) },
        },
      },
    ]),
  );
}

function questionPaths(): object {
  return Object.fromEntries([
    ...questions.map((question) => [pathOf(question), { get: operationOf(question) }]),
    [pathOf(feedQuestion), { get: feedOperation() }],
  ]);
}

function pathOf({ path }: Question): string {
  return `/v1${path.replace(':id', '{id}')}`;
}

function operationOf({ path, answers, words = {} }: Question) {
  const isOfOne = path.includes(':id');
  return {
    operationId: `get${path.replace(/[/:]+/g, '-')}`,
    summary: answers,
    tags: ['questions'],
    parameters: [
      ...(isOfOne ? [inPath('Its id.', EXAMPLES[path]?.id)] : []),
      ...Object.entries(words).map(([name, word]) => inQuery(name, word)),
      READ_AFTER,
    ],
    responses: {
      200: answer(EXAMPLES[path]?.answer),
      ...problems(isOfOne ? [...OF_QUESTIONS, 'path.not-found'] : OF_QUESTIONS),
    },
  };
}

/** A page of the past, or what comes: the asker's Accept decides. */
function feedOperation(): object {
  const { parameters, responses, ...page } = operationOf(feedQuestion);
  const live = { 'text/event-stream': { schema: { type: 'string' }, example: LIVE_EVENT } };
  return {
    ...page,
    description:
      'With `Accept: application/json` a page of the past, newest first. Without it what comes, as server-sent events: a `commit` each time the views have taken one, and a `heartbeat` at once and every two seconds, with how far views and log are where that is known. The id of each is the whole position up to which all has been told. It begins now, or behind the position that `Last-Event-ID` or `after` names; where both do, `Last-Event-ID` counts, for a browser that was cut off comes again by the same address. A reader that is too slow is cut off, and goes on so. A process takes 2,000 readers; one more is answered 503.',
    parameters: [
      ...parameters,
      inQuery('after', {
        means: 'Live alone: the position behind which it begins, such as 0:123,5:77; 0:0 begins with the first commit.',
      }),
      header('Last-Event-ID', 'Live alone: the id of the last event seen; a browser sends it by itself.'),
    ],
    responses: { ...responses, 200: { ...responses[200], content: { ...responses[200].content, ...live } } },
  };
}

/** What no list tells of: many commands in one request, what became of one, the words, and whether it lives. */
function otherPaths(): object {
  const lines = { 'application/x-ndjson': { schema: { type: 'string' }, example: BULK } };
  return {
    '/v1/commands': {
      post: {
        operationId: 'post-many',
        summary:
          'Many commands, one JSON object a line; an answer a line, in the same order. One bad line stops nothing.',
        description:
          "A line is {command, id, body}; its answer is the single post's, with the id and the status. Read the answers while you send: who does not, or sends no more, is answered by a last line without an id, 408, which says how many lines were taken. docs/limits.md says how long that is waited for.",
        tags: ['many commands'],
        requestBody: { required: true, content: lines },
        responses: {
          200: {
            description: 'The answers.',
            content: { 'application/x-ndjson': { schema: { type: 'string' }, example: BULK_ANSWER } },
          },
          ...problems(['key.missing', 'key.expired', 'content.not-json', 'content.encoded', 'server.failed']),
        },
      },
    },
    '/v1/commands/{id}': {
      get: {
        operationId: 'get-command',
        summary: 'What became of a command of your own: it stands, or was not seen, and then may stand yet.',
        tags: ['questions'],
        parameters: [inPath("The command's id, its idempotency key.", EXAMPLES['/commands/:id']?.id), READ_AFTER],
        responses: {
          200: answer(EXAMPLES['/commands/:id']?.answer),
          ...problems(OF_QUESTIONS),
        },
      },
    },
    '/v1/vocabulary': {
      get: {
        operationId: 'get-vocabulary',
        summary: "The newsroom's words with their meanings, for pick lists.",
        tags: ['questions'],
        responses: { 200: json('The words, by what they are words for.'), ...problems(['key.missing', 'key.expired']) },
      },
    },
    '/v1/health/live': health('live', 'Does the process live?', {}),
    '/v1/health/ready': health('ready', 'Is all there that it needs, and does it take commands?', problems([])),
  };
}

const BULK = [
  { command: 'register-outlet', id: '1', body: { outletId: 'tass', name: 'TASS' } },
  { command: 'register-claim', id: '2', body: { claimId: 'tanker-sank', proposition: 'A tanker sank' } },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

function health(status: string, summary: string, bad: object): object {
  const responses = { 200: json('It does.', { status }), ...bad };
  return { get: { operationId: `get-${status}`, summary, tags: ['health'], security: [], responses } };
}

const READ_AFTER = header('Read-After', 'A position that the answer must include, such as the Log-Position of a post.');

function inPath(description: string, example?: string): object {
  return { name: 'id', in: 'path', description, required: true, schema: { type: 'string' }, example };
}

/** With what each word means, where it is one of the newsroom's. */
function inQuery(name: string, { means, schema = { type: 'string' } }: Pick<Word, 'means' | 'schema'>): object {
  const meanings = 'enum' in schema ? meaningsOf(schema.enum as unknown[]) : undefined;
  return { name, in: 'query', description: [means, meanings].filter(Boolean).join(' '), required: false, schema };
}

function header(name: string, description: string): object {
  return { name, in: 'header', description, schema: { type: 'string' } };
}
