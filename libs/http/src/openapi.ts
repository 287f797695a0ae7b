/** OpenAPI 3.1, from the same classes that check the commands: one path a command, each with its example. */
import { createRequire } from 'node:module';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { newsroom } from '#newsroom';
import { PROBLEMS } from './problems.js';

const require = createRequire(import.meta.url);

export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stet',
      version: '1',
      description: 'What each outlet and each source has said about every claim in the news, when, and in what words.',
    },
    paths: { ...commandPaths(), ...questionPaths() },
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
  const questions: Record<string, [summary: string, query: string[]]> = {
    '/v1/claims': [
      'The board: which claims there are, and how each stands.',
      ['status', 'flag', 'topic', 'q', 'cursor', 'limit'],
    ],
    '/v1/claims/{id}': ['Everything about one claim, now, at a moment, or as the desk knew it.', ['at', 'known']],
    '/v1/claims/{id}/timeline': ["How the claim's status evolved, and why.", []],
    '/v1/reports/{id}': ['A report, its versions, and the claims that it speaks to.', []],
    '/v1/outlets': ['The outlets.', ['cursor', 'limit']],
    '/v1/outlets/{id}': ['One outlet, its reports and the claims that it speaks to.', []],
    '/v1/streams/{id}': ["A stream's commits, the void ones too.", ['after', 'limit']],
    '/v1/commands/{id}': ['What became of a command of your own.', []],
  };
  return Object.fromEntries(
    Object.entries(questions).map(([path, [summary, query]]) => {
      const id = path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : [];
      const words = query.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
      const parameters = [...id, ...words, header('Read-After', 'A position that the answer must include.')];
      return [
        path,
        { get: { summary, tags: ['questions'], parameters, responses: responses({ 200: 'The answer.' }) } },
      ];
    }),
  );
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

function commandSchemas(): object {
  const { defaultMetadataStorage } = require('class-transformer/cjs/storage.js') as { defaultMetadataStorage: never };
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: '#/components/schemas/',
  });
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
