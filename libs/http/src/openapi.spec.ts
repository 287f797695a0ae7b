import 'reflect-metadata';
import { newsroom } from '#newsroom';
import { questions } from '#views';
import { openApiDocument } from './openapi.js';
import { registerNestedTypes, validated } from './validation.js';

const commands = newsroom.flatMap((stream) => stream.commands);

interface Operation {
  requestBody: { content: { 'application/json': { schema: { $ref: string }; example: object } } };
}

interface Document {
  openapi: string;
  paths: Record<string, { get?: object; post?: Operation }>;
  components: { schemas: Record<string, { required?: string[]; additionalProperties?: boolean }> };
}

describe('the description of the doors', () => {
  for (const { type } of commands) registerNestedTypes(type);
  const document = openApiDocument() as Document;

  it('is OpenAPI 3.1', () => expect(document.openapi).toBe('3.1.0'));

  it.each(commands.map((command) => [command.name, command] as const))(
    'shows %s with an example that its own rules accept',
    (name, command) => {
      const shown = document.paths[`/v1/commands/${name}`]?.post?.requestBody.content['application/json'];
      expect(shown?.example).toBe(command.example);
      expect(validated(command, command.example)).toBe(command.example);
      expect(document.components.schemas[command.command]).toMatchObject({ additionalProperties: false });
    },
  );

  it('has a path for every question that a view answers', () => {
    for (const { path } of questions) expect(document.paths[`/v1${path.replace(':id', '{id}')}`]?.get).toBeDefined();
  });

  it('lets whoever asks what became of a command name what the answer must include', () =>
    expect(document.paths['/v1/commands/{id}']?.get).toMatchObject({
      parameters: [{ name: 'id' }, { name: 'Read-After', in: 'header' }],
    }));

  it('points to no schema that is not there', () => {
    const pointed = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(pointed.length).toBeGreaterThan(commands.length);
    for (const name of pointed) expect(Object.keys(document.components.schemas)).toContain(name);
  });
});
