/** What is a figure and what is none: a date exactly when its unit is `date`, and a number that is held as written. */
import 'reflect-metadata';
import { commandNamed } from '#newsroom';
import { DATE_FIELDS } from '../../newsroom/test/date-fields.js';
import { openApiDocument } from './openapi/document.js';
import { Problem } from './problems.js';
import { parseStrictJson } from './strict-json.js';
import { validated } from './validation.js';

/** A figure as JSON has it. */
const TAKEN = [
  '{"low":12000,"unit":"persons"}',
  '{"low":0,"unit":"persons"}',
  '{"low":-40.5,"unit":"degrees"}',
  '{"low":0.1,"unit":"tonnes"}',
  '{"low":1.50,"unit":"tonnes"}',
  '{"low":12e3,"unit":"persons"}',
  '{"low":125E-2,"unit":"tonnes"}',
  '{"low":0.30000000000000004,"unit":"tonnes"}',
  '{"low":9007199254740991,"unit":"persons"}',
  '{"low":-9007199254740991,"unit":"persons"}',
  '{"low":"2024-10-08","unit":"date"}',
  '{"low":"2024","unit":"Date"}',
  '{"low":"2024-10","unit":" date "}',
  '{"low":"../2024-10-08","unit":"ＤＡＴＥ"}',
  '{"low":"2024-10-08","high":"2024-10-13","unit":"date"}',
  '{"low":1,"high":2,"unit":"dates"}',
];

/** With the field that is wrong; without one it is the number itself. */
const REFUSED: [figure: string, field?: string][] = [
  ['{"low":"12000","unit":"persons"}', 'low'],
  ['{"low":"20240711","unit":"date"}', 'low'],
  ['{"low":"2024-10-08","unit":"persons"}', 'low'],
  ['{"low":"2024","unit":"years"}', 'low'],
  ['{"low":2024,"unit":"date"}', 'low'],
  ['{"low":20241008,"unit":"date"}', 'low'],
  ['{"low":2024,"unit":"ｄａｔｅ"}', 'low'],
  ['{"low":"2024-10-08","high":5,"unit":"date"}', 'high'],
  ['{"low":5,"high":"2024-10-08","unit":"persons"}', 'high'],
  ['{"low":null,"unit":"persons"}', 'low'],
  ['{"low":[1],"unit":"persons"}', 'low'],
  ['{"low":9007199254740992,"unit":"persons"}'],
  ['{"low":9007199254740993,"unit":"persons"}'],
  ['{"low":-9007199254740993,"unit":"persons"}'],
  ['{"low":90071992547409930,"unit":"persons"}'],
  ['{"low":5,"high":12345678901234567890,"unit":"persons"}'],
  ['{"low":1e16,"unit":"persons"}'],
  ['{"low":1e400,"unit":"persons"}'],
  ['{"low":1e-400,"unit":"tonnes"}'],
  ['{"low":1.0000000000000000001,"unit":"tonnes"}'],
  ['{"low":9007199254740991.5,"unit":"persons"}'],
];

/** All commands that may bear one, as the dates of their figures tell. */
const withFigures = DATE_FIELDS.filter(({ path }) => path.endsWith('quantity.asOf')).map(({ command }) => command);

describe('a figure', () => {
  it.each(TAKEN)('is %s', (figure) => {
    for (const { name } of withFigures) expect([name, faultsOf(name, figure)]).toEqual([name, []]);
  });

  it.each(REFUSED.map(([figure, field]) => ({ figure, field })))('is never $figure', ({ figure, field }) => {
    for (const { name } of withFigures) {
      const faults = faultsOf(name, figure);
      expect([name, faults.length]).toEqual([name, 1]);
      expect(faults[0]).toContain(field ? `${field} must be ` : 'cannot be held as it is written');
    }
  });

  it.each(TAKEN)('is described so: %s', (figure) => expect(isDescribed(figure)).toBe(true));

  // A number that a client cannot hold either comes to it as another.
  it.each(REFUSED.filter(([, field]) => field))('is described otherwise than %s', (figure) =>
    expect(isDescribed(figure)).toBe(false),
  );
});

function faultsOf(name: string, figure: string): string[] {
  const command = commandNamed(name);
  if (!command) throw new Error(`There is no ${name}.`);
  const quantity = `{"measure":"deployed","op":"eq",${figure.slice(1)}`;
  const { changes, ...example } = command.example as { changes?: object };
  const text = JSON.stringify(changes ? { ...example, changes: { quantity: 0 } } : { ...example, quantity: 0 });
  try {
    validated(command, parseStrictJson(Buffer.from(text.replace('"quantity":0', `"quantity":${quantity}`))));
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.errors?.map(({ message }) => message) ?? [error.message];
  }
}

interface Schema {
  $ref?: string;
  type?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
}

/** By the two branches that OpenAPI shows. */
function isDescribed(text: string): boolean {
  const { components } = openApiDocument() as { components: { schemas: Record<string, Schema> } };
  const quantity = components.schemas.Quantity as { if: Schema; then: Schema; else: Schema };
  const figure = JSON.parse(text) as Record<string, unknown>;
  const isOfDates = new RegExp(quantity.if.properties?.unit?.pattern ?? '').test(String(figure.unit));
  const fields = (isOfDates ? quantity.then : quantity.else).properties ?? {};
  return Object.entries(fields).every(([name, field]) => {
    const schema = field.$ref ? components.schemas[field.$ref.split('/').at(-1) ?? ''] : field;
    return figure[name] === undefined || fits(figure[name], schema ?? {});
  });
}

function fits(value: unknown, { type, pattern, minimum = Infinity, maximum = -Infinity }: Schema): boolean {
  if (typeof value !== type) return false;
  if (typeof value === 'number') return value >= minimum && value <= maximum;
  return new RegExp(pattern ?? '^$').test(String(value));
}
