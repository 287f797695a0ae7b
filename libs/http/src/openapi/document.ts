/** OpenAPI 3.1, from the lists and the classes that the doors are made of: one path a command, one a question. */
import { createHash } from 'node:crypto';
import { newsroom } from '#newsroom';
import { answerOf, FEED_ITEM, feedQuestion, type Log, type Parameter, type Question, questions } from '#views';
import { parametersOf } from '../parameters.js';
import { commandSchemas, meaningsOf } from './command-schemas.js';
import { Components } from './components.js';
import { BULK_ANSWER, EXAMPLES, LIVE_EVENT } from './example-answers.js';
import { EXAMPLES_BESIDE } from './examples-beside.js';
import { IDEMPOTENCY_KEY, IF_MATCH, READ_AFTER } from '../headers.js';
import { rolesFor } from '../keys.js';
import { LIMITS } from '../limits.js';
import {
  answer,
  BULK_LINE,
  HEARTBEAT,
  json,
  LIVE,
  NOT_KNOWN_YET,
  OF_COMMANDS,
  OF_QUESTIONS,
  OUTCOME,
  problems,
  READY,
  STANDS,
  VOCABULARY,
} from './answers.js';

/** Made once: a document of so many commands takes a while, and whoever asks for it needs no key. */
export function openApiFile(log: Log): { bytes: Buffer; etag: string } {
  return (file ??= fileOf(JSON.stringify(openApiDocument(log))));
}

let file: ReturnType<typeof fileOf> | undefined;

function fileOf(text: string): { bytes: Buffer; etag: string } {
  return { bytes: Buffer.from(text), etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

/** Of a log with so many partitions: what a position is depends on it. */
export function openApiDocument(log: Log = { partitions: 12 }): object {
  const components = new Components();
  const paths = components.refer({ ...commandPaths(log), ...otherPaths(log), ...questionPaths(log) });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stet',
      version: '1',
      description:
        'What each outlet and each source has said about every claim in the news, when, and in what words. /v1/vocabulary has the words with their meanings.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { ...commandSchemas(), ...components.schemas },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ key: [] }, {}],
  };
}

function commandPaths(log: Log): object {
  const commands = newsroom.flatMap(({ category, commands: its }) => its.map((one) => ({ category, ...one })));
  return Object.fromEntries(
    commands.map(({ category, name, command, event, postedBy, means, example }) => [
      `/v1/commands/${name}`,
      {
        post: {
          operationId: name,
          summary: means,
          description: `Becomes ${event} in the stream of its ${category}. For a key of the role ${rolesFor({ postedBy }).join(' or ')}.`,
          tags: [`${category} commands`],
          parameters: [header('Idempotency-Key', IDEMPOTENCY_KEY, log), header('If-Match', IF_MATCH, log)],
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

function questionPaths(log: Log): object {
  return Object.fromEntries([
    ...questions.map((question) => [pathOf(question), { get: operationOf(question, log) }]),
    [pathOf(feedQuestion), { get: feedOperation(log) }],
  ]);
}

function pathOf({ path }: Question): string {
  return `/v1${path.replace(':id', '{id}')}`;
}

function operationOf(question: Question, log: Log) {
  const { path, answers, id } = question;
  return {
    operationId: `get${path.replace(/[/:]+/g, '-')}`,
    summary: answers,
    tags: ['questions'],
    parameters: [
      ...(id ? [inPath(id, log, EXAMPLES[path]?.id)] : []),
      ...Object.entries(parametersOf(question)).map(([name, parameter]) => inQuery(name, parameter, log)),
      header('Read-After', READ_AFTER, log),
    ],
    responses: {
      200: answer(answerOf(question), EXAMPLES[path]?.answer, EXAMPLES_BESIDE[path]),
      ...problems(id ? [...OF_QUESTIONS, 'path.not-found'] : OF_QUESTIONS),
    },
  };
}

/** A page of the past, or what comes: the asker's Accept decides. */
function feedOperation(log: Log): object {
  const { parameters, responses, ...page } = operationOf(feedQuestion, log);
  const live = {
    'text/event-stream': {
      schema: { type: 'string' },
      'x-item-schemas': { commit: FEED_ITEM, heartbeat: HEARTBEAT },
      example: LIVE_EVENT,
    },
  };
  return {
    ...page,
    description: `With \`Accept: application/json\` a page of the past, newest first. Without it what comes, as server-sent events: a \`commit\` each time the views have taken one, and a \`heartbeat\` at once and every two seconds, with how far views and log are where that is known. The id of each is the whole position up to which all has been told. It begins now, or behind the position that \`Last-Event-ID\` or \`after\` names; where both do, \`Last-Event-ID\` counts, for a browser that was cut off comes again by the same address. A reader that is too slow is cut off, and goes on so. A process takes ${LIMITS.readers.toLocaleString('en')} readers; one more is answered 503.`,
    parameters: [
      ...parameters,
      inQuery(
        'after',
        {
          ...READ_AFTER,
          means:
            'Live alone: the position behind which it begins, such as 0:123,5:77; 0:0 begins with the first commit.',
        },
        log,
      ),
      header(
        'Last-Event-ID',
        { ...READ_AFTER, means: 'Live alone: the id of the last event seen; a browser sends it by itself.' },
        log,
      ),
    ],
    responses: { ...responses, 200: { ...responses[200], content: { ...responses[200].content, ...live } } },
  };
}

/** What no list tells of: many commands in one request, what became of one, the words, and whether it lives. */
function otherPaths(log: Log): object {
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
            content: {
              'application/x-ndjson': {
                schema: { type: 'string' },
                'x-item-schemas': { line: BULK_LINE },
                example: BULK_ANSWER,
              },
            },
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
        parameters: [
          inPath(
            { ...IDEMPOTENCY_KEY, means: "The command's id, its idempotency key." },
            log,
            EXAMPLES['/commands/:id']?.id,
          ),
          header('Read-After', READ_AFTER, log),
        ],
        responses: {
          200: answer(OUTCOME, EXAMPLES['/commands/:id']?.answer),
          ...problems(OF_QUESTIONS),
        },
      },
    },
    '/v1/vocabulary': {
      get: {
        operationId: 'get-vocabulary',
        summary: "The newsroom's words with their meanings, for pick lists.",
        tags: ['questions'],
        responses: {
          200: json('The words, by what they are words for.', VOCABULARY),
          ...problems(['key.missing', 'key.expired']),
        },
      },
    },
    '/v1/health/live': health(
      { operationId: 'get-live', summary: 'Does the process live?' },
      json('It does.', LIVE, { status: 'live' }),
    ),
    '/v1/health/ready': health(
      { operationId: 'get-ready', summary: 'Is all there that it needs, and does it take commands?' },
      json('It does.', READY, { status: 'ready', passedOver: 0, firstPassedOver: [], circlesOfMergers: [] }),
      problems([]),
    ),
  };
}

const BULK = [
  { command: 'register-outlet', id: '1', body: { outletId: 'tass', name: 'TASS' } },
  { command: 'register-claim', id: '2', body: { claimId: 'tanker-sank', proposition: 'A tanker sank' } },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

function health(named: { operationId: string; summary: string }, answered: object, bad: object = {}): object {
  return { get: { ...named, tags: ['health'], security: [], responses: { 200: answered, ...bad } } };
}

type Telling = Pick<Parameter, 'means' | 'schema'>;

function inPath({ means, schema }: Telling, log: Log, example?: string): object {
  return { name: 'id', in: 'path', description: means, required: true, schema: schema(log), example };
}

/** With what each word means, where it is one of the newsroom's. */
function inQuery(name: string, { means, schema: schemaOf }: Telling, log: Log): object {
  const schema = schemaOf(log);
  const meanings = 'enum' in schema ? meaningsOf(schema.enum as unknown[]) : undefined;
  return { name, in: 'query', description: [means, meanings].filter(Boolean).join(' '), required: false, schema };
}

function header(name: string, { means, schema }: Telling, log: Log): object {
  return { name, in: 'header', description: means, schema: schema(log) };
}
