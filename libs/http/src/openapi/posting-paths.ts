/** What is posted, as OpenAPI tells it: a path a command, many of them in one request, and an export asked for. */
import { commandNamed, newsroom } from '#newsroom';
import type { Log } from '#views';
import { IDEMPOTENCY_KEY, IF_MATCH } from '../headers.js';
import { rolesFor } from '../keys.js';
import { BULK_LINE, NOT_KNOWN_YET, OF_COMMANDS, problems, STANDS } from './answers.js';
import { commandSchemas } from './command-schemas.js';
import { BULK_ANSWER } from './example-answers.js';
import { header } from './told-parameters.js';

export function postingPaths(log: Log): object {
  return { ...commandPaths(log), ...exportPath(log), ...manyPath() };
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

/** The command without its id, which the door makes from the idempotency key. */
function exportPath(log: Log): object {
  const { required, ...schema } = commandSchemas().RequestExport as { required: string[] };
  const { exportId: _ours, ...example } = { exportId: '', ...commandNamed('request-export')?.example };
  return {
    '/v1/exports': {
      post: {
        operationId: 'post-export',
        summary: 'Puts on record that claims are taken away: request-export, by an id that the door makes.',
        description:
          'Becomes ExportRequested in the stream of its export, whose id is of the idempotency key where none is given. What it answers is the record: the archive is made by `stet export --on-record <id>` of whoever may read the log. For a key of the role auditor.',
        tags: ['export commands'],
        parameters: [header('Idempotency-Key', IDEMPOTENCY_KEY, log)],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { ...schema, required: required.filter((field) => field !== 'exportId') },
              example,
            },
          },
        },
        responses: { 201: STANDS, 202: NOT_KNOWN_YET, ...problems(OF_COMMANDS) },
      },
    },
  };
}

function manyPath(): object {
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
  };
}

const BULK = [
  { command: 'register-outlet', id: '1', body: { outletId: 'tass', name: 'TASS' } },
  { command: 'register-claim', id: '2', body: { claimId: 'tanker-sank', proposition: 'A tanker sank' } },
]
  .map((line) => JSON.stringify(line))
  .join('\n');
