/** One kind of date at every door: the fields of commands, the parameters of questions, and what OpenAPI says of both. */
import 'reflect-metadata';
import { feedQuestion, questions } from '#views';
import { DATE_FIELDS, dated } from '../../newsroom/test/date-fields.js';
import { REFUSED, TAKEN } from '../../newsroom/test/dates-page.js';
import { openApiDocument } from './openapi/document.js';
import { type FieldError, Problem } from './problems.js';
import type { JsonObject } from './strict-json.js';
import { validated } from './validation.js';

interface Schema {
  $ref?: string;
  type?: string;
  pattern?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
}

interface Document {
  paths: Record<string, { get?: { parameters: { name: string; schema: Schema }[] } }>;
  components: { schemas: Record<string, Schema> };
}

const LOG = { partitions: 12 };
const { paths, components } = openApiDocument() as Document;
const TEXTS = [...TAKEN, ...REFUSED].map(({ date }) => date).filter((date) => typeof date === 'string');
/** What no pattern can say: which of two ends comes first. */
const ENDS_FIRST = new Set(
  REFUSED.filter(({ why }) => /^it ends before|^by |in another zone$/.test(why)).map(({ date }) => date),
);

const fields = DATE_FIELDS.map((field) => ({ name: `${field.command.name}'s ${field.path}`, field }));
const parameters = [...questions, feedQuestion].flatMap(({ path, parameters: its = {} }) =>
  Object.entries(its)
    .filter(([name]) => ['at', 'known', 'since', 'from', 'to', 'fromKnown', 'toKnown'].includes(name))
    .map(([name, parameter]) => ({ name: `${name} of ${path}`, parameter, schema: schemaOfParameter(path, name) })),
);

describe('a date at the door', () => {
  it.each(fields)('$name is taken in every form of docs/dates.md', ({ field }) => {
    for (const { date } of TAKEN) expect([date, faultsOf(field, date)]).toEqual([date, []]);
  });

  it.each(fields)('$name is refused in any other, with what is wanted', ({ field }) => {
    for (const { date } of REFUSED) {
      const message = expect.stringContaining('must be a date such as 2024') as string;
      // Null takes a field away where that is allowed, and nothing else does.
      if (date === null && field.path === 'changes.saidAt') continue;
      expect([date, faultsOf(field, date)]).toEqual([date, [{ field: field.path, message }]]);
    }
  });

  it.each(parameters)('$name is taken in the same forms, and in no other', ({ parameter }) => {
    for (const { date } of TAKEN) expect([date, parameter.fits(date, LOG)]).toEqual([date, true]);
    for (const { date } of REFUSED)
      if (typeof date === 'string') expect([date, parameter.fits(date, LOG)]).toEqual([date, false]);
    expect(parameter.mustBe).toContain('a date such as 2024');
  });

  it.each(parameters)('$name is described as what it takes', ({ parameter, schema }) => {
    for (const text of TEXTS.filter((one) => !ENDS_FIRST.has(one)))
      expect([text, allows(schema, text)]).toEqual([text, parameter.fits(text, LOG)]);
  });

  it.each(fields)('$name is described as what it takes', ({ field }) => {
    const schema = schemaOf(field);
    for (const text of TEXTS.filter((one) => !ENDS_FIRST.has(one)))
      expect([text, allows(schema, text)]).toEqual([text, TAKEN.some(({ date }) => date === text)]);
  });

  it('is of every command and question that has one', () => {
    expect(fields.length).toBeGreaterThan(25);
    expect(parameters.length).toBeGreaterThan(6);
    expect(ENDS_FIRST.size).toBe(4);
  });
});

function faultsOf(field: (typeof DATE_FIELDS)[number], date: unknown): FieldError[] {
  try {
    validated(field.command, dated(field, date) as JsonObject);
    return [];
  } catch (error) {
    if (error instanceof Problem) return [...(error.errors ?? [])];
    throw error;
  }
}

function schemaOf({ command, path }: (typeof DATE_FIELDS)[number]): Schema {
  const root: Schema = { $ref: `#/components/schemas/${command.command}` };
  return path
    .split('.')
    .reduce((schema, name) => partsOf(schema).find(({ properties }) => properties)?.properties?.[name] ?? {}, root);
}

function schemaOfParameter(path: string, parameter: string): Schema {
  const { parameters = [] } = paths[`/v1${path.replace(':id', '{id}')}`]?.get ?? {};
  return parameters.find(({ name }) => name === parameter)?.schema ?? {};
}

function allows(schema: Schema, text: string): boolean {
  return partsOf(schema).some(({ type, pattern }) => type === 'string' && patternOf(pattern).test(text));
}

const patterns = new Map<string, RegExp>();

function patternOf(text = '^$'): RegExp {
  const pattern = patterns.get(text) ?? new RegExp(text);
  patterns.set(text, pattern);
  return pattern;
}

/** With what it points to; of several each. */
function partsOf(schema: Schema): Schema[] {
  if (schema.anyOf) return schema.anyOf.flatMap(partsOf);
  return schema.$ref ? partsOf(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : [schema];
}
