/** OpenAPI 3.1, from the lists and the classes that the doors are made of: one path a command, one a question. */
import { createHash } from 'node:crypto';
import { answerOf, FEED_ITEM, feedQuestion, type Log, type Question, questions } from '#views';
import { OF_AN_OUTCOME, parametersOf, partsOfPath } from '../parameters.js';
import { commandSchemas } from './command-schemas.js';
import { Components } from './components.js';
import { EXAMPLES, LIVE_EVENT } from './example-answers.js';
import { EXAMPLES_BESIDE } from './examples-beside.js';
import { IDEMPOTENCY_KEY, READ_AFTER } from '../headers.js';
import { LIMITS } from '../limits.js';
import { answer, HEARTBEAT, json, LIVE, OF_QUESTIONS, OUTCOME, problems, READY, VOCABULARY } from './answers.js';
import { header, inPath, inQuery } from './told-parameters.js';
import { postingPaths } from './posting-paths.js';

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
  const paths = components.refer({ ...postingPaths(log), ...otherPaths(log), ...questionPaths(log) });
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

function questionPaths(log: Log): object {
  return Object.fromEntries([
    ...questions.map((question) => [pathOf(question), { get: operationOf(question, log) }]),
    [pathOf(feedQuestion), { get: feedOperation(log) }],
  ]);
}

function pathOf({ path }: Question): string {
  return `/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`;
}

function operationOf(question: Question, log: Log) {
  const { path, answers, askedBy } = question;
  const parts = Object.entries(partsOfPath(question));
  const { id, inPath: others } = EXAMPLES[path] ?? {};
  const examples: Record<string, string | undefined> = { id, ...others };
  return {
    operationId: `get${path.replace(/[/:]+/g, '-')}`,
    summary: answers,
    ...(askedBy && { description: `For a key of the role ${askedBy}.` }),
    tags: ['questions'],
    parameters: [
      ...parts.map(([name, part]) => inPath(part, log, { name, example: examples[name] })),
      ...Object.entries(parametersOf(question)).map(([name, parameter]) => inQuery(name, parameter, log)),
      header('Read-After', READ_AFTER, log),
    ],
    responses: {
      200: answer(answerOf(question), EXAMPLES[path]?.answer, EXAMPLES_BESIDE[path]),
      ...problems([
        ...OF_QUESTIONS,
        ...(parts.length > 0 ? (['path.not-found'] as const) : []),
        ...(askedBy ? (['role.forbidden'] as const) : []),
      ]),
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
      header(
        'Last-Event-ID',
        { ...READ_AFTER, means: 'Live alone: the id of the last event seen; a browser sends it by itself.' },
        log,
      ),
    ],
    responses: { ...responses, 200: { ...responses[200], content: { ...responses[200].content, ...live } } },
  };
}

/** What no list tells of: what became of a command, the words, and whether it lives. */
function otherPaths(log: Log): object {
  return {
    '/v1/commands/{id}': {
      get: {
        operationId: 'get-command',
        summary: 'What became of a command of your own: it stands, or was not seen, and then may stand yet.',
        tags: ['questions'],
        parameters: [
          inPath({ ...IDEMPOTENCY_KEY, means: "The command's id, its idempotency key." }, log, {
            name: 'id',
            example: EXAMPLES['/commands/:id']?.id,
          }),
          inQuery('stream', OF_AN_OUTCOME.parameters.stream, log),
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

function health(named: { operationId: string; summary: string }, answered: object, bad: object = {}): object {
  return { get: { ...named, tags: ['health'], security: [], responses: { 200: answered, ...bad } } };
}
