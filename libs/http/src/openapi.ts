/** OpenAPI 3.1, from the same classes that check the commands: one path a command, each with its example. */
import { createRequire } from 'node:module';
import { targetConstructorToSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { newsroom } from '#newsroom';
import { feedQuestion, questions } from '#views';
import { PROBLEMS } from './problems.js';

const require = createRequire(import.meta.url);
const readAfter = header('Read-After', 'A position that the answer must include.');

export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stet',
      version: '1',
      description: 'What each outlet and each source has said about every claim in the news, when, and in what words.',
    },
    paths: { ...commandPaths(), ...otherPaths(), ...questionPaths() },
    components: {
      schemas: { ...commandSchemas(), Problem: problemSchema() },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ key: [] }, {}],
  };
}

function commandPaths(): object {
  const commands = newsroom.flatMap((stream) => stream.commands);
  return Object.fromEntries(
    commands.map(({ name, command, means, example }) => [
      `/v1/commands/${name}`,
      {
        post: {
          operationId: name,
          summary: means,
          tags: ['commands'],
          parameters: [
            header('Idempotency-Key', "The command's id; made and returned if there is none."),
            header('If-Match', 'The version that the stream must have, in quotes.'),
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: `#/components/schemas/${command}` }, example } },
          },
          responses: responses({ 201: 'It stands in the log.', 202: 'Its outcome is not known yet; ask at Location.' }),
        },
      },
    ]),
  );
}

function questionPaths(): object {
  const paths = [...questions, feedQuestion].map(({ path, answers, words = {} }) => {
    const inPath = path.includes(':id') ? [parameter('id', 'path', 'Its id.')] : [];
    const inQuery = Object.entries(words).map(([name, { means }]) => parameter(name, 'query', means));
    const parameters = [...inPath, ...inQuery, readAfter];
    const get = { summary: answers, tags: ['questions'], parameters, responses: responses({ 200: 'The answer.' }) };
    return [`/v1${path.replace(':id', '{id}')}`, { get }];
  });
  return Object.fromEntries(paths);
}

/** What no list tells of: many commands in one request, and what became of one. */
function otherPaths(): object {
  const lines = {
    schema: { type: 'string' },
    example: '{"command": "register-outlet", "id": "1", "body": {"outletId": "tass", "name": "TASS"}}',
  };
  return {
    '/v1/commands': {
      post: {
        summary:
          'Many commands, one JSON object a line; an answer a line, in the same order. One bad line stops nothing.',
        tags: ['commands'],
        requestBody: { required: true, content: { 'application/x-ndjson': lines } },
        responses: responses({ 200: 'The answers, as NDJSON.' }),
      },
    },
    '/v1/vocabulary': {
      get: {
        summary: "The newsroom's words with their meanings, for pick lists.",
        tags: ['questions'],
        responses: responses({ 200: 'The words.' }),
      },
    },
    '/v1/commands/{id}': {
      get: {
        summary: 'What became of a command of your own: stands, or not seen.',
        tags: ['commands'],
        parameters: [parameter('id', 'path', "The command's id, its idempotency key."), readAfter],
        responses: responses({ 200: 'What is known of it.' }),
      },
    },
  };
}

function parameter(name: string, place: 'path' | 'query', description: string): object {
  return { name, in: place, description, required: place === 'path', schema: { type: 'string' } };
}

function header(name: string, description: string): object {
  return { name, in: 'header', description, schema: { type: 'string' } };
}

function responses(good: Record<number, string>): object {
  const problems = Object.values(PROBLEMS).map(({ status, title }) => [
    status,
    {
      description: title,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return {
    ...Object.fromEntries(problems),
    ...Object.fromEntries(Object.entries(good).map(([status, description]) => [status, { description }])),
  };
}

type SchemaOptions = NonNullable<Parameters<typeof validationMetadatasToSchemas>[0]>;

/** What the newsroom's own decorators ask for, by their names. */
const OWN_RULES: SchemaOptions['additionalConverters'] = {
  isEdtf: {
    type: 'string',
    description: 'A date as coarse as it is known (EDTF), such as 2024-10 or 2024-10-24T15:00Z.',
  },
  isFigure: { anyOf: [{ type: 'number' }, { type: 'string' }], description: 'A number or a date (EDTF).' },
  isOneSource: { description: 'Exactly one of outlet (an id) and name.' },
};

function commandSchemas(): object {
  const { defaultMetadataStorage } = require('class-transformer/cjs/storage.js') as { defaultMetadataStorage: never };
  const options: SchemaOptions = {
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: OWN_RULES,
  };
  const commands = newsroom.flatMap((stream) => stream.commands);
  // A class with no field of its own, such as AssertClaim, is unknown to the list of all classes.
  const schemas = {
    ...validationMetadatasToSchemas(options),
    ...Object.fromEntries(commands.map(({ command, type }) => [command, targetConstructorToSchema(type, options)])),
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { ...schema, additionalProperties: false }]),
  );
}

function problemSchema(): object {
  const text = { type: 'string' };
  const errors = { type: 'array', items: { type: 'object', properties: { field: text, message: text } } };
  return {
    type: 'object',
    description: 'RFC 9457',
    properties: { type: text, title: text, status: { type: 'integer' }, code: text, detail: text, errors },
  };
}
