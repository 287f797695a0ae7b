import 'reflect-metadata';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Description } from '#testing';
import { feedQuestion, questions } from '#views';
import { BULK_ANSWER, EXAMPLES } from './example-answers.js';
import { EXAMPLES_BESIDE } from './examples-beside.js';
import { describeDoors, type Described } from './describe.js';

describe('the answers of the doors', () => {
  let described: Described;
  let description: Description;

  beforeAll(async () => {
    described = await describeDoors({ partitions: 12 });
    description = new Description(described);
  });

  it('are described by a document that is sound OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone({ ...described }));
    expect([valid, errors]).toEqual([true, undefined]);
  });

  it.each([...questions, feedQuestion])('are shown by examples that are of their schema: $path', ({ path }) => {
    const answers = [EXAMPLES[path], ...Object.values(EXAMPLES_BESIDE[path] ?? {})].flatMap((one) => one?.answer ?? []);
    for (const body of answers) description.assertAnswer({ method: 'GET', path: asked(path), status: 200, body });
  });

  it('to many commands are shown line by line', () => {
    for (const line of BULK_ANSWER.split('\n')) description.assertIs('BulkLine', JSON.parse(line));
  });

  it('each have a schema that says more than that it is an object', () => {
    const bare = Object.entries(described.paths).flatMap(([path, operations]) =>
      Object.values(operations).flatMap(({ responses }) =>
        Object.entries(responses).flatMap(([status, { content = {} }]) =>
          JSON.stringify(content).includes('"schema":{"type":"object"}') ? [`${status} of ${path}`] : [],
        ),
      ),
    );
    expect(bare).toEqual([]);
  });

  it.each<[string, object]>([
    ['lacks a field', { claims: [], next: null }],
    ['has a field that nobody knows of', { claims: [], next: null, asOf: '0:1', more: 1 }],
    ['has a number for a text', { claims: [], next: 7, asOf: '0:1' }],
  ])('are found out where one %s', (_what, body) => {
    const wrong = () => description.assertAnswer({ method: 'GET', path: '/v1/claims?limit=1', status: 200, body });
    expect(wrong).toThrow(/^What answered is not what is described of GET \/v1\/claims\?limit=1:/);
  });
});

function asked(path: string): string {
  return `/v1${path.replaceAll(/:\w+/g, 'some')}`;
}
