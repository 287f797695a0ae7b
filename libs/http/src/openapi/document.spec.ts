import 'reflect-metadata';
import { commandNamed, newsroom } from '#newsroom';
import { feedQuestion, questions } from '#views';
import { EXAMPLES } from './example-answers.js';
import { EXAMPLES_BESIDE } from './examples-beside.js';
import { openApiDocument } from './document.js';
import { Problem } from '../problems.js';
import { validated } from '../validation.js';
import type { JsonObject } from '../strict-json.js';

const commands = newsroom.flatMap((stream) => stream.commands);

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  parameters?: { name: string; description: string; schema: { type: string; enum?: string[] } }[];
  requestBody?: { content: { 'application/json': { schema: { $ref: string }; example: object } } };
  responses: Record<
    string,
    {
      description: string;
      content?: { 'application/json'?: { example?: object; examples?: Record<string, { value: object }> } };
    }
  >;
}

interface Document {
  openapi: string;
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: { schemas: Record<string, { properties: Record<string, Field>; additionalProperties?: boolean }> };
}

interface Field {
  description?: string;
  anyOf?: { type: string }[];
}

describe('the description of the doors', () => {
  const document = openApiDocument() as Document;

  it('is OpenAPI 3.1', () => expect(document.openapi).toBe('3.1.0'));

  it.each(commands.map((command) => [command.name, command] as const))(
    'shows %s with an example that its own rules accept',
    (name, command) => {
      const shown = document.paths[`/v1/commands/${name}`]?.post?.requestBody?.content['application/json'];
      expect(shown?.example).toBe(command.example);
      expect(validated(command, command.example as JsonObject)).toBe(command.example);
      expect(document.components.schemas[command.command]).toMatchObject({ additionalProperties: false });
    },
  );

  const operations = Object.values(document.paths).flatMap(({ get, post }) => [get, post].filter((one) => !!one));

  it('says of every command what it means, what it becomes and who may post it', () => {
    for (const { name, means, event } of commands) {
      const { summary, description } = document.paths[`/v1/commands/${name}`]?.post ?? {};
      expect(summary).toBe(means);
      expect(description).toContain(event);
      expect(description).toMatch(/role ((tool or )?editor|auditor)\.$/);
    }
    expect(document.paths['/v1/commands/issue-verdict']?.post?.description).toMatch(/role editor\.$/);
  });

  it('lets null in where an amendment may take a field away, and nowhere else', () => {
    const changes = Object.entries(document.components.schemas.Changes?.properties ?? {});
    const nullable = changes.filter(([, { anyOf }]) => anyOf?.some(({ type }) => type === 'null'));
    const accepted = changes.filter(([field]) => takes({ changes: { [field]: null } }));
    expect(nullable.map(([field]) => field)).toEqual(accepted.map(([field]) => field));
    expect(nullable.map(([field]) => field)).toEqual(expect.arrayContaining(['lean', 'certainty', 'via', 'quantity']));
    expect(nullable.length).toBeLessThan(changes.length);
  });

  function takes(more: object): boolean {
    const amend = commandNamed('amend-statement');
    if (!amend) throw new Error('There is no amend-statement.');
    try {
      return validated(amend, { ...amend.example, ...more }) !== undefined;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  it('says what the words of a field mean, and what a field is for', () => {
    const { act, via } = document.components.schemas.AssertClaim?.properties ?? {};
    expect(act?.description).toContain('`declines_to_comment`: will not speak of it');
    expect(via?.description).toBe('The hops between the outlet and the holder, nearest first.');
  });

  it('shows every question with what it answers and its parameters, and the answer where there is an example', () => {
    for (const { path, answers, parameters: its = {} } of [...questions, feedQuestion]) {
      const {
        summary,
        parameters = [],
        responses,
      } = document.paths[`/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.get ?? {};
      expect(summary).toBe(answers);
      expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(its)));
      const { example, examples } = responses?.[200]?.content?.['application/json'] ?? {};
      expect(example ?? examples?.usual?.value).toBe(EXAMPLES[path]?.answer);
      expect(Object.keys(examples ?? {}).slice(1)).toEqual(Object.keys(EXAMPLES_BESIDE[path] ?? {}));
    }
    const status = document.paths['/v1/claims']?.get?.parameters?.find(({ name }) => name === 'status');
    expect(status?.schema.enum).toContain('contested');
  });

  it('says of every moment of the desk’s clock whose names are told, and that it takes a position of the log', () => {
    const clocks = questions.flatMap(({ path }) =>
      (document.paths[`/v1${path.replace(':id', '{id}')}`]?.get?.parameters ?? []).filter(({ name }) =>
        ['known', 'fromKnown', 'toKnown'].includes(name),
      ),
    );
    expect(clocks.length).toBeGreaterThan(15);
    for (const { description } of clocks) {
      expect(description).toContain(
        'Names of outlets and holders on file are those of that moment; without it today’s.',
      );
      expect(description).toContain('A date, or a position in the log such as 0:123,5:77.');
    }
  });

  it('threatens nobody with an answer that cannot come', () => {
    const { responses } = document.paths['/v1/claims']?.get ?? {};
    expect(Object.keys(responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '403',
      '408',
      '414',
      '417',
      '421',
      '431',
      '500',
      '503',
    ]);
    expect(Object.keys(document.paths['/v1/claims/{id}']?.get?.responses ?? {})).toContain('404');
    expect(Object.keys(document.paths['/v1/commands/deny-claim']?.post?.responses ?? {})).not.toContain('404');
  });

  it('says of what auditors alone may ask that others are refused, and of nothing else', () => {
    const refusing = Object.entries(document.paths).flatMap(([path, { get }]) =>
      get?.responses['403']?.description.includes('role.forbidden') ? [path] : [],
    );
    expect(refusing).toEqual(['/v1/askers/{by}']);
    expect(document.paths['/v1/askers/{by}']?.get?.description).toBe('For a key of the role auditor.');
  });

  it('names every operation once, for whoever makes a client of it', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(names.length).toBeGreaterThan(commands.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('lets whoever asks what became of a command name what the answer must include', () =>
    expect(document.paths['/v1/commands/{id}']?.get).toMatchObject({
      parameters: [{ name: 'id' }, { name: 'stream' }, { name: 'Read-After', in: 'header' }],
    }));

  it('points to no schema that is not there', () => {
    const pointed = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(pointed.length).toBeGreaterThan(commands.length);
    for (const name of pointed) expect(Object.keys(document.components.schemas)).toContain(name);
  });
});
